using Microsoft.Playwright;
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

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task The_pages_are_valid_HTML()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var shelf = await shop.Given.ACategoryAsync("Kitchen");
        var mug = await shop.Given.AProductAsync("Mug", [new(Price: 1900, Stock: 3, Colour: "Pine", CompareAt: 2400), new(Price: 2100, Stock: 0, Colour: "Clay")], shelf);
        using var buyer = new Buyer(shop);
        using var added = await buyer.AddAsync(mug.Variants[0].Sku);
        var findings = new List<string>();

        foreach (var address in new[] { "/", $"/c/{shelf.Path}", $"/p/{mug.Slug}", "/search?q=mug", "/cart", "/checkout", "/no-such-page" })
        {
            using var answer = await buyer.Http.GetAsync(address);
            findings.AddRange((await HtmlValidate.CheckAsync(await answer.Content.ReadAsStringAsync())).Select(finding => $"{address}: {finding}"));
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string what)
    {
        var findings = (await Axe.CheckAsync(page)).Select(finding => $"{what}: {finding}").ToList();
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            findings.Add($"{what}: it scrolls sideways");
        return findings;
    }
}
