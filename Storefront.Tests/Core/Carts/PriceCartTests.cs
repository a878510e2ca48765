using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Carts;

public class PriceCartTests(Stores stores) : IClassFixture<Stores>
{
    private static async Task<PricedCart> PriceAsync(Store store, string token)
    {
        await using var db = store.Database.Open();
        var priced = await store.Services.RunAsync((PriceCart price) => price.RunAsync(db, token));
        return priced ?? throw new InvalidOperationException("There is no such cart.");
    }

    [Theory, BothDatabases]
    public async Task Lines_shipping_and_the_tax_within_them_add_up(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(price: 999);
        var tea = await store.Given.AVariantAsync(price: 535, tax: "reduced");

        var cart = await PriceAsync(store, await store.Given.ACartAsync((mug, 3), (tea, 2)));

        Assert.Equal([Euro(2997), Euro(1070)], cart.Lines.Select(line => line.Total));
        // 29.97 holds 29.97 × 19/119 = 4.785…, 10.70 holds 10.70 × 7/107 = 0.70, shipping of 4.90 holds 0.782…
        Assert.Equal([Euro(479), Euro(70)], cart.Lines.Select(line => line.Tax));
        Assert.Equal(Euro(4067), cart.Totals.Subtotal);
        Assert.Equal(Euro(490), cart.Totals.Shipping);
        Assert.Equal(Euro(479 + 70 + 78), cart.Totals.Tax);
        Assert.Equal(Euro(4557), cart.Totals.Total);
        Assert.Equal(5, cart.Quantity);
        Assert.True(cart.CanCheckOut);
        Assert.Empty(cart.Problems);
    }

    [Theory, BothDatabases]
    public async Task Prices_without_tax_get_it_on_top(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind, ("Store:PricesIncludeTax", "false"));
        var mug = await store.Given.AVariantAsync(price: 1000);

        var cart = await PriceAsync(store, await store.Given.ACartAsync((mug, 1)));

