using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using Storefront.Web.Words;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser;

/// <summary>What the cart and the checkout do under a shopper's hands, and how they look when something is in the way.</summary>
public class CheckoutPagesTests(Shops shops, Support.Browser browser) : IClassFixture<Shops>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_quantity_is_changed_where_it_stands(bool javaScript)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var mug = await AMugAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        await guest.PutIntoCartAsync(mug, 2);
        var quantity = guest.Page.Locator("input[name=quantity]");

        await quantity.FillAsync("3");
        await quantity.PressAsync("Enter");

        // 3 × 19.00 + 4.90
        await Expect(guest.Page.Locator("[data-total]")).ToHaveTextAsync("€61.90");
        if (javaScript)
        {
            // The cart was swapped under the shopper's fingers: the focus is where it was, and the badge has followed.
            await Expect(quantity).ToBeFocusedAsync();
            await Expect(guest.Page.Locator("#cart-badge")).ToHaveTextAsync("3");
            await Expect(guest.Page.Locator("#status")).ToContainTextAsync("3 items");
            await quantity.FillAsync("9");
            await quantity.PressAsync("Enter");
            await Expect(guest.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Only 5 of Enamel mug are left");
            await Expect(quantity).ToHaveValueAsync("3");
        }

        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Enamel mug from the cart" }).ClickAsync();
        await Expect(guest.Page.Locator("#cart-panel")).ToContainTextAsync(CartWords.Empty);
        Assert.Empty(guest.Complaints);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Another_way_of_sending_shows_its_total_before_the_order_is_placed(bool javaScript)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        await guest.PutIntoCartAsync(await AMugAsync(shop));
        await guest.TellWhereToAsync();

        await guest.Page.CheckAsync("#shipping-express");
        if (!javaScript)
            await guest.Page.GetByRole(AriaRole.Button, new() { Name = CheckoutWords.UpdateTotal }).ClickAsync();

        await Expect(guest.Page.Locator("#place-order")).ToContainTextAsync("€31.90");
        await Expect(guest.Page.Locator("#shipping-express")).ToBeCheckedAsync();
        if (javaScript)
            await Expect(guest.Page.Locator("#shipping-express")).ToBeFocusedAsync();
        await guest.PlaceOrderAsync();
        await Expect(guest.Page.Locator(".total")).ToContainTextAsync("31.90");
        Assert.Empty(guest.Complaints);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_form_follows_the_country_and_keeps_what_was_typed(bool javaScript)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        var page = guest.Page;
        await guest.PutIntoCartAsync(await AMugAsync(shop));
        await page.GotoAsync("/checkout");

        await page.FillAsync("#email", "kim@example.com");
        await page.SelectOptionAsync("#delivery-country", "AT");
        if (!javaScript)
            await page.GetByRole(AriaRole.Button, new() { Name = CheckoutWords.UpdateCountry }).First.ClickAsync();
        await Expect(page.Locator("#delivery-postalcode-hint")).ToContainTextAsync("1010");
        await Expect(page.Locator("#email")).ToHaveValueAsync("kim@example.com");
        // The Enter key goes on; it does not draw the country's fields again.
        await page.FillAsync("#delivery-name", "Kim Berg");
        await page.PressAsync("#delivery-name", "Enter");

        await Expect(page.Locator("#error-summary a")).ToHaveCountAsync(3);
        if (javaScript)
            await Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await Expect(page.Locator("#delivery-name")).ToHaveValueAsync("Kim Berg");
        await Expect(page.Locator("#billing-name")).ToBeHiddenAsync();
        await page.UncheckAsync("#billingsame");
        await Expect(page.Locator("#billing-name")).ToBeVisibleAsync();
        Assert.Empty(guest.Complaints);
    }

    [Theory]
    [InlineData("problems")]
    [InlineData("refused")]
    [InlineData("pending")]
    [InlineData("unknown")]
    [InlineData("checking")]
    public async Task What_is_in_the_way_is_shown_so_that_everybody_can_read_it(string what)
    {
        // A shop of its own: the faults of one case keep the breaker to the gateway open for the next.
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true);
        await BringAboutAsync(guest, shop, what);

        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 360, 1280 })
            {
                await guest.Page.EmulateMediaAsync(new() { ColorScheme = colors });
                await guest.Page.SetViewportSizeAsync(width, 900);
                Assert.Empty(await Axe.CheckAsync(guest.Page));
                Assert.Equal(width, await guest.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            }

        Assert.Empty(await HtmlValidate.CheckAsync(await (await guest.Page.Context.APIRequest.GetAsync(guest.Page.Url)).TextAsync()));
        await guest.Page.Context.APIRequest.DeleteAsync("/sandbox/faults");
    }

    private static async Task BringAboutAsync(Guest guest, Shop shop, string what)
    {
        var mug = await AMugAsync(shop);
        await guest.PutIntoCartAsync(mug, 2);
        if (what == "problems")
        {
            await RaiseThePriceAsync(shop, mug, leaving: 1);
            await guest.Page.ReloadAsync();
            await Expect(guest.Page.Locator("#obstacles")).ToBeVisibleAsync();
            return;
        }

        await guest.TellWhereToAsync();
        if (what == "refused")
        {
            await RaiseThePriceAsync(shop, mug, leaving: 5);
            await guest.Page.ClickAsync("#place-order");
            await Expect(guest.Page.Locator("#refusal")).ToBeFocusedAsync();
        }
        else if (what == "unknown")
        {
            await BreakAsync(guest, "POST /v1/checkout/sessions");
            await guest.Page.ClickAsync("#place-order");
            await guest.ArriveAsync("/orders/");
        }
        else
        {
            await guest.PlaceOrderAsync();
            if (what == "pending")
            {
                await guest.Page.GotoAsync("/cart");
                return;
            }

            await BreakAsync(guest, "GET /v1/checkout/sessions/{id}");
            await guest.PayWithAsync("4242424242424242");
            await Expect(guest.Page.Locator("h1")).ToHaveTextAsync(CheckoutWords.CheckingTitle);
            // It would look again while it is looked at.
            await guest.Page.RouteAsync("**/checkout/return**", route => route.FulfillAsync(new() { Status = 204 }));
        }
    }

    private static Task BreakAsync(Guest guest, string call) =>
        guest.Page.Context.APIRequest.PostAsync("/sandbox/faults", new() { DataObject = new { call, fault = "500", times = 0 } });

    private static Task<Product> AMugAsync(Shop shop) => shop.Given.AProductAsync("Enamel mug", [new(Price: 1900, Stock: 5)]);

    private static Task<bool> RaiseThePriceAsync(Shop shop, Product product, int leaving) => shop.Given.SaveAsync(async db =>
    {
        var variant = await db.Variants.Include(v => v.StockItem).SingleAsync(v => v.ProductId == product.Id);
        variant.Price = new Money(2100, "EUR");
        variant.StockItem.SafetyThreshold = 5 - leaving;
        return true;
    });
}
