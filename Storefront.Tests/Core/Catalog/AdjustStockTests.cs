using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Catalog;

public class AdjustStockTests(Stores stores) : IClassFixture<Stores>
{
    private static Task<Outcome<StockItem>> ReceiveAsync(Store store, Variant variant, int units) =>
        store.Services.RunAsync((AdjustStock adjust) => adjust.ReceiveAsync(variant.Sku, units, "Delivery 7", "kim@shop.example"));

    private static Task<Outcome<StockItem>> CountAsync(Store store, Variant variant, int seen, int counted, string reason = "Stocktaking") =>
        store.Services.RunAsync((AdjustStock adjust) => adjust.CountAsync(variant.Sku, seen, counted, reason, "kim@shop.example"));

    [Theory, BothDatabases]
    public async Task What_came_and_what_was_counted_is_on_hand_and_in_the_ledger(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 10);

        Assert.Equal(15, (await ReceiveAsync(store, mug, 5)).Value.Available);
        Assert.Equal(12, (await CountAsync(store, mug, seen: 15, counted: 12)).Value.OnHand);

        var ledger = await store.Database.ReadAsync(db => db.StockMovements.Where(m => m.StockItemId == mug.StockItemId).OrderBy(m => m.Id)
            .Select(m => new { m.Kind, m.OnHand, m.Actor, m.Reason }).ToListAsync());
        Assert.Equal([(StockMovementKind.Received, 5, "Delivery 7"), (StockMovementKind.Adjusted, -3, "Stocktaking")], ledger.TakeLast(2).Select(m => (m.Kind, m.OnHand, m.Reason)));
        Assert.All(ledger.TakeLast(2), m => Assert.Equal("kim@shop.example", m.Actor));
    }

    [Theory, BothDatabases]
    public async Task A_count_of_what_has_changed_meanwhile_and_of_fewer_than_are_promised_is_refused(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(price: 4900, stock: 10);
        var token = await store.Given.ACartReadyToOrderAsync((mug, 4));
        var placed = await store.Services.RunAsync((PlaceOrder place) => place.RunAsync(token, new Money(4 * 4900, "EUR"), "en"));
        Assert.True(placed.Succeeded, placed.Refusal?.Message);

        Assert.Equal("promised_to_orders", (await CountAsync(store, mug, seen: 10, counted: 3)).Refusal?.Code);
        Assert.Equal("stock_changed", (await CountAsync(store, mug, seen: 9, counted: 10)).Refusal?.Code);
        Assert.Equal("reason_missing", (await CountAsync(store, mug, seen: 10, counted: 10, reason: " ")).Refusal?.Code);
        Assert.Equal("not_a_count", (await ReceiveAsync(store, mug, -1)).Refusal?.Code);
        Assert.Equal((4, 0), (await CountAsync(store, mug, seen: 10, counted: 4)) is { Value: var item } ? (item.OnHand, item.Available) : default);
    }

    [Theory, BothDatabases]
    public async Task Of_many_who_count_the_same_shelf_at_once_one_is_believed(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 10);

        var counts = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => CountAsync(store, mug, seen: 10, counted: 13)));

        Assert.Single(counts, count => count.Succeeded);
        Assert.Equal(13, await store.Database.ReadAsync(db => db.StockItems.Where(i => i.Id == mug.StockItemId).Select(i => i.OnHand).SingleAsync()));
    }
}
