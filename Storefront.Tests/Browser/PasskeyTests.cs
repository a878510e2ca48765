using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using Storefront.Web.Words;

namespace Storefront.Tests.Browser;

/// <summary>Passkeys as Chromium's virtual authenticator makes and uses them. They are bound to a name, so this shop is at localhost and at no number.</summary>
public sealed class PasskeyTests(Support.Browser browser)
{
    [Theory, BothDatabases]
    public async Task A_passkey_is_made_named_used_and_removed(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind, ("Store:PublicUrl", "http://localhost:{port}"));
        var shopper = await shop.Given.AShopperAsync();
        await using var window = await browser.OpenAsync($"http://localhost:{shop.Address.Port}");
        window.SetDefaultTimeout(15_000);
        // A browser that offers nothing by itself, so that it is the button that is pressed.
        await window.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        var page = await window.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        await PlugInADeviceAsync(page);

        // A password, and then a passkey.
        await page.GotoAsync("/account/sign-in?returnTo=%2Faccount%2Fpasskeys");
        await page.FillAsync("[name=Email]", shopper.Email!);
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.PressAsync("[name=Password]", "Enter");
        await ArriveAsync(page, "/account/passkeys");
        await page.FillAsync("#new-passkey-name", "Work laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.AddPasskey }).ClickAsync();
        await ArriveAsync(page, "/account/passkeys?done=added");
        Assert.Equal("Work laptop", await page.InputValueAsync("#account li [name=name]"));

        // Another name, without a script's help.
        await page.FillAsync("#account li [name=name]", "Old laptop");
        await page.PressAsync("#account li [name=name]", "Enter");
        await ArriveAsync(page, "?done=named");
        Assert.Equal("Old laptop", await page.InputValueAsync("#account li [name=name]"));

        // By the button: it needs no address and, with an app turned on, no code.
        await shop.Given.SaveAsync(async db => (await db.Shoppers.SingleAsync(s => s.Id == shopper.Id)).TwoFactorEnabled = true);
        await SignOutAsync(page);
        await page.GotoAsync("/account/sign-in?returnTo=%2Faccount%2Fsessions");
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.SignInWithPasskey }).ClickAsync();
        await ArriveAsync(page, "/account/sessions");
        Assert.Equal(SignInMethod.Passkey, await shop.Database.ReadAsync(db => db.Sessions.Where(s => s.ShopperId == shopper.Id).Select(s => s.Method).SingleAsync()));
        Assert.True((await shop.Database.ReadAsync(db => db.Passkeys.AsNoTracking().SingleAsync())).Data.SignCount > 0);

        // Removed here, it may still lie in the device: it opens nothing.
        await page.GotoAsync("/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.Remove }).ClickAsync();
        await ArriveAsync(page, "?done=removed");
        await SignOutAsync(page);
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.SignInWithPasskey }).ClickAsync();
        await ArriveAsync(page, "failed=passkey");
        Assert.Contains(IdentityRefusals.PasskeyFailed.Message, await page.InnerTextAsync("#error-summary"), StringComparison.Ordinal);

        await shop.RunJobsAsync();
        Assert.Equal(2, shop.MailsTo(shopper.Email!).Count);
        Assert.Empty(complaints);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task The_browser_offers_a_passkey_before_anything_is_typed(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind, ("Store:PublicUrl", "http://localhost:{port}"));
        var shopper = await shop.Given.AShopperAsync();
        await using var window = await browser.OpenAsync($"http://localhost:{shop.Address.Port}");
        window.SetDefaultTimeout(15_000);
        var page = await window.NewPageAsync();
        await PlugInADeviceAsync(page);
        await page.GotoAsync("/account/sign-in?returnTo=%2Faccount%2Fpasskeys");
        await page.FillAsync("[name=Email]", shopper.Email!);
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.PressAsync("[name=Password]", "Enter");
        await ArriveAsync(page, "/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.AddPasskey }).ClickAsync();
        await ArriveAsync(page, "/account/passkeys?done=added");
        await SignOutAsync(page);

        // Chromium's virtual device accepts the offer by itself.
        await page.GotoAsync("/account/sign-in?returnTo=%2Faccount%2Fsessions");

        await ArriveAsync(page, "/account/sessions");
        Assert.Equal([SignInMethod.Passkey], await shop.Database.ReadAsync(db => db.Sessions.Where(s => s.ShopperId == shopper.Id).Select(s => s.Method).ToListAsync()));
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.SignOut }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("^http://localhost:[0-9]+/$"));
    }

    private static Task ArriveAsync(IPage page, string path) => Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path)), new() { Timeout = 15_000 });

    /// <summary>A device with a fingerprint reader that keeps passkeys and says yes to everything, as Chromium's developer tools plug it in.</summary>
    private static async Task PlugInADeviceAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
