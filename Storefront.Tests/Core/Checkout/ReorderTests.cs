using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Checkout;

public class ReorderTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task An_order_goes_into_the_cart_again_at_todays_prices_and_what_is_missing_is_said(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (mug, jug, pan) = (await shop.Given.AVariantAsync("Mug", price: 1000, stock: 10), await shop.Given.AVariantAsync("Jug", stock: 3), await shop.Given.AVariantAsync("Pan", stock: 2));
        var order = await shop.OrderAsync((mug, 2), (jug, 2), (pan, 1));
        await shop.Given.SaveAsync(async db =>
        {
            (await db.Variants.SingleAsync(v => v.Id == mug.Id)).Price = Given.Euro(1200);
            (await db.Variants.Include(v => v.Product).SingleAsync(v => v.Id == pan.Id)).Product.Status = ProductStatus.Draft;
            return true;
        });

        var token = (await AgainAsync(shop, order.Number, null)).Value;

        var cart = await shop.PriceAsync(token!);
        Assert.Equal([("Mug", 2, 1200), ("Jug", 1, 4900)], cart.Lines.Select(line => (line.Name, line.Quantity, (int)line.UnitPrice.Minor)));
        Assert.Equal(
            [new CartNews(CartNewsKind.Reordered, order.Number), new CartNews(CartNewsKind.Trimmed, "Jug", 2, 1), new CartNews(CartNewsKind.NotToBeHad, "Pan")], cart.News);
        Assert.Equal(2, (await shop.FindAsync(order.Number)).Lines[0].Quantity);
    }

    [Theory, BothDatabases]
    public async Task It_joins_what_is_in_the_cart_and_is_refused_when_nothing_of_it_is_to_be_had(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (mug, jug) = (await shop.Given.AVariantAsync(stock: 4), await shop.Given.AVariantAsync());
        var order = await shop.OrderAsync((mug, 1));
        var kim = CartKey.OfShopper((await shop.Given.AShopperAsync()).Id);
        Assert.True((await shop.Services.RunAsync((AddToCart add) => add.RunAsync(kim, jug.Sku, 1))).Succeeded);

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.True((await AgainAsync(shop, order.Number, kim)).Succeeded);
        var sold = await AgainAsync(shop, order.Number, kim);

        Assert.Equal("nothing_to_reorder", sold.Refusal?.Code);
        var cart = await shop.Services.RunAsync((PriceCart prices) => shop.Database.ReadAsync(db => prices.RunAsync(db, kim)));
        Assert.Equal([1, 3], cart!.Lines.Select(line => line.Quantity));
        Assert.Equal("no_such_order", (await AgainAsync(shop, "F-0000-0000", kim)).Refusal?.Code);
    }

    private static Task<Outcome<string?>> AgainAsync(Shop shop, string number, CartKey? key) =>
        shop.Services.RunAsync((Reorder reorder) => reorder.RunAsync(number, key));
}
