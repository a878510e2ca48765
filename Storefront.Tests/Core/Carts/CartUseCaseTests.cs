using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Carts;

public class CartUseCaseTests(Stores stores) : IClassFixture<Stores>
{
    private static Task<Outcome<AddedToCart>> AddAsync(Store store, string? token, string sku, int quantity) =>
        store.Services.RunAsync((AddToCart add) => add.RunAsync(token, sku, quantity));

    private static Task<Outcome<Cart>> ChangeAsync(Store store, string? token, string sku, int quantity) =>
        store.Services.RunAsync((ChangeCart change) => change.RunAsync(token, sku, quantity));

    private static Task<List<int>> QuantitiesAsync(Store store, string token) => store.Database.ReadAsync(db => db.Carts
        .Where(cart => cart.TokenHash == OpaqueToken.Hash(token))
        .SelectMany(cart => cart.Lines.Select(line => line.Quantity))
        .ToListAsync());

    [Theory, BothDatabases]
    public async Task The_first_thing_opens_a_cart_whose_token_only_the_browser_knows(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync();

        var added = (await AddAsync(store, null, mug.Sku, 2)).Value;

        Assert.Equal([2], await QuantitiesAsync(store, added.Token!));
        Assert.False(await store.Database.ReadAsync(db => db.Carts.AnyAsync(cart => cart.TokenHash == added.Token)));
    }

    [Theory, BothDatabases]
    public async Task The_next_thing_goes_into_the_same_cart(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync();
        var jug = await store.Given.AVariantAsync();
        var token = (await AddAsync(store, null, mug.Sku, 1)).Value.Token!;

        var second = (await AddAsync(store, token, jug.Sku, 3)).Value;
        var third = (await AddAsync(store, token, mug.Sku, 1)).Value;

        Assert.Equal(token, second.Token);
        Assert.Equal(2, third.Quantity);
        Assert.Equal([2, 3], (await QuantitiesAsync(store, token)).Order());
    }

    [Theory, BothDatabases]
    public async Task An_unknown_SKU_is_refused_and_opens_no_cart(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var before = await store.Database.ReadAsync(db => db.Carts.CountAsync());

        var refused = await AddAsync(store, null, "NO-SUCH", 1);

        Assert.Equal("unknown_sku", refused.Refusal?.Code);
        Assert.Equal(RefusalKind.NotFound, refused.Refusal?.Kind);
        Assert.Equal(before, await store.Database.ReadAsync(db => db.Carts.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_refused_quantity_opens_no_cart_and_changes_none(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 3);
        var token = await store.Given.ACartAsync((mug, 2));
        var before = await store.Database.ReadAsync(db => db.Carts.CountAsync());

        Assert.Equal("invalid_quantity", (await AddAsync(store, null, mug.Sku, -1)).Refusal?.Code);
        Assert.Equal("not_enough_stock", (await AddAsync(store, token, mug.Sku, 2)).Refusal?.Code);

        Assert.Equal(before, await store.Database.ReadAsync(db => db.Carts.CountAsync()));
        Assert.Equal([2], await QuantitiesAsync(store, token));
    }

    [Theory, BothDatabases]
    public async Task A_cookie_of_rubbish_gets_a_new_cart(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync();

        foreach (var rubbish in new[] { "", "x", new string('A', 32), new string('A', 5000), "'; DROP TABLE carts; --", "\0\u00fc" })
        {
            var added = (await AddAsync(store, rubbish, mug.Sku, 1)).Value;
            Assert.NotEqual(rubbish, added.Token);
            Assert.Equal([1], await QuantitiesAsync(store, added.Token!));
        }
    }

    [Theory, BothDatabases]
    public async Task Carts_hold_no_stock(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 3);

        await AddAsync(store, null, mug.Sku, 3);

        Assert.True((await AddAsync(store, null, mug.Sku, 3)).Succeeded);
        Assert.Equal(3, await store.Database.ReadAsync(db => db.StockItems.Where(item => item.Id == mug.StockItemId).Select(item => item.Available).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_line_is_changed_and_removed(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync();
        var token = await store.Given.ACartAsync((mug, 2));

        Assert.True((await ChangeAsync(store, token, mug.Sku, 5)).Succeeded);
        Assert.Equal([5], await QuantitiesAsync(store, token));

        Assert.True((await ChangeAsync(store, token, mug.Sku, 0)).Succeeded);
        Assert.Empty(await QuantitiesAsync(store, token));
    }

    [Theory, BothDatabases]
    public async Task A_change_without_cart_line_or_stock_is_refused_and_changes_nothing(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 3);
        var other = await store.Given.AVariantAsync();
        var token = await store.Given.ACartAsync((mug, 2));

        Assert.Equal("no_such_line", (await ChangeAsync(store, null, mug.Sku, 1)).Refusal?.Code);
        Assert.Equal("no_such_line", (await ChangeAsync(store, "rubbish", mug.Sku, 1)).Refusal?.Code);
        Assert.Equal("no_such_line", (await ChangeAsync(store, token, other.Sku, 1)).Refusal?.Code);
        Assert.Equal("no_such_line", (await ChangeAsync(store, token, "NO-SUCH", 1)).Refusal?.Code);
        Assert.Equal("not_enough_stock", (await ChangeAsync(store, token, mug.Sku, 4)).Refusal?.Code);
        Assert.Equal("invalid_quantity", (await ChangeAsync(store, token, mug.Sku, -4)).Refusal?.Code);

        Assert.Equal([2], await QuantitiesAsync(store, token));
    }
}
