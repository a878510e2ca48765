using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Storefront.Core.GiftCards;
using Storefront.Tests.Support;

namespace Storefront.Tests.Browser;

/// <summary>Every page of the way to an order: no violation that axe or html-validate finds, nothing wider than the screen.</summary>
public class AccessTests(Support.Browser browser, Shops shops) : IClassFixture<Shops>
{
    public static TheoryData<ColorScheme, int> EveryLook => new()
    {
        { ColorScheme.Light, 360 }, { ColorScheme.Light, 1280 }, { ColorScheme.Dark, 360 }, { ColorScheme.Dark, 1280 },
    };

    [Theory, MemberData(nameof(EveryLook))]
    public async Task The_way_to_an_order_is_open_to_everybody(ColorScheme colors, int width)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var shelf = await shop.Given.ACategoryAsync("Kitchen");
        var mug = await shop.Given.AProductAsync(
            "Mug", [new(Price: 1900, Stock: 3, Colour: "Pine", CompareAt: 2400), new(Price: 2100, Stock: 0, Colour: "Clay")], shelf);
        await shop.IndexAsync();
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true, width, colors);
        var findings = new List<string>();

        foreach (var address in new[] { "/", $"/c/{shelf.Path}", $"/p/{mug.Slug}", $"/p/{mug.Slug}?variant={mug.Variants[1].Sku}", "/search?q=mug", "/search?q=nothing", "/cart", "/no-such-page" })
        {
            await guest.Page.GotoAsync(address);
            findings.AddRange(await LookAsync(guest.Page, address));
        }

        await guest.PutIntoCartAsync(mug);
        findings.AddRange(await LookAsync(guest.Page, "/cart with something in it"));
        await guest.Page.GotoAsync("/checkout");
        findings.AddRange(await LookAsync(guest.Page, "/checkout"));
        await guest.Page.EvaluateAsync("document.querySelector('#details form').requestSubmit()");
        await guest.Page.WaitForSelectorAsync("[aria-invalid=true]");
        findings.AddRange(await LookAsync(guest.Page, "/checkout with errors"));
        await guest.TellWhereToAsync();
        findings.AddRange(await LookAsync(guest.Page, "/checkout/review"));
        await guest.PlaceOrderAsync();
        await guest.PayWithAsync("4242424242424242");
        await guest.ArriveAsync("/orders/");
        findings.AddRange(await LookAsync(guest.Page, "/orders"));
        await shop.RunJobsAsync();
        await guest.Page.ReloadAsync();
        await guest.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Invoice INV-") }).ClickAsync();
        await guest.ArriveAsync("/invoices/INV-");
        findings.AddRange(await LookAsync(guest.Page, "/orders/…/invoices"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task The_pages_are_valid_HTML()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var shelf = await shop.Given.ACategoryAsync("Kitchen");
        var mug = await shop.Given.AProductAsync("Mug", [new(Price: 1900, Stock: 3, Colour: "Pine", CompareAt: 2400), new(Price: 2100, Stock: 0, Colour: "Clay")], shelf);
        await shop.IndexAsync();
        using var buyer = new Buyer(shop);
        using var added = await buyer.AddAsync(mug.Variants[0].Sku);
        var findings = new List<string>();

        foreach (var address in new[] { "/", $"/c/{shelf.Path}", $"/p/{mug.Slug}", "/search?q=mug", "/cart", "/checkout", "/no-such-page" })
            await ReadAsync(address);
        using var details = await buyer.FillDetailsAsync();
        await ReadAsync("/checkout/review");
        using var refused = await EnterAsync("NOSUCHCODE");
        findings.AddRange(await HtmlValidate.CheckAsync(await refused.Content.ReadAsStringAsync()));
        foreach (var code in await DiscountsAsync(shop))
            using (await EnterAsync(code))
                await ReadAsync("/checkout/review");
        using var placed = await (await buyer.ReviewAsync()).SubmitAsync(buyer.Http, "#place-order");
        await ReadAsync(placed.Headers.Location!.ToString());

        Assert.True(findings.Count == 0, string.Join('\n', findings));

        async Task ReadAsync(string address)
        {
            using var answer = await buyer.Http.GetAsync(address);
            findings.AddRange((await HtmlValidate.CheckAsync(await answer.Content.ReadAsStringAsync())).Select(finding => $"{address}: {finding}"));
        }

        async Task<HttpResponseMessage> EnterAsync(string code) =>
            await (await buyer.Http.GetHtmlAsync("/checkout/review")).Form("form[action*=EnterCode]").With("code", code).SubmitAsync(buyer.Http);
    }

    [Theory, MemberData(nameof(EveryLook))]
    public async Task Discounts_and_gift_cards_are_open_to_everybody(ColorScheme colors, int width)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var mug = await shop.Given.AProductAsync("Mug", [new(Price: 1900)]);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true, width, colors);
        var findings = new List<string>();

        await guest.PutIntoCartAsync(mug);
        await guest.EnterCodeAsync("NOSUCHCODE");
        await Assertions.Expect(guest.Page.Locator("#code")).ToBeFocusedAsync();
        findings.AddRange(await LookAsync(guest.Page, "/cart with a code refused"));
        foreach (var code in await DiscountsAsync(shop))
        {
            await guest.EnterCodeAsync(code);
            await Assertions.Expect(guest.Page.Locator("#codes")).ToBeFocusedAsync();
            await Assertions.Expect(guest.Page.Locator("#code")).ToHaveValueAsync("");
        }
        findings.AddRange(await LookAsync(guest.Page, "/cart with discounts"));
        await guest.TellWhereToAsync();
        findings.AddRange(await LookAsync(guest.Page, "/checkout/review with discounts"));
        await guest.Page.ClickAsync("#place-order");
        await guest.ArriveAsync("/orders/");
        findings.AddRange(await LookAsync(guest.Page, "/orders with discounts"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(guest.Complaints);
    }

    /// <summary>A code for 10 % off, and a gift card that pays the rest.</summary>
    private static async Task<string[]> DiscountsAsync(Shop shop)
    {
        var promotion = await shop.Given.APromotionAsync("SPRING", 100_000);
        var (card, _) = await shop.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(Given.Euro(5000), null, "staff"));
        return [promotion.Code!, card];
    }

    internal static async Task<IEnumerable<string>> LookAsync(IPage page, string what)
    {
        var findings = (await Axe.CheckAsync(page)).Select(finding => $"{what}: {finding}").ToList();
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            findings.Add($"{what}: it scrolls sideways");
        return findings;
    }
}
