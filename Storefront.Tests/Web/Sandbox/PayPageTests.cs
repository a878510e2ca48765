using System.Net;
using Storefront.Tests.Support;
using Stripe;

namespace Storefront.Tests.Web.Sandbox;

public class PayPageTests : SandboxTests
{
    [Fact]
    public async Task The_page_shows_what_is_bought_and_the_way_back()
    {
        var session = await Sandbox.OpenAsync(4900);

        var page = await Sandbox.Http.GetHtmlAsync(Path(session.Id));

        Assert.Equal("€49.00", page.Words(".total"));
        Assert.Equal("Oak tray × 1 €49.00", page.Words(".lines li"));
        Assert.Equal("https://shop.example/checkout/back", page.One(".summary a").GetAttribute("href"));
        Assert.Empty(await HtmlValidate.CheckAsync(await Sandbox.Http.GetStringAsync(Path(session.Id), Cancel)));
    }

    [Fact]
    public async Task Paying_leads_back_to_the_shop_with_the_session()
    {
        var session = await Sandbox.OpenAsync();
        var page = await Sandbox.Http.GetHtmlAsync(Path(session.Id));

        using var response = await page.Form("form").SubmitAsync(Sandbox.Http);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal($"https://shop.example/checkout/return?session_id={session.Id}", response.Headers.Location!.ToString());
        Assert.Equal(4900, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task Pressing_the_button_ten_times_at_once_charges_once()
    {
        var session = await Sandbox.OpenAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Sandbox.PayAsync(session.Id)));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode));
        Assert.Equal(4900, await Sandbox.NetAsync());
    }

    [Theory]
    [InlineData("4000000000000002", "Your card was declined.", "card_declined", "generic_decline")]
    [InlineData("4000000000009995", "Your card has insufficient funds.", "card_declined", "insufficient_funds")]
    [InlineData("4000000000000119", "An error occurred while processing your card.", "processing_error", "processing_error")]
    public async Task A_refused_card_shows_why_charges_nothing_and_leaves_the_page_open(string card, string words, string code, string declineCode)
    {
        var session = await Sandbox.OpenAsync();
        var page = await Sandbox.Http.GetHtmlAsync(Path(session.Id));

        using var response = await page.Form("form").With("card", card).SubmitAsync(Sandbox.Http);

        Assert.Equal((HttpStatusCode.SeeOther, Path(session.Id)), (response.StatusCode, response.Headers.Location!.ToString()));
        page = await Sandbox.Http.GetHtmlAsync(Path(session.Id));
        Assert.StartsWith(words, page.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0, await Sandbox.NetAsync());
        var after = await Sandbox.Sessions.GetAsync(session.Id, new() { Expand = ["payment_intent"] }, cancellationToken: Cancel);
        Assert.Equal(("open", "unpaid", "requires_payment_method"), (after.Status, after.PaymentStatus, after.PaymentIntent.Status));
        Assert.Equal((code, declineCode), (after.PaymentIntent.LastPaymentError.Code, after.PaymentIntent.LastPaymentError.DeclineCode));

        using var second = await Sandbox.PayAsync(session.Id);
        Assert.Equal(4900, await Sandbox.NetAsync());
        Assert.Equal(after.PaymentIntentId, (await Sandbox.Sessions.GetAsync(session.Id, cancellationToken: Cancel)).PaymentIntentId);
    }

    [Fact]
    public async Task A_card_with_3D_Secure_charges_only_after_approval()
    {
        var session = await Sandbox.OpenAsync();
        using var asked = await Sandbox.PayAsync(session.Id, "4000 0025 0000 3155");
        Assert.Equal(Path(session.Id) + "/approval", asked.Headers.Location!.ToString());
        Assert.Equal(0, await Sandbox.NetAsync());

        var page = await Sandbox.Http.GetHtmlAsync(asked.Headers.Location.ToString());
        Assert.Empty(await HtmlValidate.CheckAsync(await Sandbox.Http.GetStringAsync(Path(session.Id) + "/approval", Cancel)));
        using var approved = await page.Form("form").SubmitAsync(Sandbox.Http, "button[value=approve]");

        Assert.Equal($"https://shop.example/checkout/return?session_id={session.Id}", approved.Headers.Location!.ToString());
        Assert.Equal(4900, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task Refusing_at_the_bank_returns_to_the_open_page()
    {
        var session = await Sandbox.OpenAsync();
        (await Sandbox.PayAsync(session.Id, "4000002500003155")).Dispose();
        var page = await Sandbox.Http.GetHtmlAsync(Path(session.Id) + "/approval");

        using var refused = await page.Form("form").SubmitAsync(Sandbox.Http, "button[value=refuse]");

        Assert.Equal(Path(session.Id), refused.Headers.Location!.ToString());
        Assert.StartsWith("Your bank did not approve", (await Sandbox.Http.GetHtmlAsync(Path(session.Id))).Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0, await Sandbox.NetAsync());
        Assert.Equal(
            ["payment_intent.payment_failed", "payment_intent.requires_action", "payment_intent.created"],
            (await new EventService(Sandbox.Stripe).ListAsync(cancellationToken: Cancel)).Select(one => one.Type));
    }

    [Fact]
    public async Task Expiring_while_the_bank_asks_makes_approval_useless()
    {
        var session = await Sandbox.OpenAsync();
        (await Sandbox.PayAsync(session.Id, "4000002500003155")).Dispose();
        await Sandbox.Sessions.ExpireAsync(session.Id, cancellationToken: Cancel);

        using var approved = await Sandbox.Http.PostAsync(Path(session.Id) + "/approval", new FormUrlEncodedContent([new("answer", "approve")]), Cancel);

        Assert.Equal(HttpStatusCode.Gone, approved.StatusCode);
        Assert.Equal(0, await Sandbox.NetAsync());
    }

    [Theory]
    [InlineData("card", "1234")]
    [InlineData("colour", "red")]
    public async Task A_card_that_is_not_offered_is_a_bad_request(string field, string value)
    {
        var session = await Sandbox.OpenAsync();

        using var response = await Sandbox.Http.PostAsync(Path(session.Id), new FormUrlEncodedContent([new(field, value)]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, await Sandbox.NetAsync());
    }

    [Fact]
    public async Task A_page_that_has_ended_says_so()
    {
        var paid = await Sandbox.PaidAsync();
        var expired = await Sandbox.OpenAsync();
        await Sandbox.Sessions.ExpireAsync(expired.Id, cancellationToken: Cancel);

        Assert.Equal("All done", (await Sandbox.Http.GetHtmlAsync(Path(paid.Id))).Words("h1"));
        using var gone = await Sandbox.Http.GetAsync(Path(expired.Id), Cancel);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal("This payment page has ended", (await gone.ReadHtmlAsync()).Words("h1"));
        using var missing = await Sandbox.Http.GetAsync(Path("cs_test_nothing"), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Names_of_goods_are_text_and_the_policy_lets_nothing_else_run()
    {
        var options = Sandbox.Options();
        options.LineItems[0].PriceData.ProductData.Name = "<script>alert(1)</script>";
        var session = await Sandbox.Sessions.CreateAsync(options, cancellationToken: Cancel);

        using var response = await Sandbox.Http.GetAsync(Path(session.Id), Cancel);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self' https://shop.example;", policy, StringComparison.Ordinal);
        var page = await response.ReadHtmlAsync();
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.StartsWith("<script>alert(1)</script>", page.Words(".lines li"), StringComparison.Ordinal);
    }

    private static string Path(string session) => $"/sandbox/stripe/pay/{session}";
}
