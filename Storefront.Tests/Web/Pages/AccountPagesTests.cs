using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Shoppers;

namespace Storefront.Tests.Web.Pages;

/// <summary>What a shopper changes about signing in, by plain forms, and who is told.</summary>
public class AccountPagesTests(Shops shops) : IClassFixture<Shops>
{
    private const string NewPassword = "nine green bottles";

    [Theory, BothDatabases]
    public async Task A_forgotten_password_is_replaced_by_a_link_that_works_once_and_every_browser_is_signed_out(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var thief = await shop.SignedInAsync(shopper);
        using var visitor = shop.NewVisitor();
        using var asked = await (await visitor.GetHtmlAsync("/account/reset")).Form("main form").With("Email", shopper.Email!).SubmitAsync(visitor);
        await shop.RunJobsAsync();
        var link = shop.LinkMailedTo(shopper.Email!);

        using var weak = await (await visitor.GetHtmlAsync(link)).Form("main form").With("Password", "password1").SubmitAsync(visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        using var chosen = await (await visitor.GetHtmlAsync(link)).Form("main form").With("Password", NewPassword).SubmitAsync(visitor);
        Assert.Equal("/account/sign-in?done=password", chosen.Headers.Location?.ToString());

        using var again = await (await visitor.GetHtmlAsync(link)).Form("main form").With("Password", "a third one, quick").SubmitAsync(visitor);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        using var old = await visitor.TrySignInAsync(shopper.Email!, Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using var fresh = await visitor.TrySignInAsync(shopper.Email!, NewPassword);
        Assert.Equal("/account", fresh.Headers.Location?.ToString());
        using var account = await thief.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
        await shop.RunJobsAsync();
        Assert.Contains("The password of your account was changed.", shop.MailsTo(shopper.Email!)[0].Text, StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Links_in_mails_grow_old_and_open_one_thing_only(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var visitor = shop.NewVisitor();
        using var asked = await (await visitor.GetHtmlAsync("/account/reset")).Form("main form").With("Email", shopper.Email!).SubmitAsync(visitor);
        await shop.RunJobsAsync();
        var link = shop.LinkMailedTo(shopper.Email!);

        using var other = await visitor.GetAsync(link.Replace("/account/reset/confirm", "/account/confirm", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Gone, other.StatusCode);
        using var bent = await visitor.GetAsync(link[..^4] + "AAAA");
        Assert.Equal(HttpStatusCode.Gone, bent.StatusCode);
        shop.Clock.Advance(TimeSpan.FromMinutes(61));
        using var old = await visitor.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, old.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Changing_the_password_signs_out_every_other_browser_and_is_told(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var elsewhere = await shop.SignedInAsync(shopper);
        using var here = await shop.SignedInAsync(shopper);

        using var chosen = await (await here.GetHtmlAsync("/account/password")).Form("#account form").With("Password", NewPassword).SubmitAsync(here);

        Assert.Equal("/account/security?done=password", chosen.Headers.Location?.ToString());
        Assert.Contains("Every other browser is signed out.", (await here.GetHtmlAsync("/account/security?done=password")).Words("#account [role=status]"), StringComparison.Ordinal);
        using var account = await elsewhere.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
        await shop.RunJobsAsync();
        Assert.Equal("Something about signing in to Fjord & Field has changed", Assert.Single(shop.MailsTo(shopper.Email!)).Subject);
    }

    [Theory, BothDatabases]
    public async Task A_new_address_is_confirmed_there_and_told_at_the_old_one(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        var moved = $"moved-{kind}@example.com";
        using var elsewhere = await shop.SignedInAsync(shopper);
        using var here = await shop.SignedInAsync(shopper);

        using var asked = await (await here.GetHtmlAsync("/account/email")).Form("#account form").With("Email", moved).SubmitAsync(here);
        Assert.Equal("/account/email?sent=true", asked.Headers.Location?.ToString());
        await shop.RunJobsAsync();
        var page = await here.GetHtmlAsync(shop.LinkMailedTo(moved));
        Assert.Equal(shopper.Email, await EmailAsync(shop, shopper));
        using var confirmed = await page.Form("main form").SubmitAsync(here);

        Assert.Equal("/account/security?done=address", confirmed.Headers.Location?.ToString());
        Assert.Equal(moved, await EmailAsync(shop, shopper));
        Assert.Contains(moved, (await here.GetHtmlAsync("/account")).Words("main"), StringComparison.Ordinal);
        using var account = await elsewhere.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
        using var used = await page.Form("main form").SubmitAsync(here);
        Assert.Equal(HttpStatusCode.Gone, used.StatusCode);
        await shop.RunJobsAsync();
        Assert.Contains("Your account has a new e-mail address.", Assert.Single(shop.MailsTo(shopper.Email!)).Text, StringComparison.Ordinal);
        using var signedIn = await elsewhere.TrySignInAsync(moved, Password);
        Assert.Equal("/account", signedIn.Headers.Location?.ToString());
    }

    [Theory, BothDatabases]
    public async Task An_address_that_somebody_else_has_is_told_there_and_nothing_changes(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (shopper, owner) = (await shop.Given.AShopperAsync(), await shop.Given.AShopperAsync());
        using var here = await shop.SignedInAsync(shopper);

        using var asked = await (await here.GetHtmlAsync("/account/email")).Form("#account form").With("Email", owner.Email!).SubmitAsync(here);
        await shop.RunJobsAsync();

        Assert.Equal("/account/email?sent=true", asked.Headers.Location?.ToString());
        var mail = Assert.Single(shop.MailsTo(owner.Email!));
        Assert.Equal("You have an account with this address", mail.Text!.Split('\n')[0].Trim());
        Assert.DoesNotContain("key=", mail.Text, StringComparison.Ordinal);
        Assert.Equal(shopper.Email, await EmailAsync(shop, shopper));
    }

    [Theory, BothDatabases]
    public async Task What_changes_how_one_signs_in_is_for_who_has_just_signed_in(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var here = await shop.SignedInAsync(shopper);
        var form = (await here.GetHtmlAsync("/account/password")).Form("#account form").With("Password", NewPassword);
        var before = await HashAsync(shop, shopper);

        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        foreach (var page in new[] { "/account/password", "/account/email", "/account/authenticator", "/account/passkeys", "/account/passkeys?handler=Options" })
        {
            using var asked = await here.GetAsync(page);
            Assert.Equal($"/account/sign-in?returnTo={Uri.EscapeDataString(page.Split('?')[0])}", asked.Headers.Location?.ToString());
        }
        using var late = await form.SubmitAsync(here);
        Assert.Equal("/account/sign-in?returnTo=%2Faccount%2Fpassword", late.Headers.Location?.ToString());
        Assert.Equal(before, await HashAsync(shop, shopper));

        using var again = await here.TrySignInAsync(shopper.Email!, Password, "/account/sign-in?returnTo=%2Faccount%2Fpassword");
        Assert.Equal("/account/password", again.Headers.Location?.ToString());
        using var open = await here.GetAsync("/account/password");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Equal(1, await shop.Database.ReadAsync(db => db.Sessions.CountAsync(s => s.ShopperId == shopper.Id)));
    }

    [Theory, BothDatabases]
    public async Task Sessions_are_listed_and_ended_one_by_one_or_all_at_once(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        var stranger = await shop.Given.AShopperAsync();
        using var foreign = await shop.SignedInAsync(stranger);
        using var phone = shop.NewVisitor();
        phone.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1");
        using var signedIn = await phone.TrySignInAsync(shopper.Email!, Password);
        using var tablet = await shop.SignedInAsync(shopper);
        using var here = await shop.SignedInAsync(shopper);

        var list = await here.GetHtmlAsync("/account/sessions");
        Assert.Equal(3, list.QuerySelectorAll("#account li").Length);
        Assert.Contains("Safari on iPhone", list.Words("main"), StringComparison.Ordinal);
        var phoneId = await shop.Database.ReadAsync(db => db.Sessions.Where(s => s.ShopperId == shopper.Id && s.Device.Contains("iPhone")).Select(s => s.Id).SingleAsync());
        var form = new HtmlForm((IHtmlFormElement)list.QuerySelectorAll("#account form").First(f => f.QuerySelector($"button[value='{phoneId}']") is not null));
        using var ended = await form.SubmitAsync(here);
        Assert.Equal("/account/sessions?ended=true", ended.Headers.Location?.ToString());
        Assert.Equal((false, true, true), (await IsInAsync(phone), await IsInAsync(tablet), await IsInAsync(here)));

        // Somebody else's session is no session of mine.
        var foreignId = await shop.Database.ReadAsync(db => db.Sessions.Where(s => s.ShopperId == stranger.Id).Select(s => s.Id).SingleAsync());
        using var stolen = await new HtmlForm((IHtmlFormElement)list.QuerySelector("#account form[action$='=End']")!).With("id", $"{foreignId}").SubmitAsync(here);
        Assert.Equal((HttpStatusCode.NotFound, true), (stolen.StatusCode, await IsInAsync(foreign)));

        using var others = await list.Form("#account form[action$=EndOthers]").SubmitAsync(here);
        Assert.Equal((false, true), (await IsInAsync(tablet), await IsInAsync(here)));
        using var all = await (await here.GetHtmlAsync("/account/sessions")).Form("#account form[action$=EndAll]").SubmitAsync(here);
        Assert.False(await IsInAsync(here));
    }

    private static async Task<bool> IsInAsync(HttpClient visitor)
    {
        using var answer = await visitor.GetAsync("/account");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static Task<string?> EmailAsync(Shop shop, Shopper shopper) => shop.Database.ReadAsync(db => db.Shoppers.Where(s => s.Id == shopper.Id).Select(s => s.Email).SingleAsync());

    private static Task<string?> HashAsync(Shop shop, Shopper shopper) => shop.Database.ReadAsync(db => db.Shoppers.Where(s => s.Id == shopper.Id).Select(s => s.PasswordHash).SingleAsync());
}
