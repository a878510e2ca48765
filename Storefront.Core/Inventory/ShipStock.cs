using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Inventory;

/// <summary>Units leave the house: on hand and reserved fall together. Runs inside the caller's transaction.</summary>
public static class ShipStock
{
    public static async Task RunAsync(StoreDb db, long orderId, IReadOnlyList<StockDemand> demands, StockReason reason, CancellationToken cancel)
    {
        await db.SettleHoldsAsync(orderId, demands, cancel);
        foreach (var (item, quantity) in demands)
            await MoveAsync(db, item, quantity, reason, cancel);
    }

    /// <summary>The parcel did not leave after all: its units are in the house again, reserved for the same order.</summary>
    public static async Task UndoAsync(StoreDb db, long orderId, IReadOnlyList<StockDemand> demands, StockReason reason, CancellationToken cancel)
    {
        await db.SettleHoldsAsync(orderId, [.. demands.Select(demand => demand with { Quantity = -demand.Quantity })], cancel);
        foreach (var (item, quantity) in demands)
            await MoveAsync(db, item, -quantity, reason, cancel);
    }

    private static async Task MoveAsync(StoreDb db, long item, int quantity, StockReason reason, CancellationToken cancel)
    {
        var rows = await db.StockItems
            .Where(s => s.Id == item && s.Reserved >= quantity)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.OnHand, s => s.OnHand - quantity).SetProperty(s => s.Reserved, s => s.Reserved - quantity),
                cancel);
        if (rows != 1)
            throw new InvalidOperationException($"Stock item {item} does not hold {quantity} units to ship.");

        db.StockMovements.Add(reason.Movement(StockMovementKind.Shipped, item, onHand: -quantity, reserved: -quantity));
    }
}
