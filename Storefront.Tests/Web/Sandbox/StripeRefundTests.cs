using System.Net;
using Storefront.Tests.Support;
using Stripe;

namespace Storefront.Tests.Web.Sandbox;

public class StripeRefundTests : SandboxTests
{
    private RefundService Refunds => new(Sandbox.Stripe);

    [Fact]
    public async Task Parts_add_up_to_the_charge_and_no_further()
    {
        var session = await Sandbox.PaidAsync(4900);
        var first = await RefundAsync(session.PaymentIntentId, 1900);
        var last = await RefundAsync(session.PaymentIntentId);

        Assert.Equal(("succeeded", 1900L, "eur"), (first.Status, first.Amount, first.Currency));
        Assert.Equal(3000, last.Amount);
        var error = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(session.PaymentIntentId, 1));
        Assert.Equal((HttpStatusCode.BadRequest, "charge_already_refunded"), (error.HttpStatusCode, error.StripeError.Code));
        Assert.Equal($"Charge {first.ChargeId} has already been refunded.", error.Message);
        Assert.Equal(0, await Sandbox.NetAsync());
        var intent = await new PaymentIntentService(Sandbox.Stripe).GetAsync(session.PaymentIntentId, new() { Expand = ["latest_charge"] }, cancellationToken: Cancel);
        Assert.Equal((4900L, true), (intent.LatestCharge.AmountRefunded, intent.LatestCharge.Refunded));
    }

    [Fact]
    public async Task More_than_is_left_is_refused_and_moves_nothing()
    {
        var session = await Sandbox.PaidAsync(4900);
        await RefundAsync(session.PaymentIntentId, 900);

        var error = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(session.PaymentIntentId, 4001));

        Assert.Equal("Refund amount (€40.01) is greater than unrefunded amount on charge (€40.00)", error.Message);
        Assert.Equal("amount", error.StripeError.Param);
        Assert.Equal(4000, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task Two_at_once_never_give_back_more_than_was_paid()
    {
        var session = await Sandbox.PaidAsync(100);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (await RefundAsync(session.PaymentIntentId, 60)).Status;
            }
            catch (StripeException refused)
            {
                return refused.StripeError.Param;
            }
        }));

        Assert.Equal(1, results.Count(result => result == "succeeded"));
        Assert.Equal(7, results.Count(result => result == "amount"));
        Assert.Equal(40, await Sandbox.NetAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task An_amount_is_at_least_one(long amount)
    {
        var session = await Sandbox.PaidAsync();

        var error = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(session.PaymentIntentId, amount));

        Assert.Equal(("parameter_invalid_integer", "amount"), (error.StripeError.Code, error.StripeError.Param));
        Assert.Equal(4900, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task What_was_not_paid_cannot_be_refunded()
    {
        var session = await Sandbox.OpenAsync();
        (await Sandbox.PayAsync(session.Id, "4000000000000002")).Dispose();
        var intent = (await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel)).PaymentIntentId;

        var error = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(intent));

        Assert.Equal($"This PaymentIntent ({intent}) does not have a successful charge to refund.", error.Message);
    }

    [Fact]
    public async Task A_refund_names_one_payment()
    {
        var session = await Sandbox.PaidAsync();

        Assert.Equal("parameter_missing", (await Refused(new())).Code);
        Assert.Equal("parameters_exclusive", (await Refused(new() { PaymentIntent = session.PaymentIntentId, Charge = "ch_1" })).Code);
        Assert.Equal("resource_missing", (await Refused(new() { PaymentIntent = "pi_nothing" })).Code);
        Assert.Equal("reason", (await Refused(new() { PaymentIntent = session.PaymentIntentId, Reason = "whim" })).Param);
    }

    [Fact]
    public async Task Refunds_are_found_by_payment()
    {
        var (one, other) = (await Sandbox.PaidAsync(reference: "1"), await Sandbox.PaidAsync(reference: "2"));
        var first = await RefundAsync(one.PaymentIntentId, 100);
        var second = await RefundAsync(one.PaymentIntentId, 200);
        await RefundAsync(other.PaymentIntentId, 300);

        var found = await Refunds.ListAsync(new() { PaymentIntent = one.PaymentIntentId }, cancellationToken: Cancel);

        Assert.Equal([second.Id, first.Id], found.Select(refund => refund.Id));
        Assert.Equal(100, (await Refunds.GetAsync(first.Id, cancellationToken: Cancel)).Amount);
    }

    [Theory]
    [InlineData("succeeded", "succeeded", 3900)]
    [InlineData("failed", "failed", 4900)]
    public async Task A_pending_refund_ends_as_the_bank_decides(string outcome, string status, long net)
    {
        var session = await Sandbox.PaidAsync(4900);
        await Sandbox.FaultAsync("POST /v1/refunds", "pending");
        var refund = await RefundAsync(session.PaymentIntentId, 1000);
        Assert.Equal("pending", refund.Status);

        using var response = await Sandbox.Http.PostAsync($"/sandbox/refunds/{refund.Id}/{outcome}", null, Cancel);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(status, (await Refunds.GetAsync(refund.Id, cancellationToken: Cancel)).Status);
        Assert.Equal(net, await Sandbox.NetAsync());
        var updated = await new EventService(Sandbox.Stripe).ListAsync(new() { Type = "refund.updated" }, cancellationToken: Cancel);
        Assert.Equal(refund.Id, Assert.IsType<Refund>(Assert.Single(updated).Data.Object).Id);
    }

    [Fact]
    public async Task A_refund_that_the_bank_refuses_moves_nothing()
    {
        var session = await Sandbox.PaidAsync(4900);
        await Sandbox.FaultAsync("POST /v1/refunds", "decline");

        var refund = await RefundAsync(session.PaymentIntentId, 1000);

        Assert.Equal(("failed", "expired_or_canceled_card"), (refund.Status, refund.FailureReason));
        Assert.Equal(4900, await Sandbox.NetAsync());
        Assert.Equal(4900, (await RefundAsync(session.PaymentIntentId)).Amount);
    }

    private Task<Refund> RefundAsync(string paymentIntent, long? amount = null) => Refunds.CreateAsync(new() { PaymentIntent = paymentIntent, Amount = amount }, cancellationToken: Cancel);

    private async Task<StripeError> Refused(RefundCreateOptions options) =>
        (await Assert.ThrowsAsync<StripeException>(() => Refunds.CreateAsync(options, cancellationToken: Cancel))).StripeError;
}
