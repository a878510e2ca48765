using Microsoft.Playwright;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using Storefront.Web.Words;

namespace Storefront.Tests.Browser;

/// <summary>From a heart on a card to a friend who opens the link, with scripts and without, on both databases.</summary>
public class WishTests(Support.Browser browser, Shops shops) : IClassFixture<Shops>
{
    public static TheoryData<DatabaseKind, bool> EveryWay => GuestBuysTests.EveryWay;

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Somebody_saves_things_shares_the_list_and_moves_one_into_the_cart(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var shelf = await shop.Given.ACategoryAsync("Kitchen");
        var mug = await shop.Given.AProductAsync("Mug", [new(Stock: 5)], shelf);
        var pot = await shop.Given.AProductAsync("Pot", [new(Stock: 5, Colour: "Pine"), new(Stock: 0, Colour: "Clay")], shelf);
        await shop.IndexAsync();
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        var page = guest.Page;

        await page.GotoAsync($"/c/{shelf.Path}");
        await page.ClickAsync($"[data-heart={mug.Slug}] button");
        if (javaScript)
        {
            await Assertions.Expect(page.Locator($"[data-heart={mug.Slug}] button")).ToHaveAttributeAsync("aria-pressed", "true");
            await Assertions.Expect(page.Locator($"[data-heart={mug.Slug}] button")).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator("#wish-badge")).ToHaveTextAsync("1");
            await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync(WishWords.SavedNamed.With("Mug"));
        }
        else
        {
            await guest.ArriveAsync("/wishlist");
        }

        // The chosen variant is what is remembered, and a heart that is full is drawn full on the next page.
        await page.GotoAsync($"/p/{pot.Slug}?variant={pot.Variants[0].Sku}");
        await page.ClickAsync($"#product [data-heart={pot.Slug}] button");
        if (javaScript)
        {
            await Assertions.Expect(page.Locator("#wish-badge")).ToHaveTextAsync("2");
            await page.GotoAsync($"/c/{shelf.Path}");
            await Assertions.Expect(page.Locator($"[data-heart={pot.Slug}] button")).ToHaveAttributeAsync("aria-pressed", "true");
            await page.ClickAsync($"[data-heart={pot.Slug}] button");
            await Assertions.Expect(page.Locator("#wish-badge")).ToHaveTextAsync("1");
            await page.ClickAsync($"[data-heart={pot.Slug}] button");
            await Assertions.Expect(page.Locator("#wish-badge")).ToHaveTextAsync("2");
        }

        await page.GotoAsync("/wishlist");
        await page.GetByRole(AriaRole.Button, new() { Name = WishWords.MakeLink }).ClickAsync();
        var link = await page.InputValueAsync("#share-link");
        await page.GetByRole(AriaRole.Button, new() { Name = WishWords.MoveNamed.With("Mug") }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync(WishWords.Moved);
        await Assertions.Expect(page.Locator($"#wish-{mug.Slug}")).ToHaveCountAsync(0);

        await using var friend = await Guest.OpenAsync(browser, shop, javaScript);
        await friend.Page.GotoAsync(link);
        await friend.Page.GetByRole(AriaRole.Link, new() { Name = "Pot", Exact = true }).ClickAsync();
        await friend.ArriveAsync($"/p/{pot.Slug}");

        Assert.Empty(guest.Complaints);
        Assert.Empty(friend.Complaints);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, MemberData(nameof(AccessTests.EveryLook), MemberType = typeof(AccessTests))]
    public async Task Wishlists_are_open_to_everybody(ColorScheme colors, int width)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var mug = await shop.Given.AProductAsync("Mug", [new(Stock: 5, CompareAt: 6000)]);
        var pot = await shop.Given.AProductAsync("A pot with a name that is rather long", [new(Stock: 0, Colour: "Pine"), new(Stock: 0, Colour: "Clay")]);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true, width, colors);
        var page = guest.Page;
        var findings = new List<string>();

        await LookAsync("/wishlist");
        foreach (var product in new[] { mug, pot })
        {
            await page.GotoAsync($"/p/{product.Slug}");
            await page.ClickAsync("#product [data-heart] button");
            await Assertions.Expect(page.Locator("#product [data-heart] button")).ToHaveAttributeAsync("aria-pressed", "true");
        }
        findings.AddRange(await AccessTests.LookAsync(page, "a product with a full heart"));
        await page.GotoAsync("/wishlist");
        await page.GetByRole(AriaRole.Button, new() { Name = WishWords.MakeLink }).ClickAsync();
        var link = await page.InputValueAsync("#share-link");
        findings.AddRange(await AccessTests.LookAsync(page, "/wishlist with things on it"));
        await LookAsync(link);

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(guest.Complaints);

        async Task LookAsync(string address)
        {
            await page.GotoAsync(address);
            findings.AddRange(await AccessTests.LookAsync(page, address));
        }
    }
}
