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

    /// <summary>Not paid: the held units go back on sale.</summary>
    public static async Task ReleaseHoldsAsync(this StoreDb db, long orderId, StockReason reason, CancellationToken cancel)
    {
        var demands = await DemandsAsync(db, orderId, StockHoldStatus.Open, cancel);
        await db.StockHolds
            .Where(hold => hold.OrderId == orderId && hold.Status == StockHoldStatus.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(hold => hold.Status, StockHoldStatus.Released), cancel);
        await ReturnStock.RunAsync(db, demands, reason, cancel);
    }

    /// <summary>Paid after the units had gone back on sale: takes them again if all are still there.</summary>
    public static async Task<bool> TryRetakeHoldsAsync(this StoreDb db, long orderId, StockReason reason, CancellationToken cancel)
    {
        const string beforeTaking = "before_taking";
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Stock is taken inside a transaction.");
        var demands = await DemandsAsync(db, orderId, StockHoldStatus.Released, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CreateSavepointAsync(beforeTaking, cancel);
        if (await TakeStock.RunAsync(db, demands, reason, cancel) is not null)
        {
            await transaction.RollbackToSavepointAsync(beforeTaking, cancel);
            foreach (var movement in db.ChangeTracker.Entries<StockMovement>().Where(entry => entry.State == EntityState.Added).ToList())
                movement.State = EntityState.Detached;
            return false;
        }

        await db.StockHolds
            .Where(hold => hold.OrderId == orderId && hold.Status == StockHoldStatus.Released)
            .ExecuteUpdateAsync(set => set.SetProperty(hold => hold.Status, StockHoldStatus.Allocated), cancel);
        return true;
    }

    private static async Task<IReadOnlyList<StockDemand>> DemandsAsync(StoreDb db, long orderId, StockHoldStatus status, CancellationToken cancel) =>
        await db.StockHolds
            .Where(hold => hold.OrderId == orderId && hold.Status == status)
            .OrderBy(hold => hold.StockItemId)
            .Select(hold => new StockDemand(hold.StockItemId, hold.Quantity))
            .ToListAsync(cancel);
}
