using System.Net;
using Storefront.Tests.Support;
using Stripe;

namespace Storefront.Tests.Web.Sandbox;

public class StripeIdempotencyTests : SandboxTests
{
    [Fact]
    public async Task The_same_key_gives_the_same_session_and_says_so()
    {
        var options = Sandbox.Options();
        var first = await Sandbox.Sessions.CreateAsync(options, Key("k1"), Cancel);
        var second = await Sandbox.Sessions.CreateAsync(options, Key("k1"), Cancel);
        var other = await Sandbox.Sessions.CreateAsync(options, Key("k2"), Cancel);

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Id, other.Id);
        Assert.False(first.StripeResponse.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal("true", second.StripeResponse.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal(first.StripeResponse.RequestId, second.StripeResponse.Headers.GetValues("Original-Request").Single());
        Assert.NotEqual(first.StripeResponse.RequestId, second.StripeResponse.RequestId);
    }

    [Fact]
    public async Task The_saved_reply_is_the_first_one_even_when_things_have_changed()
    {
        var options = Sandbox.Options();
        var first = await Sandbox.Sessions.CreateAsync(options, Key("k1"), Cancel);
        (await Sandbox.PayAsync(first.Id)).Dispose();

        Assert.Equal("open", (await Sandbox.Sessions.CreateAsync(options, Key("k1"), Cancel)).Status);
    }

    [Fact]
    public async Task Other_parameters_under_the_same_key_are_refused()
    {
        await Sandbox.Sessions.CreateAsync(Sandbox.Options(4900), Key("k1"), Cancel);

        var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(Sandbox.Options(5000), Key("k1"), Cancel));

        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_error"), (error.HttpStatusCode, error.StripeError.Type));
        Assert.StartsWith("Keys for idempotent requests can only be used with the same parameters they were first used with.", error.Message, StringComparison.Ordinal);
        Assert.Single(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task The_same_key_at_another_endpoint_is_refused()
    {
        var session = await Sandbox.Sessions.CreateAsync(Sandbox.Options(), Key("k1"), Cancel);

        var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.ExpireAsync(session.Id, null, Key("k1"), Cancel));

        Assert.Equal("idempotency_error", error.StripeError.Type);
        Assert.Equal("open", (await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel)).Status);
    }

    [Fact]
    public async Task A_rival_with_the_same_key_is_turned_away_while_the_first_is_under_way()
    {
        await Sandbox.FaultAsync("POST /v1/checkout/sessions", "slow", seconds: 1.5);
        var options = Sandbox.Options();
        var first = Sandbox.Sessions.CreateAsync(options, Key("k1"), Cancel);
        await Task.Delay(500, Cancel);

        var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(options, Key("k1"), Cancel));

        Assert.Equal((HttpStatusCode.Conflict, "idempotency_key_in_use"), (error.HttpStatusCode, error.StripeError.Code));
        Assert.Equal((await first).Id, (await Sandbox.Sessions.CreateAsync(options, Key("k1"), Cancel)).Id);
    }

    [Fact]
    public async Task Fifty_at_once_with_one_key_open_one_session()
    {
        var options = Sandbox.Options();
        var patient = new global::Stripe.Checkout.SessionService(Sandbox.Client(retries: 10));

        var sessions = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => patient.CreateAsync(options, Key("k1"), Cancel)));

        Assert.Single(sessions.Select(session => session.Id).Distinct());
        Assert.Single(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_500_is_saved_and_given_again_although_the_call_took_effect()
    {
        await Sandbox.FaultAsync("POST /v1/checkout/sessions", "charge-then-500");
        var options = Sandbox.Options();

        for (var i = 0; i < 3; i++)
        {
            var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(options, Key("k1"), Cancel));
            Assert.Equal((HttpStatusCode.InternalServerError, "api_error"), (error.HttpStatusCode, error.StripeError.Type));
        }

        Assert.Equal("1001", Assert.Single(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel)).ClientReferenceId);
    }

    [Fact]
    public async Task A_refusal_of_the_request_itself_is_not_saved()
    {
        await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(Sandbox.Options(1), Key("k1"), Cancel));

        Assert.Equal(4900, (await Sandbox.Sessions.CreateAsync(Sandbox.Options(4900), Key("k1"), Cancel)).AmountTotal);
    }

    [Fact]
    public async Task A_refusal_by_the_state_of_things_is_saved()
    {
        var session = await Sandbox.PaidAsync();
        var refunds = new RefundService(Sandbox.Stripe);
        await refunds.CreateAsync(new() { PaymentIntent = session.PaymentIntentId }, cancellationToken: Cancel);

        for (var i = 0; i < 2; i++)
        {
            var error = await Assert.ThrowsAsync<StripeException>(() => refunds.CreateAsync(new() { PaymentIntent = session.PaymentIntentId }, Key("r1"), Cancel));
            Assert.Equal("charge_already_refunded", error.StripeError.Code);
            Assert.Equal(i == 1, error.StripeResponse.Headers.Contains("Idempotent-Replayed"));
        }
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        var first = await Sandbox.Sessions.CreateAsync(Sandbox.Options(), Key("k1"), Cancel);
        Sandbox.Time.Advance(TimeSpan.FromHours(24));

        Assert.NotEqual(first.Id, (await Sandbox.Sessions.CreateAsync(Sandbox.Options(), Key("k1"), Cancel)).Id);
    }

    private static RequestOptions Key(string key) => new() { IdempotencyKey = key };
}
