using Microsoft.Playwright;
using Storefront.Core.Catalog;
using Storefront.Tests.Support;

namespace Storefront.Tests.Browser;

/// <summary>Filters and the search box as people use them: by pointer, by keys, and without scripts.</summary>
public class ListsTests(Support.Browser browser, Shops shops) : IClassFixture<Shops>
{
    public static TheoryData<ColorScheme, int> EveryLook => AccessTests.EveryLook;

    [Theory, MemberData(nameof(EveryLook))]
    public async Task Filters_and_suggestions_are_open_to_everybody(ColorScheme colors, int width)
    {
        var (shop, shelf) = await OpenAsync();
        await using var context = await browser.OpenAsync(shop.Address.ToString(), colors: colors, width: width);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync($"/c/{shelf.Path}?colour=moss&stock=yes");
        if (width < 1024)
            await page.Locator("#filters summary").ClickAsync();
        Assert.Empty(await Axe.CheckAsync(page));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);

        await page.Locator("#search").FillAsync("mos");
        await Assertions.Expect(page.Locator("#suggestions [role=option]").First).ToBeVisibleAsync();
        Assert.Empty(await Axe.CheckAsync(page));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_filter_narrows_the_list_at_once_keeps_the_focus_and_can_be_taken_back()
    {
        var (shop, shelf) = await OpenAsync();
        await using var context = await browser.OpenAsync(shop.Address.ToString());
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/c/{shelf.Path}");

        await page.Locator("#f-colour-moss").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(shop.Address, $"/c/{shelf.Path}?colour=moss").ToString());
        await Assertions.Expect(page.Locator(".product-card")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#f-colour-moss")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("2 products");

        await page.GetByRole(AriaRole.Link, new() { Name = "Remove filter: Moss" }).ClickAsync();
        await Assertions.Expect(page.Locator(".product-card")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#list-total")).ToBeFocusedAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".product-card")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Suggestions_are_chosen_by_the_arrow_keys_and_closed_by_escape()
    {
        var (shop, _) = await OpenAsync();
        await using var context = await browser.OpenAsync(shop.Address.ToString());
        var page = await context.NewPageAsync();
        await page.GotoAsync("/cart");
        var box = page.Locator("#search");

        await box.PressSequentiallyAsync("moss b");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#suggestions")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Moss bowl");
    }

    [Fact]
    public async Task Without_scripts_filters_are_sent_by_their_button()
    {
        var (shop, shelf) = await OpenAsync();
        await using var context = await browser.OpenAsync(shop.Address.ToString(), javaScript: false, width: 360);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/c/{shelf.Path}");

        await page.Locator("#filters summary").ClickAsync();
        await page.Locator("#f-colour-moss").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show products" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Uri(shop.Address, $"/c/{shelf.Path}?colour=moss").ToString());
        await Assertions.Expect(page.Locator(".product-card")).ToHaveCountAsync(2);
    }

    private async Task<(Shop Shop, Category Shelf)> OpenAsync()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var shelf = await shop.Given.ACategoryAsync("Earthenware");
        await shop.Given.AProductAsync("Moss bowl", [new(Price: 1900, Colour: "Moss")], shelf);
        await shop.Given.AProductAsync("Moss cup", [new(Price: 2900, Colour: "Moss")], shelf);
        await shop.Given.AProductAsync("Clay pot", [new(Price: 9900, Colour: "Clay", Stock: 0)], shelf);
        await shop.IndexAsync();
        return (shop, shelf);
    }
}