        Assert.Equal(Euro(1000), cart.Totals.Subtotal);
        Assert.Equal(Euro(190 + 93), cart.Totals.Tax);
        Assert.Equal(Euro(1000 + 490 + 283), cart.Totals.Total);
    }

    [Theory, BothDatabases]
    public async Task Prices_that_include_tax_are_the_same_wherever_it_goes(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(price: 12000);
        var token = await store.Given.ACartAsync((mug, 1));
        await store.Given.SaveAsync(async db =>
        {
            var cart = await CartAsync(db, token);
            cart.Deliver("kim@example.com", null, AnAddress("AT"), null, DateTimeOffset.UnixEpoch);
            return cart;
        });

        var priced = await PriceAsync(store, token);

        Assert.Equal("AT", priced.Country);
        Assert.Equal(Euro(12000 + 990), priced.Totals.Total);
        Assert.Equal(Euro(2000), Assert.Single(priced.Lines).Tax);
    }

    [Theory, BothDatabases]
    public async Task The_cheapest_way_is_estimated_until_one_is_chosen(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(price: 5000);
        var token = await store.Given.ACartAsync((mug, 1));

        var estimated = await PriceAsync(store, token);
        await store.Given.SaveAsync(async db =>
        {
            var cart = await CartAsync(db, token);
            cart.ShipBy("express", DateTimeOffset.UnixEpoch);
            return cart;
        });
        var chosen = await PriceAsync(store, token);

        Assert.Equal(("standard", false), (estimated.Shipping?.Code, estimated.IsShippingChosen));
        Assert.Equal(["standard", "express"], estimated.ShippingOffers.Select(offer => offer.Code));
        Assert.Equal(("express", true), (chosen.Shipping?.Code, chosen.IsShippingChosen));
        Assert.Equal(Euro(5000 + 1290), chosen.Totals.Total);
    }

    [Theory, BothDatabases]
    public async Task A_changed_price_is_charged_and_told(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync("Mug", price: 1900);
        var token = await store.Given.ACartAsync((mug, 2));
        await ChangeVariantAsync(store, mug, now => now.Price = Euro(2100));

        var cart = await PriceAsync(store, token);

        var line = Assert.Single(cart.Lines);
        Assert.True(line.HasPriceChanged);
        Assert.Equal((Euro(1900), Euro(2100), Euro(4200)), (line.PriceWhenAdded, line.UnitPrice, line.Total));
        var problem = Assert.Single(cart.Problems);
        Assert.Equal((CartProblemKind.PriceChanged, false, mug.Sku), (problem.Kind, problem.Blocks, problem.Sku));
        Assert.True(cart.CanCheckOut);
    }

    [Theory, BothDatabases]
    public async Task A_line_short_of_stock_blocks_and_says_how_many_are_left(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 5);
        var jug = await store.Given.AVariantAsync(stock: 5);
        var token = await store.Given.ACartAsync((mug, 4), (jug, 1));
        await ChangeVariantAsync(store, mug, now => now.StockItem.SafetyThreshold = 3);
        await ChangeVariantAsync(store, jug, now => now.StockItem.SafetyThreshold = 5);

        var cart = await PriceAsync(store, token);

        Assert.Equal(
            [(CartProblemKind.NotEnoughStock, mug.Sku, (int?)2), (CartProblemKind.SoldOut, jug.Sku, 0)],
            cart.Problems.Select(problem => (problem.Kind, problem.Sku ?? "", problem.Saleable)));
        Assert.False(cart.CanCheckOut);
    }

    [Theory, BothDatabases]
    public async Task Two_lines_on_one_stock_item_are_summed(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var product = await store.Given.AProductAsync("Mug", [new(Stock: 5, Colour: "Red"), new(Stock: 5, Colour: "Blue")]);
        var token = await store.Given.ACartAsync((product.Variants[0], 3), (product.Variants[1], 3));
        await ShareStockAsync(store, product);

        var cart = await PriceAsync(store, token);

        Assert.Equal([CartProblemKind.NotEnoughStock, CartProblemKind.NotEnoughStock], cart.Problems.Select(problem => problem.Kind));
        Assert.False(cart.CanCheckOut);
    }

    [Theory, BothDatabases]
    public async Task What_has_left_the_shop_blocks(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync();
        var token = await store.Given.ACartAsync((mug, 1));
        await ChangeVariantAsync(store, mug, now => now.Product.Status = ProductStatus.Archived);

        var cart = await PriceAsync(store, token);

        Assert.Equal(CartProblemKind.NotForSale, Assert.Single(cart.Problems).Kind);
        Assert.False(cart.CanCheckOut);
    }

    [Theory, BothDatabases]
    public async Task A_country_without_shipping_blocks(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync();
        var token = await store.Given.ACartAsync((mug, 1));
        await store.Given.SaveAsync(async db =>
        {
            var cart = await CartAsync(db, token);
            cart.Deliver("kim@example.com", null, AnAddress("NZ"), null, DateTimeOffset.UnixEpoch);
            return cart;
        });

        var priced = await PriceAsync(store, token);

        Assert.Equal(CartProblemKind.NoShippingThere, Assert.Single(priced.Problems).Kind);
        Assert.False(priced.CanCheckOut);
    }

    [Theory, BothDatabases]
    public async Task An_empty_cart_cannot_be_ordered_and_rubbish_names_none(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);

        var cart = await PriceAsync(store, await store.Given.ACartAsync());

        Assert.True(cart.IsEmpty);
        Assert.False(cart.CanCheckOut);
        Assert.Empty(cart.Problems);
        await using var db = store.Database.Open();
        Assert.Null(await store.Services.RunAsync((PriceCart price) => price.RunAsync(db, "rubbish")));
        Assert.Null(await store.Services.RunAsync((PriceCart price) => price.RunAsync(db, null)));
    }

    private static Task<Cart> CartAsync(StoreDb db, string token) =>
        db.Carts.SingleAsync(cart => cart.TokenHash == Storefront.Core.Shared.OpaqueToken.Hash(token));

    private static Task ChangeVariantAsync(Store store, Variant variant, Action<Variant> change) => store.Given.SaveAsync(async db =>
    {
        var now = await db.Variants.Include(v => v.Product).Include(v => v.StockItem).SingleAsync(v => v.Id == variant.Id);
        change(now);
        return now;
    });

    private static Task ShareStockAsync(Store store, Product product) => store.Given.SaveAsync(async db =>
    {
        var variants = await db.Variants.Include(v => v.StockItem).Where(v => v.ProductId == product.Id).ToListAsync();
        variants[1].StockItem = variants[0].StockItem;
        return variants;
    });
}
