using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Inventory;

public class TakeStockTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly StockReason Reason = new("shopper", "F-TEST", null, new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    private static readonly Refusal Short = new("short", "Not enough.");

    /// <summary>As an order does it: all or nothing, in one transaction.</summary>
    private static Task<Outcome<bool>> TakeAsync(Store store, params (Variant Variant, int Quantity)[] lines) =>
        store.Services.RunAsync((StoreWrites writes) => writes.RunAsync<Outcome<bool>>(async db =>
        {
            var demands = StockDemand.Sum(lines.Select(line => new StockDemand(line.Variant.StockItemId, line.Quantity)));
            return await TakeStock.RunAsync(db, demands, Reason, CancellationToken.None) is null ? true : Short;
        }));

    private static Task<(int OnHand, int Reserved, int Available, int Moved)> CountAsync(Store store, Variant variant) => store.Database.ReadAsync(async db =>
    {
        var item = await db.StockItems.SingleAsync(i => i.Id == variant.StockItemId);
        return (item.OnHand, item.Reserved, item.Available, await db.StockMovements.Where(m => m.StockItemId == item.Id).SumAsync(m => m.Reserved));
    });

    [Theory, BothDatabases]
    public async Task Taken_units_are_reserved_and_leave_a_movement(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 5);

        Assert.True((await TakeAsync(store, (mug, 3))).Succeeded);

        Assert.Equal((5, 3, 2, 3), await CountAsync(store, mug));
        var movement = await store.Database.ReadAsync(db => db.StockMovements.SingleAsync(m => m.StockItemId == mug.StockItemId));
        Assert.Equal((StockMovementKind.Held, "shopper", "F-TEST", Reason.At), (movement.Kind, movement.Actor, movement.Reason, movement.At));
    }

    [Theory, BothDatabases]
    public async Task One_item_short_takes_nothing_of_the_others(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 5);
        var jug = await store.Given.AVariantAsync(stock: 1);

        Assert.Equal("short", (await TakeAsync(store, (mug, 3), (jug, 2))).Refusal?.Code);

        Assert.Equal((5, 0, 5, 0), await CountAsync(store, mug));
        Assert.Equal((1, 0, 1, 0), await CountAsync(store, jug));
    }

    [Fact]
    public void Lines_on_one_item_are_summed_in_key_order()
    {
        var sums = StockDemand.Sum([new(7, 1), new(3, 2), new(7, 4)]);

        Assert.Equal([new StockDemand(3, 2), new StockDemand(7, 5)], sums);
    }

    [Theory, BothDatabases]
    public async Task Two_lines_on_one_item_cannot_each_take_the_last_unit(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 1);

        Assert.Equal("short", (await TakeAsync(store, (mug, 1), (mug, 1))).Refusal?.Code);

        Assert.Equal((1, 0, 1, 0), await CountAsync(store, mug));
    }

    [Theory, BothDatabases]
    public async Task Units_kept_back_are_not_taken_and_back_orders_are(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var kept = await store.Given.AVariantAsync(stock: 3);
        var backOrdered = await store.Given.AVariantAsync(stock: 0);
        await SetThresholdAsync(store, kept, 2);
        await SetThresholdAsync(store, backOrdered, -4);

        Assert.Equal("short", (await TakeAsync(store, (kept, 2))).Refusal?.Code);
        Assert.True((await TakeAsync(store, (kept, 1))).Succeeded);
        Assert.True((await TakeAsync(store, (backOrdered, 4))).Succeeded);
        Assert.Equal("short", (await TakeAsync(store, (backOrdered, 1))).Refusal?.Code);

        Assert.Equal((0, 4, -4, 4), await CountAsync(store, backOrdered));
    }

    [Theory, BothDatabases]
    public async Task Sixty_four_takers_of_the_last_ten_get_exactly_ten(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 10);

        var taken = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => TakeAsync(store, (mug, 1))));

        Assert.Equal(10, taken.Count(one => one.Succeeded));
        Assert.Equal((10, 10, 0, 10), await CountAsync(store, mug));
    }

    [Theory, BothDatabases]
    public async Task Orders_of_the_same_things_in_opposite_order_never_block_each_other(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 100);
        var jug = await store.Given.AVariantAsync(stock: 100);

        var taken = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => i % 2 == 0 ? TakeAsync(store, (mug, 1), (jug, 2)) : TakeAsync(store, (jug, 2), (mug, 1))));

        Assert.All(taken, one => Assert.True(one.Succeeded));
        Assert.Equal((100, 32, 68, 32), await CountAsync(store, mug));
        Assert.Equal((100, 64, 36, 64), await CountAsync(store, jug));
    }

    [Theory, BothDatabases]
    public async Task The_database_itself_refuses_to_oversell(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var mug = await store.Given.AVariantAsync(stock: 1);
        await using var db = store.Database.Open();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.StockItems
            .Where(item => item.Id == mug.StockItemId)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.Available, item => item.Available - 2).SetProperty(item => item.Reserved, item => item.Reserved + 2)));
    }

    private static Task SetThresholdAsync(Store store, Variant variant, int threshold) => store.Given.SaveAsync(async db =>
    {
        var item = await db.StockItems.SingleAsync(i => i.Id == variant.StockItemId);
        item.SafetyThreshold = threshold;
        return item;
    });
}
