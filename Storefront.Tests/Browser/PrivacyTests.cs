using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Storefront.Core.Identity;
using Storefront.Core.Privacy;
using Storefront.Tests.Support;
using Storefront.Web.Words;

namespace Storefront.Tests.Browser;

/// <summary>Somebody takes their data along and is forgotten, as a person does it, with scripts and without, on both databases.</summary>
public class PrivacyTests(Support.Browser browser, Shops shops) : IClassFixture<Shops>
{
    public static TheoryData<DatabaseKind, bool> EveryWay => GuestBuysTests.EveryWay;

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Somebody_takes_their_data_along_and_is_forgotten(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var shopper = await shop.Given.AShopperAsync(name: "Ida Lind");
        var mug = await shop.Given.AVariantAsync("Mug");
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        var page = guest.Page;

        await page.GotoAsync($"/p/{mug.Product.Slug}");
        await page.ClickAsync("#product [data-heart] button");
        if (javaScript)
            await Assertions.Expect(page.Locator("#wish-badge")).ToHaveTextAsync("1");
        await page.GotoAsync("/account");
        await SignInAsync(page, shopper);
        await guest.ArriveAsync("/account");
        // By now it was long ago that they signed in: an open browser is not enough.
        shop.Clock.Advance(Session.FreshFor + TimeSpan.FromMinutes(1));
        await page.GetByRole(AriaRole.Link, new() { Name = PrivacyWords.Title }).ClickAsync();
        await guest.ArriveAsync("/account/sign-in?returnTo=%2Faccount%2Fdata");
        await SignInAsync(page, shopper);
        await guest.ArriveAsync("/account/data");

        var copy = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = PrivacyWords.Export }).ClickAsync());
        var data = JsonDocument.Parse(await File.ReadAllTextAsync(await copy.PathAsync(), TestContext.Current.CancellationToken)).RootElement.GetProperty("data");
        Assert.Equal("Ida Lind", data.GetProperty("shoppers")[0].GetProperty("name").GetString());
        Assert.Equal(1, data.GetProperty("wishes").GetArrayLength());

        await page.FillAsync("[name=Email]", "somebody@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = PrivacyWords.Erase }).ClickAsync();
        if (javaScript)
            await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#error-summary")).ToContainTextAsync(PrivacyRefusals.NotConfirmed.Message);
        await page.FillAsync("[name=Email]", shopper.Email!);
        await page.GetByRole(AriaRole.Button, new() { Name = PrivacyWords.Erase }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(PrivacyWords.ErasedTitle);

        await shop.RunJobsAsync();
        Assert.Equal("Your account at Fjord & Field is erased", shop.MailsTo(shopper.Email!)[0].Subject);
        Assert.False(await shop.Database.ReadAsync(db => db.Shoppers.AnyAsync(s => s.Id == shopper.Id)));
        await page.GotoAsync("/account");
        await SignInAsync(page, shopper);
        await Assertions.Expect(page.Locator("#error-summary")).ToContainTextAsync(IdentityRefusals.NotSignedIn.Message);
        Assert.Empty(guest.Complaints);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, MemberData(nameof(AccessTests.EveryLook), MemberType = typeof(AccessTests))]
    public async Task The_pages_about_ones_data_are_open_to_everybody(ColorScheme colors, int width)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true, width, colors);
        var page = guest.Page;
        var findings = new List<string>();

        await page.GotoAsync("/account/data");
        await SignInAsync(page, await shop.Given.AShopperAsync());
        await guest.ArriveAsync("/account/data");
        findings.AddRange(await AccessTests.LookAsync(page, "/account/data"));
        await page.GetByRole(AriaRole.Button, new() { Name = PrivacyWords.Erase }).ClickAsync();
        await page.WaitForSelectorAsync("[aria-invalid=true]");
        findings.AddRange(await AccessTests.LookAsync(page, "/account/data with an error"));
        await page.GotoAsync("/account/erased");
        findings.AddRange(await AccessTests.LookAsync(page, "/account/erased"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(guest.Complaints);
    }

    private static async Task SignInAsync(IPage page, Shopper shopper)
    {
        await page.FillAsync("[name=Email]", shopper.Email!);
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.PressAsync("[name=Password]", "Enter");
    }
}
