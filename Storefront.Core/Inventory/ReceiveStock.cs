using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Inventory;

/// <summary>Units come into the house, from a supplier or back from a shopper, or are found or missed in a count.</summary>
public static class ReceiveStock
{
    /// <summary>Runs inside the caller's transaction. A negative quantity takes units away.</summary>
    /// <returns>False when more would be taken away than is there and free.</returns>
    public static async Task<bool> RunAsync(StoreDb db, long item, int quantity, StockMovementKind kind, StockReason reason, CancellationToken cancel)
    {
        var rows = await db.StockItems
            .Where(s => s.Id == item && (quantity >= 0 || s.Available + quantity >= 0))
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.OnHand, s => s.OnHand + quantity).SetProperty(s => s.Available, s => s.Available + quantity),
                cancel);
        if (rows == 1)
            db.StockMovements.Add(reason.Movement(kind, item, onHand: quantity, reserved: 0));
        return rows == 1;
    }
}
