using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Storefront.Tests.Support;
using Stripe;
using Stripe.Checkout;

namespace Storefront.Tests.Web.Sandbox;

public class StripeSessionTests : SandboxTests
{
    [Fact]
    public async Task An_opened_session_is_unpaid_and_tells_its_page()
    {
        var session = await Sandbox.OpenAsync(4900, reference: "1007");

        Assert.Equal(("open", "unpaid", 4900L, "eur", "payment"), (session.Status, session.PaymentStatus, session.AmountTotal, session.Currency, session.Mode));
        Assert.Equal(("1007", "ada@example.com", "1007"), (session.ClientReferenceId, session.CustomerEmail, session.Metadata["order"]));
        Assert.Equal($"{Sandbox.Address}/sandbox/stripe/pay/{session.Id}", session.Url);
        Assert.StartsWith("cs_test_", session.Id, StringComparison.Ordinal);
        Assert.Null(session.PaymentIntentId);
        Assert.Null(session.LineItems);
        Assert.False(session.Livemode);
        Assert.Equal("endive", session.StripeResponse.Headers.GetValues("Stripe-Version").Single().Split('.')[1]);
        Assert.StartsWith("req_", session.StripeResponse.RequestId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_lives_for_a_day_unless_told()
    {
        var options = Sandbox.Options();
        options.ExpiresAt = null;

        var session = await Sandbox.Sessions.CreateAsync(options, cancellationToken: Cancel);

        Assert.Equal(TimeSpan.FromHours(24), session.ExpiresAt - session.Created);
    }

    [Fact]
    public async Task Line_items_and_the_payment_are_shown_when_asked_for()
    {
        var paid = await Sandbox.PaidAsync();

        var session = await Sandbox.Sessions.GetAsync(paid.Id, new() { Expand = ["line_items", "payment_intent.latest_charge"] }, cancellationToken: Cancel);

        var item = Assert.Single(session.LineItems);
        Assert.Equal(("Oak tray", 1L, 4900L, 4900L), (item.Description, item.Quantity, item.AmountTotal, item.Price.UnitAmount));
        Assert.Equal(("succeeded", 4900L), (session.PaymentIntent.Status, session.PaymentIntent.LatestCharge.Amount));
        Assert.Equal("1001", session.PaymentIntent.Metadata["order"]);
    }

    [Fact]
    public async Task What_cannot_be_expanded_is_refused_and_opens_nothing()
    {
        var options = Sandbox.Options();
        options.AddExpand("shop_window");

        var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.CreateAsync(options, cancellationToken: Cancel));

        Assert.Contains("cannot be expanded (shop_window)", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_paid_session_is_complete_and_its_page_is_gone()
    {
        var session = await Sandbox.PaidAsync();

        Assert.Equal(("complete", "paid"), (session.Status, session.PaymentStatus));
        Assert.Null(session.Url);
        var intent = await new PaymentIntentService(Sandbox.Stripe).GetAsync(session.PaymentIntentId, cancellationToken: Cancel);
        Assert.Equal(("succeeded", 4900L, 4900L, "eur"), (intent.Status, intent.Amount, intent.AmountReceived, intent.Currency));
        Assert.Equal(4900, await Sandbox.NetAsync($"?session={session.Id}"));
    }

    [Fact]
    public async Task An_expired_session_cannot_be_paid()
    {
        var session = await Sandbox.OpenAsync();

        var expired = await Sandbox.Sessions.ExpireAsync(session.Id, cancellationToken: Cancel);
        using var response = await Sandbox.PayAsync(session.Id);

        Assert.Equal(("expired", "unpaid", null), (expired.Status, expired.PaymentStatus, expired.Url));
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal(0, await Sandbox.NetAsync());
    }

    [Theory]
    [InlineData(true, "complete")]
    [InlineData(false, "expired")]
    public async Task A_session_that_ended_cannot_be_expired(bool paid, string status)
    {
        var session = await Sandbox.OpenAsync();
        if (paid)
            (await Sandbox.PayAsync(session.Id)).Dispose();
        else
            await Sandbox.Sessions.ExpireAsync(session.Id, cancellationToken: Cancel);

        var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.ExpireAsync(session.Id, cancellationToken: Cancel));

        Assert.Equal(HttpStatusCode.BadRequest, error.HttpStatusCode);
        Assert.Equal($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{status}`.", error.Message);
        Assert.Equal(status, (await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel)).Status);
    }

    [Fact]
    public async Task A_session_expires_by_itself_at_its_time()
    {
        var session = await Sandbox.OpenAsync();
        Sandbox.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("open", (await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel)).Status);

        Sandbox.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("expired", (await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel)).Status);
        var events = await new EventService(Sandbox.Stripe).ListAsync(new() { Type = "checkout.session.expired" }, cancellationToken: Cancel);
        Assert.Equal(session.Id, Assert.IsType<Session>(Assert.Single(events).Data.Object).Id);
    }

    [Fact]
    public async Task A_session_nobody_opened_is_missing()
    {
        var error = await Assert.ThrowsAsync<StripeException>(() => Sandbox.Sessions.GetAsync("cs_test_nothing", cancellationToken: Cancel));

        Assert.Equal((HttpStatusCode.NotFound, "resource_missing", "No such checkout.session: 'cs_test_nothing'"), (error.HttpStatusCode, error.StripeError.Code, error.Message));
    }

    [Theory]
    [InlineData("checkout.session")]
    [InlineData("payment_intent")]
    [InlineData("charge")]
    [InlineData("refund")]
    [InlineData("event")]
    public async Task Objects_have_the_fields_of_the_published_examples(string kind)
    {
        var paid = await Sandbox.PaidAsync();
        var refund = await new RefundService(Sandbox.Stripe).CreateAsync(new() { PaymentIntent = paid.PaymentIntentId }, cancellationToken: Cancel);
        var intent = await new PaymentIntentService(Sandbox.Stripe).GetAsync(paid.PaymentIntentId, new() { Expand = ["latest_charge"] }, cancellationToken: Cancel);
        var raw = kind switch
        {
            "checkout.session" => JsonNode.Parse(paid.StripeResponse.Content)!,
            "payment_intent" => JsonNode.Parse(intent.StripeResponse.Content)!,
            "charge" => JsonNode.Parse(intent.StripeResponse.Content)!["latest_charge"]!,
            "refund" => JsonNode.Parse(refund.StripeResponse.Content)!,
            _ => JsonNode.Parse((await new EventService(Sandbox.Stripe).ListAsync(cancellationToken: Cancel)).StripeResponse.Content)!["data"]![0]!,
        };

        using var fixtures = JsonDocument.Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(SourceFile.Root, "Storefront.Tests/Web/Sandbox/stripe-fixtures.json"), Cancel));
        var published = fixtures.RootElement.GetProperty("resources").GetProperty(kind).EnumerateObject().Select(field => field.Name);

        // A charge's refunds are a list of their own since 2022-11-15.
        var expected = published.Except(kind == "charge" ? ["refunds"] : []).Order();
        Assert.Equal(expected, raw.AsObject().Select(field => field.Key).Order());
    }
}
