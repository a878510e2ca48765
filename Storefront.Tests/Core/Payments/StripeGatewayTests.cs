using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Stripe;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Payments;

public class StripeGatewayTests : SandboxTests
{
    private const string Open = "POST /v1/checkout/sessions";
    private const string Expire = "POST /v1/checkout/sessions/{id}/expire";
    private const string Refund = "POST /v1/refunds";

    private DateTimeOffset? expiresAt;

    [Fact]
    public async Task A_session_shows_the_orders_lines_and_charges_their_total()
    {
        var session = Answered(await Gateway().OpenSessionAsync(Request(), Cancel));

        Assert.Equal((GatewaySessionStatus.Open, false, new Money(5390, "EUR"), "1001", false), (session.Status, session.IsPaid, session.Amount, session.OrderNumber, session.IsLive));
        Assert.StartsWith(Sandbox.Address, session.Url, StringComparison.Ordinal);
        Assert.Contains(session.Id, session.Raw, StringComparison.Ordinal);
        var page = await Sandbox.Http.GetHtmlAsync(session.Url!);
        Assert.Equal(["Oak tray × 2 €49.00", "Delivery × 1 €4.90"], page.QuerySelectorAll(".lines li").Select(line => line.Words()));
        var stripes = await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel);
        Assert.Equal(("de", "ada@example.com", "session:1001"), (stripes.Locale, stripes.CustomerEmail, stripes.Metadata["key"]));
        Assert.Equal("https://shop.example/checkout/return?session_id={CHECKOUT_SESSION_ID}", stripes.SuccessUrl);
    }

    [Fact]
    public async Task A_paid_session_is_found_as_paid()
    {
        var gateway = Gateway();
        var opened = Answered(await gateway.OpenSessionAsync(Request(), Cancel));
        (await Sandbox.PayAsync(opened.Id)).Dispose();

        var found = Answered(await gateway.FindSessionAsync(opened.Id, Cancel));

        Assert.Equal((GatewaySessionStatus.Complete, true, new Money(5390, "EUR")), (found.Status, found.IsPaid, found.Amount));
        Assert.StartsWith("pi_", found.PaymentIntentId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("charge-then-hang")]
    [InlineData("charge-then-reset")]
    [InlineData("charge-then-500")]
    [InlineData("reset")]
    [InlineData("429")]
    [InlineData("503")]
    public async Task A_lost_answer_is_asked_for_again_with_the_same_key_and_opens_one_session(string fault)
    {
        await Sandbox.FaultAsync(Open, fault);

        var session = Answered(await Gateway(timeout: 1).OpenSessionAsync(Request(), Cancel));

        Assert.Equal(session.Id, Assert.Single(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel)).Id);
        var keys = (await Sandbox.JsonAsync($"/sandbox/calls?call={Uri.EscapeDataString(Open)}")).EnumerateArray().Select(call => call.GetProperty("key").GetString());
        Assert.Equal("session:1001", Assert.Single(keys.Distinct()));
    }

    [Fact]
    public async Task While_Stripe_is_down_the_outcome_is_unknown_and_later_the_same_key_finds_it()
    {
        await Sandbox.FaultAsync("*", "503", times: 0);
        var gateway = Gateway();

        Assert.IsType<GatewayAnswer<GatewaySession>.Unknown>(await gateway.OpenSessionAsync(Request(), Cancel));
        Assert.Empty((await Sandbox.JsonAsync("/sandbox/ledger")).GetProperty("sessions").EnumerateArray());
        using var cleared = await Sandbox.Http.DeleteAsync("/sandbox/faults", Cancel);

        Assert.Equal(GatewaySessionStatus.Open, Answered(await gateway.OpenSessionAsync(Request(), Cancel)).Status);
    }

    [Fact]
    public async Task When_most_calls_fail_the_breaker_opens_and_answers_at_once()
    {
        await Sandbox.FaultAsync("*", "slow", times: 0, seconds: 20);
        var gateway = Gateway(timeout: 0.2);
        for (var i = 0; i < 4; i++)
            Assert.IsType<GatewayAnswer<GatewaySession>.Unknown>(await gateway.FindSessionAsync("cs_test_1", Cancel));

        var clock = Stopwatch.StartNew();
        Assert.IsType<GatewayAnswer<GatewaySession>.Unknown>(await gateway.FindSessionAsync("cs_test_1", Cancel));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(0.15));
    }

    [Fact]
    public async Task What_Stripe_refuses_has_not_happened()
    {
        var small = Request() with { Lines = [new("Pin", null, new(10, "EUR"), 1)], Total = new(10, "EUR") };

        var refused = Assert.IsType<GatewayAnswer<GatewaySession>.Refused>(await Gateway().OpenSessionAsync(small, Cancel));

        Assert.Equal("amount_too_small", refused.Code);
        Assert.Empty(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_used_key_or_a_key_that_Stripe_does_not_accept_proves_nothing()
    {
        var gateway = Gateway();
        Answered(await gateway.OpenSessionAsync(Request(), Cancel));
        var other = Request() with { Email = "grace@example.com" };

        Assert.IsType<GatewayAnswer<GatewaySession>.Unknown>(await gateway.OpenSessionAsync(other, Cancel));
        Assert.IsType<GatewayAnswer<GatewaySession>.Unknown>(await Gateway(key: "sk_live_wrong").OpenSessionAsync(other, Cancel));
        Assert.Single(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_session_that_does_not_exist_is_refused()
    {
        Assert.Equal("resource_missing", Assert.IsType<GatewayAnswer<GatewaySession>.Refused>(await Gateway().FindSessionAsync("cs_test_1", Cancel)).Code);
        Assert.Equal("resource_missing", Assert.IsType<GatewayAnswer<GatewaySession>.Refused>(await Gateway().ExpireSessionAsync("cs_test_1", Cancel)).Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("charge-then-500")]
    [InlineData("charge-then-reset")]
    public async Task Expiring_ends_an_open_session(string? fault)
    {
        var gateway = Gateway();
        var session = Answered(await gateway.OpenSessionAsync(Request(), Cancel));
        if (fault is not null)
            await Sandbox.FaultAsync(Expire, fault);

        Assert.Equal(GatewaySessionStatus.Expired, Answered(await gateway.ExpireSessionAsync(session.Id, Cancel)).Status);
        Assert.Equal(GatewaySessionStatus.Expired, Answered(await gateway.ExpireSessionAsync(session.Id, Cancel)).Status);
    }

    [Fact]
    public async Task Expiring_a_session_that_was_paid_says_that_it_was_paid()
    {
        var gateway = Gateway();
        var session = Answered(await gateway.OpenSessionAsync(Request(), Cancel));
        (await Sandbox.PayAsync(session.Id)).Dispose();

        var answer = Answered(await gateway.ExpireSessionAsync(session.Id, Cancel));

        Assert.Equal((GatewaySessionStatus.Complete, true), (answer.Status, answer.IsPaid));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("charge-then-hang")]
    [InlineData("charge-then-reset")]
    [InlineData("charge-then-500")]
    [InlineData("503")]
    public async Task A_refund_happens_once_however_often_it_is_asked_for(string? fault)
    {
        var gateway = Gateway(timeout: 1);
        var request = await PaidAsync(gateway);
        if (fault is not null)
            await Sandbox.FaultAsync(Refund, fault);

        var answers = new List<GatewayAnswer<GatewayRefund>>();
        for (var i = 0; i < 3; i++)
            answers.Add(await gateway.RefundAsync(request, Cancel));
        Sandbox.Time.Advance(TimeSpan.FromDays(2));
        answers.Add(await gateway.RefundAsync(request, Cancel));

        var known = answers.OfType<GatewayAnswer<GatewayRefund>.Answered>().Select(answer => answer.Value).ToList();
        // A saved 500 says nothing; the next try finds the refund.
        Assert.Equal(fault is "charge-then-500" ? 3 : 4, known.Count);
        Assert.Single(known.Distinct());
        Assert.Equal((RefundState.Succeeded, new Money(390, "EUR")), (known[0].State, known[0].Amount));
        Assert.Equal(5000, await Sandbox.NetAsync());
    }

    [Theory]
    [InlineData("pending", RefundState.Pending)]
    [InlineData("decline", RefundState.Failed)]
    public async Task A_refund_may_take_time_or_fail(string fault, RefundState state)
    {
        var gateway = Gateway();
        var request = await PaidAsync(gateway);
        await Sandbox.FaultAsync(Refund, fault);

        Assert.Equal(state, Answered(await gateway.RefundAsync(request, Cancel)).State);
    }

    [Fact]
    public async Task More_than_was_paid_is_refused_and_moves_nothing()
    {
        var gateway = Gateway();
        var request = await PaidAsync(gateway);

        Assert.IsType<GatewayAnswer<GatewayRefund>.Refused>(await gateway.RefundAsync(request with { Amount = new(5391, "EUR") }, Cancel));
        Assert.Equal(5390, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task Lines_that_do_not_come_to_the_total_are_a_bug()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Gateway().OpenSessionAsync(Request() with { Total = new(5391, "EUR") }, Cancel));
        Assert.Empty(await Sandbox.Sessions.ListAsync(cancellationToken: Cancel));
    }

    [Theory]
    [InlineData("en-IE", "en")]
    [InlineData("en-GB", "en-GB")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("de-AT", "de")]
    [InlineData("ga-IE", "auto")]
    public async Task The_page_speaks_the_orders_language_or_the_nearest(string culture, string locale)
    {
        var session = Answered(await Gateway().OpenSessionAsync(Request() with { Locale = culture }, Cancel));

        Assert.Equal(locale, (await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel)).Locale);
    }

    [Theory]
    [InlineData("sk_live_1", true)]
    [InlineData("rk_live_1", true)]
    [InlineData("sk_test_1", false)]
    public void The_key_tells_whether_money_is_real(string key, bool isLive) => Assert.Equal(isLive, Gateway(key: key).IsLive);

    [Theory]
    [InlineData("", "whsec_1", "Stripe:SecretKey")]
    [InlineData("pk_live_1", "whsec_1", "Stripe:SecretKey")]
    [InlineData("sk_live_1", "", "Stripe:WebhookSecret")]
    [InlineData("sk_live_1", "secret", "Stripe:WebhookSecret")]
    public void A_key_that_is_missing_or_wrong_is_named(string key, string secret, string named)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Gateway(key: key, secret: secret));

        Assert.StartsWith(named, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    private SessionRequest Request()
    {
        // The same for every try of a test, as a payment's row has it.
        expiresAt ??= Sandbox.Time.GetUtcNow().AddMinutes(35);
        return new SessionRequest(
            "session:1001", "1001", "ada@example.com", "de-DE", [new("Oak tray", "Large", new(2450, "EUR"), 2), new("Delivery", null, new(490, "EUR"), 1)], new(5390, "EUR"),
            expiresAt.Value, "https://shop.example/checkout/return?session_id={CHECKOUT_SESSION_ID}", "https://shop.example/checkout/back");
    }

    private async Task<RefundRequest> PaidAsync(IPaymentGateway gateway)
    {
        var session = Answered(await gateway.OpenSessionAsync(Request(), Cancel));
        (await Sandbox.PayAsync(session.Id)).Dispose();
        return new RefundRequest("refund:1", Answered(await gateway.FindSessionAsync(session.Id, Cancel)).PaymentIntentId!, new(390, "EUR"), "1001");
    }

    private IPaymentGateway Gateway(double timeout = 10, string key = "sk_test_x", string secret = "whsec_x")
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Stripe:SecretKey"] = key,
            ["Stripe:WebhookSecret"] = secret,
            ["Stripe:ApiBase"] = Sandbox.StripeBase,
            ["Stripe:Timeout"] = TimeSpan.FromSeconds(timeout).ToString(),
        }).Build();
        return new ServiceCollection().AddLogging().AddStripe(settings).BuildServiceProvider().GetRequiredService<IPaymentGateway>();
    }

    private static T Answered<T>(GatewayAnswer<T> answer) => Assert.IsType<GatewayAnswer<T>.Answered>(answer).Value;
}
