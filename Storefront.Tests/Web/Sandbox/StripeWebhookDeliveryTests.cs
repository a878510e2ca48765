using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Storefront.Tests.Support;
using Stripe;
using Stripe.Checkout;

namespace Storefront.Tests.Web.Sandbox;

public class StripeWebhookDeliveryTests : SandboxTests
{
    private const string Secret = "whsec_sandbox";

    private WebhookListener listener = null!;

    [Fact]
    public async Task A_payment_is_told_in_the_order_in_which_it_happened_and_signed()
    {
        var session = await Sandbox.PaidAsync(4900);

        await DeliveredAsync(4);

        Assert.Equal(
            ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"],
            listener.Received.Select(webhook => webhook.Type));
        foreach (var webhook in listener.Received)
        {
            // Stripe's own library accepts it, in the version that it was made for.
            var told = EventUtility.ConstructEvent(webhook.Body, webhook.Signature, Secret);
            Assert.Equal(webhook.Id, told.Id);
            Assert.Throws<StripeException>(() => EventUtility.ConstructEvent(webhook.Body, webhook.Signature, "whsec_other"));
            Assert.Throws<StripeException>(() => EventUtility.ConstructEvent(webhook.Body.Replace("4900", "4901", StringComparison.Ordinal) + " ", webhook.Signature, Secret));
        }
        var completed = Assert.IsType<Session>(EventUtility.ParseEvent(listener.Received[3].Body).Data.Object);
        Assert.Equal((session.Id, "complete", "paid", 4900L), (completed.Id, completed.Status, completed.PaymentStatus, completed.AmountTotal));
    }

    [Fact]
    public async Task A_refund_a_refusal_and_an_expiry_are_told_too()
    {
        var paid = await Sandbox.PaidAsync();
        await new RefundService(Sandbox.Stripe).CreateAsync(new() { PaymentIntent = paid.PaymentIntentId }, new() { IdempotencyKey = "refund:1" }, Cancel);
        var open = await Sandbox.OpenAsync(reference: "1002");
        (await Sandbox.PayAsync(open.Id, "4000000000000002")).Dispose();
        await Sandbox.Sessions.ExpireAsync(open.Id, cancellationToken: Cancel);

        await DeliveredAsync(11);

        Assert.Equal(
            [
                "charge.refunded", "refund.created",
                "payment_intent.created", "charge.failed", "payment_intent.payment_failed",
                "payment_intent.canceled", "checkout.session.expired",
            ],
            listener.Received.Skip(4).Select(webhook => webhook.Type));
        var refunded = EventUtility.ParseEvent(listener.Received[4].Body);
        Assert.Equal("refund:1", refunded.Request.IdempotencyKey);
        Assert.Equal(4900, Assert.IsType<Charge>(refunded.Data.Object).AmountRefunded);
        Assert.Equal("expired", Assert.IsType<Session>(EventUtility.ParseEvent(listener.Received[10].Body).Data.Object).Status);
    }

    [Fact]
    public async Task An_event_that_the_shop_does_not_take_comes_again_later_and_later()
    {
        listener.Answer = _ => StatusCodes.Status500InternalServerError;
        var session = await Sandbox.OpenAsync();
        await Sandbox.Sessions.ExpireAsync(session.Id, cancellationToken: Cancel);
        await Eventually.TrueAsync(() => listener.Received.Count == 1, "the first try");

        // After 2, 4, 8, 16 and 32 seconds.
        for (var tries = 2; tries <= 6; tries++)
        {
            Sandbox.Time.Advance(TimeSpan.FromSeconds(35));
            await Eventually.TrueAsync(() => listener.Received.Count == tries, $"try {tries}");
        }

        // The next one is due in 64: before its time nothing is sent.
        Sandbox.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(0, await Sandbox.Courier.DeliverDueAsync(Cancel));
        Assert.Equal(6, listener.Received.Count);

        listener.Answer = _ => StatusCodes.Status204NoContent;
        Sandbox.Time.Advance(TimeSpan.FromSeconds(50));
        await Eventually.TrueAsync(() => listener.Received[^1].Answered == StatusCodes.Status204NoContent, "the accepted try");

        Assert.Single(listener.Received.Select(webhook => webhook.Id).Distinct());
        Assert.All(listener.Received, webhook => EventUtility.ValidateSignature(webhook.Body, webhook.Signature, Secret, 300, Sandbox.Time.GetUtcNow().ToUnixTimeSeconds()));
        await Eventually.TrueAsync(
            async () => (await new EventService(Sandbox.Stripe).GetAsync(listener.Received[0].Id, cancellationToken: Cancel)).PendingWebhooks == 0, "the event is marked as delivered");
    }

    [Fact]
    public async Task One_event_that_fails_does_not_hold_up_the_others()
    {
        listener.Answer = type => type == "charge.succeeded" ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
        await Sandbox.PaidAsync();

        await Eventually.TrueAsync(() => listener.Received.Any(webhook => webhook.Type == "checkout.session.completed"), "the last event is delivered");
    }

    [Fact]
    public async Task Webhooks_that_are_held_back_wait_until_they_are_let_go()
    {
        await Sandbox.FaultAsync("webhook", "hold", times: 0);
        await Sandbox.PaidAsync();
        await Task.Delay(1500, Cancel);
        Assert.Empty(listener.Received);

        using var cleared = await Sandbox.Http.DeleteAsync("/sandbox/faults", Cancel);
        using var delivered = await Sandbox.Http.PostAsync("/sandbox/deliveries", null, Cancel);

        await DeliveredAsync(4);
    }

    [Fact]
    public async Task Any_event_can_be_sent_again()
    {
        await Sandbox.PaidAsync();
        await DeliveredAsync(4);
        var completed = listener.Received[3].Id;

        using var again = await Sandbox.Http.PostAsync($"/sandbox/events/{completed}/deliveries", null, Cancel);

        Assert.Equal("200", (await again.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("answer").GetString());
        Assert.Equal(2, listener.Received.Count(webhook => webhook.Id == completed));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await listener.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override async Task<string?> WebhookUrlAsync()
    {
        listener = await WebhookListener.StartAsync();
        return listener.Url;
    }

    private Task DeliveredAsync(int count) => Eventually.TrueAsync(() => listener.Received.Count == count, $"{count} events are delivered");
}
