using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Shoppers;

namespace Storefront.Tests.Web.Pages;

/// <summary>From the first mail to the last page: how somebody gets an account, gets in, and gets out.</summary>
public class SignInTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task An_account_begins_with_a_mailed_link_and_a_password_chosen_behind_it(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var visitor = shop.NewVisitor();
        using var asked = await (await visitor.GetHtmlAsync("/account/register")).Form("main form").With("Email", "New.Person@Example.com").SubmitAsync(visitor);
        Assert.Equal("/account/mail-sent", asked.Headers.Location?.ToString());
        Assert.False(await HasAccountAsync(shop, "new.person@example.com"));

        await shop.RunJobsAsync();
        var page = await visitor.GetHtmlAsync(shop.LinkMailedTo("New.Person@example.com"));
        Assert.False(await HasAccountAsync(shop, "new.person@example.com"));
        using var opened = await page.Form("main form").With("Name", "New Person").With("Password", "a boat on the lake").SubmitAsync(visitor);

        Assert.Equal("/account", opened.Headers.Location?.ToString());
        Assert.Equal("Hello, New Person", (await visitor.GetHtmlAsync("/account")).Words("h1"));
        using var elsewhere = shop.NewVisitor();
        using var again = await elsewhere.TrySignInAsync("NEW.PERSON@example.com", "a boat on the lake");
        Assert.Equal("/account", again.Headers.Location?.ToString());
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Whoever_has_an_account_is_told_by_mail_and_nobody_else(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var visitor = shop.NewVisitor();

        using var asked = await (await visitor.GetHtmlAsync("/account/register")).Form("main form").With("Email", shopper.Email!).SubmitAsync(visitor);
        await shop.RunJobsAsync();

        Assert.Equal("/account/mail-sent", asked.Headers.Location?.ToString());
        Assert.Equal("You already have an account at Fjord & Field", Assert.Single(shop.MailsTo(shopper.Email!)).Subject);
    }

    [Theory, BothDatabases]
    public async Task Without_a_session_the_account_asks_to_sign_in_and_leads_back(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var visitor = shop.NewVisitor();

        using var asked = await visitor.GetAsync("/account?page=2");
        var signIn = new Uri(shop.Address, asked.Headers.Location!).PathAndQuery;
        Assert.Equal("/account/sign-in?returnTo=%2Faccount%3Fpage%3D2", signIn);
        using var answer = await visitor.TrySignInAsync(shopper.Email!, Password, signIn);

        Assert.Equal("/account?page=2", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("/account/sign-in?x"), InlineData("/a\r\nb")]
    public async Task Signing_in_leads_to_no_other_site(string returnTo)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var shopper = await shop.Given.AShopperAsync();
        using var visitor = shop.NewVisitor();

        using var answer = await visitor.TrySignInAsync(shopper.Email!, Password, $"/account/sign-in?returnTo={Uri.EscapeDataString(returnTo)}");

        Assert.Equal("/account", answer.Headers.Location?.ToString());
    }

    [Theory, BothDatabases]
    public async Task Signing_out_ends_the_session_and_leaves_no_cart(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync();
        var shopper = await shop.Given.AShopperAsync();
        using var visitor = await shop.SignedInAsync(shopper);
        using var add = new HttpRequestMessage(HttpMethod.Post, "/cart?handler=Add") { Content = new FormUrlEncodedContent([new("sku", mug.Sku), new("quantity", "1")]) };
        add.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var added = await visitor.SendAsync(add);
        var session = await shop.Database.ReadAsync(db => db.Sessions.SingleAsync(s => s.ShopperId == shopper.Id));

        using var left = await (await visitor.GetHtmlAsync("/account")).Form("nav form").SubmitAsync(visitor);

        Assert.Equal("/", left.Headers.Location?.ToString());
        Assert.False(await shop.Database.ReadAsync(db => db.Sessions.AnyAsync(s => s.Id == session.Id)));
        using var account = await visitor.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
        Assert.DoesNotContain(mug.Sku, (await visitor.GetHtmlAsync("/cart")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_session_cookie_is_out_of_reach_for_scripts_and_lasts_only_when_asked(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var visitor = shop.NewVisitor();

        using var passing = await visitor.TrySignInAsync(shopper.Email!, Password);
        using var lasting = await (await visitor.GetHtmlAsync("/account/sign-in")).Form("main form:has([name=Password])")
            .With("Email", shopper.Email!).With("Password", Password).With("Lasting", "true").SubmitAsync(visitor);

        Assert.Matches("^session=[^;]+; path=/; samesite=lax; httponly$", Cookie(passing));
        Assert.Matches("^session=[^;]+; expires=[^;]+; path=/; samesite=lax; httponly$", Cookie(lasting));
        Assert.Equal([Session.LastingFor], await shop.Database.ReadAsync(db => db.Sessions.Where(s => s.ShopperId == shopper.Id).Select(s => s.Idle).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Over_HTTPS_the_session_cookie_is_for_this_host_alone(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var visitor = shop.NewVisitor();
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        // The jar keeps no secure cookie for a plain address, so the form's own cookie is handed over by hand.
        using var first = await visitor.GetAsync("/account/sign-in");
        var form = (await first.ReadHtmlAsync()).Form("main form:has([name=Password])").With("Email", shopper.Email!).With("Password", Password);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new FormUrlEncodedContent(form.Fields) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", first.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("shop-form", StringComparison.Ordinal)).Split(';')[0]);

        using var answer = await visitor.SendAsync(request);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.Contains("session=", StringComparison.Ordinal));
        Assert.Matches("^__Host-session=[^;]+; path=/; secure; samesite=lax; httponly$", cookie);
    }

    [Theory, BothDatabases]
    public async Task Pages_for_everybody_hold_no_name_and_the_name_is_kept_by_nobody(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync(name: "Canary Finch");
        using var visitor = await shop.SignedInAsync(shopper);

        Assert.DoesNotContain("Canary", await visitor.GetStringAsync("/"), StringComparison.Ordinal);
        using var name = await visitor.GetAsync("/account/name");

        Assert.Equal("Canary Finch", (await name.ReadHtmlAsync()).Words("#account-link"));
        Assert.True(name.Headers.CacheControl!.NoStore);
        using var guest = shop.NewVisitor();
        Assert.Equal("Account", (await guest.GetHtmlAsync("/account/name")).Words("#account-link"));
    }

    private static Task<bool> HasAccountAsync(Shop shop, string email) => shop.Database.ReadAsync(db => db.Shoppers.WithEmail(email).AnyAsync());

    private static string Cookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal) && !cookie.Contains("1970", StringComparison.Ordinal));
}
