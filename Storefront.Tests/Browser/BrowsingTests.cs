using Microsoft.Playwright;
using Storefront.Tests.Support;
using Storefront.Tests.Web.Pages;

namespace Storefront.Tests.Browser;

/// <summary>The pages as people see them: in light and dark, small and large, with scripts and without.</summary>
public class BrowsingTests(Support.Browser browser, Shops shops) : IClassFixture<Shops>
{
    [Theory]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task The_pages_are_open_to_everybody(ColorScheme colors, int width)
    {
        var (shop, window) = await OpenAsync();
        await using var context = await browser.OpenAsync(shop.Address.ToString(), colors: colors, width: width);

        foreach (var path in Paths(window))
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

            Assert.Equal((path, ""), (path, string.Join("\n", await Axe.CheckAsync(page))));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width} px.");
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task The_pages_are_valid_html()
    {
        var (shop, window) = await OpenAsync();
        using var visitor = shop.NewVisitor();

        foreach (var path in Paths(window))
            Assert.Equal((path, ""), (path, string.Join("\n", await HtmlValidate.CheckAsync(await visitor.GetStringAsync(path)))));
    }

    [Fact]
    public async Task Choosing_a_value_shows_its_variant_keeps_the_focus_and_says_what_changed()
    {
        var (shop, window) = await OpenAsync();
        await using var context = await browser.OpenAsync(shop.Address.ToString());
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync($"/p/{window.Jumper.Slug}?variant={window.Sku("Fjord", "S")}");

        await page.GetByRole(AriaRole.Link, new() { Name = "L", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(shop.Address, $"/p/{window.Jumper.Slug}?variant={window.Sku("Fjord", "L")}").ToString());

        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("Fjord / L €99.00. In stock");
        await Assertions.Expect(page.Locator("#add-to-cart [name=sku]")).ToHaveValueAsync(window.Sku("Fjord", "L"));
        Assert.Equal("L", await page.EvaluateAsync<string>("document.activeElement.textContent.trim()"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_picture_opens_large_and_closes_by_escape()
    {
        var (shop, window) = await OpenAsync();
        await using var context = await browser.OpenAsync(shop.Address.ToString());
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/p/{window.Jumper.Slug}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Picture 2 of 2" }).ClickAsync();
        await page.Locator("#picture-1").ClickAsync();

        await Assertions.Expect(page.Locator("#zoom img")).ToHaveAttributeAsync("alt", "Jumper in moss, view 2");
        await Assertions.Expect(page.Locator("#zoom")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#zoom")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_scripts_a_shopper_finds_a_product_and_chooses_a_variant()
    {
        var (shop, window) = await OpenAsync();
        await using var context = await browser.OpenAsync(shop.Address.ToString(), javaScript: false, width: 360);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");
        await page.Locator("#search").FillAsync(window.Sku("Fjord", "L"));
        await page.Locator("#search").PressAsync("Enter");
        await page.Locator(".product-card a").First.ClickAsync();
        await page.Locator("#product").GetByRole(AriaRole.Link, new() { Name = "Fjord" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "S", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("#add-to-cart [name=sku]")).ToHaveValueAsync(window.Sku("Fjord", "S"));
        await Assertions.Expect(page.Locator("[data-step]").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_bar_at_the_foot_of_a_phone_stands_in_for_the_form_once_that_is_scrolled_past()
    {
        var (shop, window) = await OpenAsync();
        await using var context = await browser.OpenAsync(shop.Address.ToString(), width: 360, height: 700);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/p/{window.Jumper.Slug}");
        var bar = page.Locator(".sticky-bar");

        await Assertions.Expect(bar).ToBeHiddenAsync();
        await page.Locator("footer").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(bar).ToBeVisibleAsync();
        await page.EvaluateAsync("scrollTo(0, 0)");
        await Assertions.Expect(bar).ToBeHiddenAsync();
    }

    private static string[] Paths(ShopWindow window) => ["/", $"/c/{window.Top.Path}", $"/p/{window.Jumper.Slug}", "/search?q=jumper"];

    private async Task<(Shop Shop, ShopWindow Window)> OpenAsync()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        return (shop, await ShopWindow.DressAsync(shop));
    }
}
