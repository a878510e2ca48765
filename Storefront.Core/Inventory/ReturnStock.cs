using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Inventory;

/// <summary>Moves units from reserved back to available. Runs inside the caller's transaction.</summary>
public static class ReturnStock
{
    public static async Task RunAsync(StoreDb db, IReadOnlyList<StockDemand> demands, StockReason reason, CancellationToken cancel)
    {
        foreach (var (item, quantity) in demands)
        {
            var rows = await db.StockItems
                .Where(s => s.Id == item && s.Reserved >= quantity)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.Available, s => s.Available + quantity).SetProperty(s => s.Reserved, s => s.Reserved - quantity),
                    cancel);
            if (rows != 1)
                throw new InvalidOperationException($"Stock item {item} does not hold {quantity} units to give back.");

            db.StockMovements.Add(reason.Movement(StockMovementKind.Released, item, onHand: 0, reserved: -quantity));
        }
    }
}
