using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Inventory;

/// <summary>What becomes of the units held for an order. Each runs inside the caller's transaction, after its guarded transition.</summary>
public static class StockHolds
{
    /// <summary>Paid: the held units are the order's until they are shipped.</summary>
    public static Task AllocateHoldsAsync(this StoreDb db, long orderId, CancellationToken cancel) => db.StockHolds
        .Where(hold => hold.OrderId == orderId && hold.Status == StockHoldStatus.Open)
        .ExecuteUpdateAsync(set => set.SetProperty(hold => hold.Status, StockHoldStatus.Allocated), cancel);

    /// <summary>The order came to nothing: what is still held for it, paid or not, goes back on sale.</summary>
    public static async Task ReleaseHoldsAsync(this StoreDb db, long orderId, StockReason reason, CancellationToken cancel)
    {
        var demands = await db.StockHolds
            .Where(hold => hold.OrderId == orderId && hold.Status != StockHoldStatus.Released && hold.Settled < hold.Quantity)
            .OrderBy(hold => hold.StockItemId)
            .Select(hold => new StockDemand(hold.StockItemId, hold.Quantity - hold.Settled))
            .ToListAsync(cancel);
        await db.StockHolds
            .Where(hold => hold.OrderId == orderId && hold.Status != StockHoldStatus.Released)
            .ExecuteUpdateAsync(set => set.SetProperty(hold => hold.Status, StockHoldStatus.Released), cancel);
        await ReturnStock.RunAsync(db, demands, reason, cancel);
    }

    /// <summary>So many allocated units are reserved no more: they were shipped, or taken off the order. Negative undoes it.</summary>
    public static async Task SettleHoldsAsync(this StoreDb db, long orderId, IReadOnlyList<StockDemand> demands, CancellationToken cancel)
    {
        foreach (var (item, quantity) in demands)
        {
            var rows = await db.StockHolds
                .Where(hold => hold.OrderId == orderId && hold.StockItemId == item && hold.Status == StockHoldStatus.Allocated
                    && hold.Settled + quantity <= hold.Quantity && hold.Settled + quantity >= 0)
                .ExecuteUpdateAsync(set => set.SetProperty(hold => hold.Settled, hold => hold.Settled + quantity), cancel);
            if (rows != 1)
                throw new InvalidOperationException($"Order {orderId} has not {quantity} units of stock item {item} allocated.");
        }
    }

    /// <summary>Paid after the units had gone back on sale: takes them again if all are still there.</summary>
    public static async Task<bool> TryRetakeHoldsAsync(this StoreDb db, long orderId, StockReason reason, CancellationToken cancel)
    {
        const string beforeTaking = "before_taking";
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Stock is taken inside a transaction.");
        var demands = await db.StockHolds
            .Where(hold => hold.OrderId == orderId && hold.Status == StockHoldStatus.Released)
            .OrderBy(hold => hold.StockItemId)
            .Select(hold => new StockDemand(hold.StockItemId, hold.Quantity))
            .ToListAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CreateSavepointAsync(beforeTaking, cancel);
        if (await TakeStock.RunAsync(db, demands, reason, cancel) is not null)
        {
            await transaction.RollbackToSavepointAsync(beforeTaking, cancel);
            return false;
        }

        await db.StockHolds
            .Where(hold => hold.OrderId == orderId && hold.Status == StockHoldStatus.Released)
            .ExecuteUpdateAsync(set => set.SetProperty(hold => hold.Status, StockHoldStatus.Allocated), cancel);
        return true;
    }
}
