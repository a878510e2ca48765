using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Shoppers;

namespace Storefront.Tests.Web.Pages;

/// <summary>The second step: codes of an app, and codes on paper.</summary>
public class AuthenticatorTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task After_the_app_has_learned_the_secret_the_password_alone_lets_nobody_in(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var here = await shop.SignedInAsync(shopper);
        var page = await here.GetHtmlAsync("/account/authenticator");
        var secret = page.Words("#secret").FromBase32();
        Assert.Contains($"secret={page.Words("#secret")}", page.One("main a[href^=otpauth]").GetAttribute("href"), StringComparison.Ordinal);

        using var wrong = await page.Form("#account form").With("Code", "000000").SubmitAsync(here);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var again = await wrong.ReadHtmlAsync();
        Assert.Equal(page.Words("#secret"), again.Words("#secret"));
        using var on = await again.Form("#account form").With("Code", secret.CodeNow(shop.Clock)).SubmitAsync(here);
        Assert.Equal(10, (await on.ReadHtmlAsync()).QuerySelectorAll("#recovery-codes li").Length);

        using var visitor = shop.NewVisitor();
        using var first = await visitor.TrySignInAsync(shopper.Email!, Password, "/account/sign-in?returnTo=%2Faccount%2Fsecurity");
        Assert.Equal("/account/sign-in/code", first.Headers.Location?.ToString());
        using var half = await visitor.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, half.StatusCode);
        using var replayed = await TypeAsync(visitor, secret.CodeNow(shop.Clock));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.StatusCode);
        shop.Clock.Advance(TimeSpan.FromSeconds(30));
        using var second = await TypeAsync(visitor, secret.CodeNow(shop.Clock));
        Assert.Equal("/account/security", second.Headers.Location?.ToString());
        Assert.Equal(SignInMethod.PasswordAndCode, await shop.Database.ReadAsync(db => db.Sessions.OrderByDescending(s => s.Id).Select(s => s.Method).FirstAsync()));
        await shop.RunJobsAsync();
        Assert.Contains("takes a code from an authenticator app", Assert.Single(shop.MailsTo(shopper.Email!)).Text, StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_recovery_code_works_once_is_told_and_new_ones_replace_the_old(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var here = await shop.SignedInAsync(shopper);
        var (_, codes) = await here.TurnOnAuthenticatorAsync(shop);

        Assert.Equal("/account", await SignInWithAsync(shop, shopper, codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.Null(await SignInWithAsync(shop, shopper, codes[3]));
        await shop.RunJobsAsync();
        Assert.Contains("one of its recovery codes", shop.MailsTo(shopper.Email!)[0].Text, StringComparison.Ordinal);
        Assert.Contains("You have 9 recovery codes left.", (await here.GetHtmlAsync("/account/authenticator")).Words("main"), StringComparison.Ordinal);

        using var renewed = await (await here.GetHtmlAsync("/account/authenticator")).Form("#account form[action$=Codes]").SubmitAsync(here);
        var fresh = (await renewed.ReadHtmlAsync()).QuerySelectorAll("#recovery-codes li").Select(li => li.Words()).ToList();
        Assert.Null(await SignInWithAsync(shop, shopper, codes[4]));
        Assert.Equal("/account", await SignInWithAsync(shop, shopper, fresh[0]));

        using var off = await (await here.GetHtmlAsync("/account/authenticator")).Form("#account form[action$=TurnOff]").SubmitAsync(here);
        using var visitor = shop.NewVisitor();
        using var plain = await visitor.TrySignInAsync(shopper.Email!, Password);
        Assert.Equal("/account", plain.Headers.Location?.ToString());
        Assert.Equal((null, 0), await shop.Database.ReadAsync(async db =>
            (await db.Shoppers.Where(s => s.Id == shopper.Id).Select(s => s.AuthenticatorKey).SingleAsync(), await db.RecoveryCodes.CountAsync())));
    }

    [Theory, BothDatabases]
    public async Task Wrong_codes_are_counted_and_the_right_password_does_not_forgive_them(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var shopper = await shop.Given.AShopperAsync();
        using var here = await shop.SignedInAsync(shopper);
        var (secret, _) = await here.TurnOnAuthenticatorAsync(shop);
        shop.Clock.Advance(TimeSpan.FromMinutes(1));

        for (var i = 0; i < 5; i++)
            Assert.Null(await SignInWithAsync(shop, shopper, "000000"));
        Assert.Null(await SignInWithAsync(shop, shopper, secret.CodeNow(shop.Clock)));
        shop.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("/account", await SignInWithAsync(shop, shopper, secret.CodeNow(shop.Clock)));
    }

    [Fact]
    public async Task The_secret_lies_encrypted_and_codes_lie_as_hashes()
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        var shopper = await shop.Given.AShopperAsync();
        using var here = await shop.SignedInAsync(shopper);
        var (secret, codes) = await here.TurnOnAuthenticatorAsync(shop);

        var (key, hashes) = await shop.Database.ReadAsync(async db => ((await db.Shoppers.SingleAsync()).AuthenticatorKey!, await db.RecoveryCodes.Select(c => c.Hash).ToListAsync()));

        Assert.DoesNotContain(Convert.ToHexString(secret), key, StringComparison.OrdinalIgnoreCase);
        Assert.All(codes, code => Assert.DoesNotContain(hashes, hash => hash.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Another_shoppers_sealed_secret_is_not_taken()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        using var mallory = await shop.SignedInAsync(await shop.Given.AShopperAsync());
        using var kim = await shop.SignedInAsync(await shop.Given.AShopperAsync());
        var planted = await mallory.GetHtmlAsync("/account/authenticator");
        var form = (await kim.GetHtmlAsync("/account/authenticator")).Form("#account form")
            .With("secret", planted.Form("#account form")["secret"]).With("Code", planted.Words("#secret").FromBase32().CodeNow(shop.Clock));

        using var answer = await form.SubmitAsync(kim);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEqual(planted.Words("#secret"), (await answer.ReadHtmlAsync()).Words("#secret"));
    }

    /// <returns>Where it led; null when it was refused.</returns>
    private static async Task<string?> SignInWithAsync(Shop shop, Shopper shopper, string code)
    {
        using var visitor = shop.NewVisitor();
        using var first = await visitor.TrySignInAsync(shopper.Email!, Password);
        Assert.Equal("/account/sign-in/code", first.Headers.Location?.ToString());
        using var second = await TypeAsync(visitor, code);
        return second.Headers.Location?.ToString();
    }

    private static async Task<HttpResponseMessage> TypeAsync(HttpClient visitor, string code) =>
        await (await visitor.GetHtmlAsync("/account/sign-in/code")).Form("main form").With("Code", code).SubmitAsync(visitor);
}
