using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Storefront.Core.Customers;
using Storefront.Core.Fulfilment;
using Storefront.Core.Identity;
using Storefront.Core.Orders;
using Storefront.Tests.Support;
using Storefront.Web.Words;

namespace Storefront.Tests.Browser;

/// <summary>Customers come back: whole journeys in a browser, with and without scripts.</summary>
public class ReturningShopperTests(Support.Browser browser, Shops shops) : IClassFixture<Shops>
{
    public static TheoryData<DatabaseKind, bool> Everywhere => new()
    {
        { DatabaseKind.Sqlite, true }, { DatabaseKind.Sqlite, false }, { DatabaseKind.Postgres, true }, { DatabaseKind.Postgres, false },
    };

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Register_confirm_buy_find_it_again_and_order_it_again(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AProductAsync("Mug", [new(Price: 1900, Stock: 9)]);
        var email = $"ida-{kind}-{javaScript}@example.com".ToLowerInvariant();
        await using var ida = await Guest.OpenAsync(browser, shop, javaScript);
        var page = ida.Page;

        await page.GotoAsync("/account/register");
        await page.FillAsync("[name=Email]", email);
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.SendLink }).ClickAsync();
        await ida.ArriveAsync("/account/mail-sent");
        await shop.RunJobsAsync();
        await page.GotoAsync(shop.LinkMailedTo(email));
        await page.FillAsync("[name=Name]", "Ida");
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = AccountWords.CreateAccount }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Hello, Ida");

        await ida.PutIntoCartAsync(mug, 2);
        await page.GetByRole(AriaRole.Link, new() { Name = CartWords.Checkout }).ClickAsync();
        await ida.ArriveAsync("/checkout");
        await Assertions.Expect(page.Locator("[name=Email]")).ToHaveValueAsync(email);
        await Assertions.Expect(page.Locator("[name='Delivery.Name']")).ToHaveValueAsync("Ida");
        await page.FillAsync("[name='Delivery.Line1']", "Lindenallee 7");
        await page.FillAsync("[name='Delivery.PostalCode']", "10115");
        await page.FillAsync("[name='Delivery.City']", "Berlin");
        await Assertions.Expect(page.GetByLabel(CheckoutWords.KeepAddress)).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = CheckoutWords.Continue }).ClickAsync();
        await ida.ArriveAsync("/checkout/review");
        await ida.PlaceOrderAsync();
        await ida.PayWithAsync("4242424242424242");
        await ida.ArriveAsync("/orders/");

        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = AccountWords.Orders, Exact = true }).ClickAsync();
        await ida.ArriveAsync("/account/orders");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Show order F-") }).ClickAsync();
        await ida.ArriveAsync("/orders/F-");
        Assert.DoesNotContain("key=", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = OrderWords.Reorder }).ClickAsync();
        await ida.ArriveAsync("/cart");
        await Assertions.Expect(page.Locator("#cart-news")).ToContainTextAsync("today’s prices");
        await Assertions.Expect(page.Locator("#cart-panel li [name=quantity]")).ToHaveValueAsync("2");
        await page.GetByRole(AriaRole.Link, new() { Name = CartWords.Checkout }).ClickAsync();
        await Assertions.Expect(page.Locator("[name='Delivery.Line1']")).ToHaveValueAsync("Lindenallee 7");
        await Assertions.Expect(page.Locator("#saved-addresses button")).ToHaveCountAsync(1);

        Assert.Empty(ida.Complaints);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_guests_cart_and_a_guests_order_are_theirs_after_signing_in(DatabaseKind kind, bool javaScript)
    {
        var shop = await shops.OnAsync(kind);
        var (mug, jug) = (await shop.Given.AProductAsync("Mug", [new(Price: 1900, Stock: 9)]), await shop.Given.AProductAsync("Jug", [new(Price: 2900, Stock: 9)]));
        var kim = await shop.Given.AShopperAsync($"kim-{kind}-{javaScript}@example.com".ToLowerInvariant());
        using (var before = await shop.SignedInAsync(kim))
        using (var stored = await new Buyer(before, shop.Database).AddAsync(jug.Variants[0].Sku, "3"))
            Assert.NotNull(stored.Headers.Location);
        var ready = await shop.Given.ACartReadyToOrderAsync((mug.Variants[0], 1));
        await shop.Given.SaveAsync(async db =>
        {
            var cart = await db.Carts.OrderByDescending(c => c.Id).FirstAsync();
            cart.Deliver(kim.Email!.ToUpperInvariant(), null, Given.AnAddress(), null, shop.Clock.GetUtcNow());
            return cart;
        });
        var order = (await shop.TryOrderAsync(ready)).Value;
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript);
        var page = guest.Page;

        await guest.PutIntoCartAsync(mug, 2);
        await page.GotoAsync("/account/orders");
        await guest.ArriveAsync("/account/sign-in");
        await page.FillAsync("[name=Email]", kim.Email!);
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.PressAsync("[name=Password]", "Enter");

        await guest.ArriveAsync("/account/orders");
        await Assertions.Expect(page.Locator("#account h2")).ToContainTextAsync(order);
        await page.GotoAsync("/cart");
        await Assertions.Expect(page.Locator("#cart-news")).ToContainTextAsync(CartWords.NewsMerged);
        await Assertions.Expect(page.Locator("#cart-panel li [name=quantity]")).ToHaveCountAsync(2);
        Assert.Empty(guest.Complaints);
    }

    [Theory, MemberData(nameof(AccessTests.EveryLook), MemberType = typeof(AccessTests))]
    public async Task What_returning_shoppers_use_is_open_to_everybody(ColorScheme colors, int width)
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var (kim, sent, fresh) = await AHistoryAsync(shop);
        await using var guest = await Guest.OpenAsync(browser, shop, javaScript: true, width, colors);
        var page = guest.Page;
        var findings = new List<string>();

        await guest.PutIntoCartAsync(await shop.Given.AProductAsync("Mug", [new()]));
        await page.GotoAsync("/account/sign-in?returnTo=/checkout");
        await page.FillAsync("[name=Email]", kim.Email!);
        await page.FillAsync("[name=Password]", Shoppers.Password);
        await page.PressAsync("[name=Password]", "Enter");
        await guest.ArriveAsync("/checkout");
        await LookAsync("/checkout with saved addresses");
        await OpenAsync("/cart");
        await Assertions.Expect(page.Locator("#set-aside")).ToBeVisibleAsync();
        foreach (var address in new[]
        {
            "/account/orders", "/account/orders?page=2", "/account/addresses?done=saved", "/account/addresses/new", $"/orders/{sent}", $"/orders/{sent}/return", $"/orders/{fresh}?done=address", $"/orders/{fresh}/address",
        })
            await OpenAsync(address);
        await page.GotoAsync($"/orders/{fresh}");
        await page.ClickAsync("#cancel-order summary");
        await LookAsync("/orders/… about to be cancelled");
        foreach (var address in new[] { $"/orders/{sent}/return", $"/orders/{fresh}/address", "/account/addresses/new" })
        {
            await page.GotoAsync(address);
            if (!address.EndsWith("/return", StringComparison.Ordinal))
                await page.FillAsync("[name='Delivery.Line1']", "");
            await page.EvaluateAsync("document.querySelector('main form[action*=\"/return\"], #address-panel form, #address-form form').requestSubmit()");
            await page.WaitForSelectorAsync("#error-summary");
            await LookAsync($"{address} with errors");
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(guest.Complaints);

        async Task OpenAsync(string address)
        {
            await page.GotoAsync(address);
            await LookAsync(address);
        }

        async Task LookAsync(string what) => findings.AddRange(await AccessTests.LookAsync(page, what));
    }

    [Fact]
    public async Task Their_pages_are_valid_HTML()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var (kim, sent, fresh) = await AHistoryAsync(shop);
        using var visitor = await shop.SignedInAsync(kim);
        var findings = new List<string>();

        foreach (var address in new[]
        {
            "/cart", "/checkout", "/account/orders", "/account/addresses", "/account/addresses/new", $"/orders/{sent}", $"/orders/{sent}/return", $"/orders/{fresh}", $"/orders/{fresh}/address",
        })
            findings.AddRange((await HtmlValidate.CheckAsync(await visitor.GetStringAsync(address))).Select(finding => $"{address}: {finding}"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>Somebody with a cart, two addresses, an order that was sent and is coming back in part, one that is fresh, and a dozen more.</summary>
    private static async Task<(Shopper Kim, string Sent, string Fresh)> AHistoryAsync(Shop shop)
    {
        var kim = await shop.Given.AShopperAsync();
        var mug = await shop.Given.AVariantAsync("Mug", stock: 99);
        foreach (var line in new[] { "Lindenallee 7", "Ahornweg 1" })
            await shop.Services.RunAsync((KeepAddress keep) => keep.RunAsync(kim.Id, null, Given.AnAddress() with { Line1 = line }, makeDefault: false));
        for (var i = 0; i < 9; i++)
            await shop.OrderAsync((mug, 1));
        var sent = await shop.PaidOrderAsync((mug, 3));
        Assert.True((await shop.ShipAsync(sent.Number)).Succeeded);
        Assert.True((await shop.AskReturnAsync(sent.Number, new LineUnits(sent.Lines[0].Id, 1))).Succeeded);
        var fresh = await shop.PaidOrderAsync((mug, 1));
        await shop.Given.SaveAsync(db => db.Orders.Where(o => o.ShopperId == null).ExecuteUpdateAsync(set => set.SetProperty(o => o.ShopperId, kim.Id)));
        using var visitor = await shop.SignedInAsync(kim);
        using var added = await new Buyer(visitor, shop.Database).AddAsync(mug.Sku);
        return (kim, sent.Number, fresh.Number);
    }
}
