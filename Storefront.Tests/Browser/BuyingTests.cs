using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Storefront.Core.Catalog;
using Storefront.Core.Orders;
using Storefront.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser;

/// <summary>Whole journeys in Chromium, with JavaScript and without, on both databases.</summary>
public partial class BuyingTests(Shops shops, Support.Browser browser) : IClassFixture<Shops>
{
    public static TheoryData<DatabaseKind, bool> Ways => new()
    {
        { DatabaseKind.Sqlite, true },
        { DatabaseKind.Sqlite, false },
        { DatabaseKind.Postgres, true },
        { DatabaseKind.Postgres, false },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task A_guest_buys_from_the_product_to_the_mail(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900, stock: 5);
        await using var window = await browser.OpenAsync(shop.Address.ToString(), javaScript);
        var page = await window.NewPageAsync();
        var errors = WatchErrors(page);

        await AddToCartAsync(page, mug, javaScript);
        await page.GotoAsync("/cart");
        await Expect(page.Locator("#cart-panel li")).ToContainTextAsync("Enamel mug");
        await page.Locator("input[name=quantity]").FillAsync("2");
        if (javaScript)
            await page.Locator("input[name=quantity]").PressAsync("Tab");
        else
            await page.GetByRole(AriaRole.Button, new() { Name = "Update the quantity of Enamel mug" }).ClickAsync();
        await Expect(page.Locator("[data-total]")).ToHaveTextAsync("€42.90");
        await page.GetByRole(AriaRole.Link, new() { Name = "Check out" }).ClickAsync();

        await FillDetailsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to shipping" }).ClickAsync();
        await page.Locator("#shipping-express").CheckAsync();
        if (!javaScript)
            await page.GetByRole(AriaRole.Button, new() { Name = "Update the total" }).ClickAsync();
        await Expect(page.Locator("#place-order")).ToContainTextAsync("€50.90");
        await page.Locator("#place-order").ClickAsync();

        await page.WaitForURLAsync("**/sandbox/stripe/pay/**");
        await PayAsync(page, "4242 4242 4242 4242");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, your order is confirmed");
        await Expect(page.Locator("[data-total]")).ToHaveTextAsync("€50.90");
        var number = OrderNumber().Match(page.Url).Value;
        await shop.RunJobsAsync();
        await page.GotoAsync("/sandbox/mail");
        await page.GetByText($"Order {number} at Fjord & Field is confirmed").First.ClickAsync();
        var link = await page.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = "See your order" }).GetAttributeAsync("href");
        await page.GotoAsync(link!);
        await Expect(page.Locator("#order")).ToContainTextAsync("Confirmation sent to kim@example.com");
        Assert.Equal(3, await AvailableAsync(shop, mug));
        Assert.Empty(errors);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_declined_card_keeps_everything_and_the_next_card_pays(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900, stock: 5);
        await using var window = await browser.OpenAsync(shop.Address.ToString(), javaScript);
        var page = await window.NewPageAsync();
        await ToHostedPageAsync(page, mug, javaScript);

        await PayAsync(page, "4000 0000 0000 0002");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("declined");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the shop" }).ClickAsync();
        await Expect(page.Locator("#review")).ToContainTextAsync("Nothing was charged");
        await Expect(page.Locator("#review")).ToContainTextAsync("Lindenallee 7");
        Assert.Equal(5, await AvailableAsync(shop, mug));

        await page.Locator("#place-order").ClickAsync();
        await PayAsync(page, "4242 4242 4242 4242");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, your order is confirmed");
        Assert.Equal(4, await AvailableAsync(shop, mug));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task The_browsers_back_button_leads_to_the_order_that_waits_and_abandoning_it_frees_the_stock(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Enamel mug", stock: 2);
        await using var window = await browser.OpenAsync(shop.Address.ToString(), javaScript);
        var page = await window.NewPageAsync();
        await ToHostedPageAsync(page, mug, javaScript);
        Assert.Equal(1, await AvailableAsync(shop, mug));

        await page.GotoAsync("/checkout/review");
        await Expect(page.Locator("#pending-order")).ToContainTextAsync("waiting for payment");
        shop.Clock.Advance(TimeSpan.FromMinutes(31));
        await shop.RunJobsAsync();

        await page.ReloadAsync();
        await Expect(page.Locator("#cart-panel li")).ToContainTextAsync("Enamel mug");
        Assert.Equal(2, await AvailableAsync(shop, mug));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Errors_of_the_form_take_the_focus_and_keep_what_was_typed(bool javaScript)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var mug = await shop.Given.AVariantAsync("Enamel mug");
        await using var window = await browser.OpenAsync(shop.Address.ToString(), javaScript);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/buy/{mug.Sku}");
        await page.GotoAsync("/checkout");

        await page.GetByLabel("E-mail").FillAsync("kim@example.com");
        await page.GetByLabel("Country").First.SelectOptionAsync("AT");
        if (!javaScript)
            await page.GetByRole(AriaRole.Button, new() { Name = "Show the fields of this country" }).First.ClickAsync();
        await Expect(page.Locator("#delivery-postalcode-hint")).ToContainTextAsync("1010");
        await Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("kim@example.com");
        // The Enter key goes on, it does not draw the country's fields again.
        await page.GetByLabel("Full name").First.FillAsync("Kim Berg");
        await page.GetByLabel("Full name").First.PressAsync("Enter");

        await Expect(page.Locator("#error-summary a")).ToHaveCountAsync(3);
        if (javaScript)
            await Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Full name").First).ToHaveValueAsync("Kim Berg");
        await Expect(page.Locator("#billing-name")).ToBeHiddenAsync();
        await page.Locator("#billingsame").UncheckAsync();
        await Expect(page.Locator("#billing-name")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("empty-cart")]
    [InlineData("cart")]
    [InlineData("cart-problems")]
    [InlineData("pending")]
    [InlineData("checkout")]
    [InlineData("checkout-errors")]
    [InlineData("review")]
    [InlineData("order")]
    public async Task Axe_and_html_validate_find_nothing(string name)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900, stock: 5);
        await using var window = await browser.OpenAsync(shop.Address.ToString());
        var page = await window.NewPageAsync();
        await GoToAsync(page, shop, name, mug);

        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 360, 1280 })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = colors });
                await page.SetViewportSizeAsync(width, 900);
                Assert.Empty(await Axe.CheckAsync(page));
                Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                if (Environment.GetEnvironmentVariable("STOREFRONT_TEST_SCREENSHOTS") is { Length: > 0 } folder)
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{colors}-{width}.png"), FullPage = true });
            }

        Assert.Empty(await HtmlValidate.CheckAsync(await (await page.Context.APIRequest.GetAsync(page.Url)).TextAsync()));
    }

    private static async Task GoToAsync(IPage page, Shop shop, string name, Variant mug)
    {
        if (name != "empty-cart")
            await page.GotoAsync($"/buy/{mug.Sku}:2");
        switch (name)
        {
            case "empty-cart" or "cart":
                await page.GotoAsync("/cart");
                break;
            case "cart-problems":
                await shop.Given.SaveAsync(async db =>
                {
                    var now = await db.Variants.Include(variant => variant.StockItem).SingleAsync(variant => variant.Id == mug.Id);
                    now.Price = new(2100, "EUR");
                    now.StockItem.SafetyThreshold = 4;
                    return true;
                });
                await page.GotoAsync("/cart");
                break;
            case "checkout":
                await page.GotoAsync("/checkout");
                break;
            case "checkout-errors":
                await page.GotoAsync("/checkout");
                await page.GetByRole(AriaRole.Button, new() { Name = "Continue to shipping" }).ClickAsync();
                await Expect(page.Locator("#error-summary")).ToBeVisibleAsync();
                break;
            default:
                await page.GotoAsync("/checkout");
                await FillDetailsAsync(page);
                await page.GetByRole(AriaRole.Button, new() { Name = "Continue to shipping" }).ClickAsync();
                await page.WaitForURLAsync("**/checkout/review");
                if (name == "review")
                    break;
                await page.Locator("#place-order").ClickAsync();
                await page.WaitForURLAsync("**/sandbox/stripe/pay/**");
                if (name == "pending")
                {
                    await page.GotoAsync("/cart");
                    break;
                }

                await PayAsync(page, "4242 4242 4242 4242");
                await page.WaitForURLAsync("**/orders/**");
                break;
        }
    }

    private static async Task ToHostedPageAsync(IPage page, Variant variant, bool javaScript)
    {
        await AddToCartAsync(page, variant, javaScript);
        await page.GotoAsync("/checkout");
        await FillDetailsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to shipping" }).ClickAsync();
        await page.Locator("#place-order").ClickAsync();
        await page.WaitForURLAsync("**/sandbox/stripe/pay/**");
    }

    private static async Task AddToCartAsync(IPage page, Variant variant, bool javaScript)
    {
        await page.GotoAsync($"/p/{variant.Product.Slug}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).First.ClickAsync();
        if (javaScript)
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "View cart" })).ToBeVisibleAsync();
        else
            await page.WaitForURLAsync("**/cart");
    }

    private static async Task FillDetailsAsync(IPage page)
    {
        await page.GetByLabel("E-mail").FillAsync("kim@example.com");
        await page.GetByLabel("Full name").First.FillAsync("Kim Berg");
        await page.GetByLabel("Street and house number").First.FillAsync("Lindenallee 7");
        await page.GetByLabel("Postal code").First.FillAsync("10115");
        await page.GetByLabel("City").First.FillAsync("Berlin");
    }

    private static async Task PayAsync(IPage page, string card)
    {
        await page.GetByLabel(card).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Pay") }).ClickAsync();
    }

    private static List<string> WatchErrors(IPage page)
    {
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }

    private static Task<int> AvailableAsync(Shop shop, Variant variant) =>
        shop.Database.ReadAsync(db => db.StockItems.Where(item => item.Id == variant.StockItemId).Select(item => item.Available).SingleAsync());

    [GeneratedRegex("F-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex OrderNumber();
}
