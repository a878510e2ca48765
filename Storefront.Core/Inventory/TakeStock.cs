using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Inventory;

/// <summary>Moves units from available to reserved. Runs inside the caller's transaction, last before its commit, because
/// the row of a popular item stays locked until then.</summary>
public static class TakeStock
{
    /// <summary>Takes all of it or says which item is short: the caller then rolls back. Saves what the caller has added.</summary>
    /// <returns>The item that has not enough, or null when all was taken.</returns>
    public static async Task<long?> RunAsync(StoreDb db, IReadOnlyList<StockDemand> demands, StockReason reason, CancellationToken cancel)
    {
        // The ledger first: from the update on, the row of a popular item is locked for everybody else.
        db.StockMovements.AddRange(demands.Select(demand => reason.Movement(StockMovementKind.Held, demand.StockItemId, onHand: 0, reserved: demand.Quantity)));
        await db.SaveChangesAsync(cancel);
        foreach (var (item, quantity) in demands)
        {
            // The condition is in the statement: reading, computing and saving would sell the last unit to everyone.
            // Written out, because nothing is translated then: every order passes here.
            var rows = await db.Database.ExecuteSqlAsync(
                $"UPDATE stock_items SET available = available - {quantity}, reserved = reserved + {quantity} WHERE id = {item} AND available - safety_threshold >= {quantity}", cancel);
            if (rows != 1)
                return item;
        }

        return null;
    }
}
