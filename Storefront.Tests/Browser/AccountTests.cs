using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using Storefront.Web.Words;

namespace Storefront.Tests.Browser;

/// <summary>From the first click on "Account" to signing in with a code, as a person does it, with scripts and without, on both databases.</summary>
public class AccountTests(Support.Browser browser, Shops shops) : IClassFixture<Shops>
{
    public static TheoryData<DatabaseKind, bool> EveryWay => GuestBuysTests.EveryWay;

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Somebody_gets_an_account_turns_on_an_app_and_signs_in_with_both(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var email = $"ida-{javaScript}@example.com".ToLowerInvariant();
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        var page = guest.Page;

        await page.GotoAsync("/");
        await page.ClickAsync("#account-link");
        await guest.ArriveAsync("/account/sign-in?returnTo=%2Faccount");
        await page.GetByRole(AriaRole.Link, new() { Name = AccountWords.Register }).ClickAsync();
        await page.FillAsync("[name=Email]", email);
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.SendLink }).ClickAsync();
        await guest.ArriveAsync("/account/mail-sent");
        await shop.RunJobsAsync();
        await page.GotoAsync(shop.LinkMailedTo(email));
        await page.FillAsync("[name=Name]", "Ida");
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.CreateAccount }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Hello, Ida");
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("#account-link")).ToHaveTextAsync(javaScript ? "Ida" : AccountWords.Account);

        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = AccountWords.Security }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = AccountWords.SetUpAuthenticator }).ClickAsync();
        var secret = (await page.InnerTextAsync("#secret")).FromBase32();
        await page.FillAsync("[name=Code]", secret.CodeNow(shop.Clock));
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.TurnOn }).ClickAsync();
        await Assertions.Expect(page.Locator("#recovery-codes li")).ToHaveCountAsync(10);

        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.SignOut }).ClickAsync();
        await Assertions.Expect(page.Locator("#account-link")).ToHaveTextAsync(AccountWords.Account);
        shop.Clock.Advance(TimeSpan.FromSeconds(30));
        await page.GotoAsync("/account/security");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.PressAsync("[name=Password]", "Enter");
        await guest.ArriveAsync("/account/sign-in/code");
        await page.FillAsync("[name=Code]", secret.CodeNow(shop.Clock));
        await page.PressAsync("[name=Code]", "Enter");
        await guest.ArriveAsync("/account/security");

        Assert.Empty(guest.Complaints);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, MemberData(nameof(AccessTests.EveryLook), MemberType = typeof(AccessTests))]
    public async Task The_account_is_open_to_everybody(ColorScheme colors, int width)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var shopper = await AShopperWithAPasskeyAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true, width, colors);
        var page = guest.Page;
        var findings = new List<string>();

        foreach (var address in new[] { "/account/sign-in", "/account/register", "/account/mail-sent", "/account/reset", "/account/confirm?key=x" })
            await OpenAsync(address);
        await page.GotoAsync("/account/register");
        await page.EvaluateAsync("document.querySelector('main form').requestSubmit()");
        await page.WaitForSelectorAsync("[aria-invalid=true]");
        await LookAsync("/account/register with an error");
        foreach (var path in new[] { "/account/register", "/account/reset" })
        {
            await page.GotoAsync(path);
            var email = path == "/account/reset" ? shopper.Email! : $"look-{colors}-{width}@example.com".ToLowerInvariant();
            await page.FillAsync("[name=Email]", email);
            await page.PressAsync("[name=Email]", "Enter");
            await guest.ArriveAsync("/account/mail-sent");
            await shop.RunJobsAsync();
            await OpenAsync(shop.LinkMailedTo(email));
            await page.EvaluateAsync("document.querySelector('main form').requestSubmit()");
            await page.WaitForSelectorAsync("[aria-invalid=true]");
            await LookAsync($"behind the link of {path}, with an error");
        }

        await SignInAsync("wrong password");
        await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await LookAsync("/account/sign-in refused");
        await SignInAsync(Shoppers.Password);
        await guest.ArriveAsync("/account");
        foreach (var address in new[] { "/account", "/account/security?done=password", "/account/password", "/account/email?sent=true", "/account/passkeys?done=named", "/account/sessions", "/account/authenticator" })
            await OpenAsync(address);
        var secret = (await page.InnerTextAsync("#secret")).FromBase32();
        await page.FillAsync("[name=Code]", secret.CodeNow(shop.Clock));
        await page.PressAsync("[name=Code]", "Enter");
        await page.WaitForSelectorAsync("#recovery-codes");
        await LookAsync("/account/authenticator with new codes");
        await OpenAsync("/account/authenticator");
        await page.GotoAsync("/account/sign-in");
        await SignInAsync(Shoppers.Password);
        await guest.ArriveAsync("/account/sign-in/code");
        await LookAsync("/account/sign-in/code");

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(guest.Complaints);

        async Task OpenAsync(string address)
        {
            await page.GotoAsync(address);
            await LookAsync(address);
        }

        async Task LookAsync(string what) => findings.AddRange(await AccessTests.LookAsync(page, what));

        async Task SignInAsync(string password)
        {
            await page.GotoAsync("/account/sign-in");
            await page.FillAsync("[name=Email]", shopper.Email!);
            await page.FillAsync("[name=Password]", password);
            await page.PressAsync("[name=Password]", "Enter");
        }
    }

    [Fact]
    public async Task The_accounts_pages_are_valid_HTML()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var shopper = await AShopperWithAPasskeyAsync(shop);
        using var visitor = shop.NewVisitor();
        var findings = new List<string>();

        foreach (var address in new[] { "/account/sign-in", "/account/register", "/account/mail-sent", "/account/reset", "/account/confirm?key=x" })
            await ReadAsync(address);
        await CheckAsync("register refused", await (await visitor.GetHtmlAsync("/account/register")).Form("main form").With("Email", "x").SubmitAsync(visitor));
        await CheckAsync("sign-in refused", await visitor.TrySignInAsync(shopper.Email!, "wrong password"));
        using var asked = await (await visitor.GetHtmlAsync("/account/reset")).Form("main form").With("Email", shopper.Email!).SubmitAsync(visitor);
        await shop.RunJobsAsync();
        await ReadAsync(shop.LinkMailedTo(shopper.Email!));

        using var here = await shop.SignedInAsync(shopper);
        foreach (var address in new[] { "/account", "/account/security", "/account/password", "/account/email?sent=true", "/account/passkeys", "/account/sessions", "/account/authenticator" })
            await ReadAsync(address, here);
        var page = await here.GetHtmlAsync("/account/authenticator");
        await CheckAsync("recovery codes", await page.Form("#account form").With("Code", page.Words("#secret").FromBase32().CodeNow(shop.Clock)).SubmitAsync(here));
        await ReadAsync("/account/authenticator", here);
        using var first = await visitor.TrySignInAsync(shopper.Email!, Shoppers.Password);
        await ReadAsync("/account/sign-in/code");

        Assert.True(findings.Count == 0, string.Join('\n', findings));

        async Task ReadAsync(string address, HttpClient? who = null) => await CheckAsync(address, await (who ?? visitor).GetAsync(address));

        async Task CheckAsync(string what, HttpResponseMessage answer)
        {
            using (answer)
                findings.AddRange((await HtmlValidate.CheckAsync(await answer.Content.ReadAsStringAsync())).Select(finding => $"{what}: {finding}"));
        }
    }

    private static async Task<Shopper> AShopperWithAPasskeyAsync(Shop shop)
    {
        var shopper = await shop.Given.AShopperAsync();
        await shop.Given.SaveAsync(async db => db.Passkeys.Add(new()
        {
            UserId = (await db.Shoppers.SingleAsync(s => s.Id == shopper.Id)).Id,
            CredentialId = Guid.NewGuid().ToByteArray(),
            Data = new() { Name = "Telephone", PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], CreatedAt = shop.Clock.GetUtcNow(), IsBackedUp = true },
        }));
        return shopper;
    }
}
