using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Inventory;

/// <summary>So many units of one stock item.</summary>
public sealed record StockDemand(long StockItemId, int Quantity)
{
    /// <summary>Sums lines that draw on the same item, in ascending key order: two orders then never wait for each other in a
    /// circle, and two lines cannot each take the last unit.</summary>
    public static IReadOnlyList<StockDemand> Sum(IEnumerable<StockDemand> lines) =>
        [.. lines.GroupBy(line => line.StockItemId, (item, all) => new StockDemand(item, all.Sum(line => line.Quantity))).OrderBy(demand => demand.StockItemId)];
}

/// <summary>Moves units from available to reserved. Runs inside the caller's transaction, last before its commit, because
/// the row of a popular item stays locked until then.</summary>
public static class TakeStock
{
    /// <summary>Takes all of it or says which item is short: the caller then rolls back.</summary>
    /// <returns>The item that has not enough, or null when all was taken.</returns>
    public static async Task<long?> RunAsync(StoreDb db, IReadOnlyList<StockDemand> demands, StockReason reason, CancellationToken cancel)
    {
        foreach (var (item, quantity) in demands)
        {
            // The condition is in the statement: reading, computing and saving would sell the last unit to everyone.
            var rows = await db.StockItems
                .Where(s => s.Id == item && s.Available - s.SafetyThreshold >= quantity)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.Available, s => s.Available - quantity).SetProperty(s => s.Reserved, s => s.Reserved + quantity),
                    cancel);
            if (rows != 1)
                return item;

            db.StockMovements.Add(reason.Movement(StockMovementKind.Held, item, onHand: 0, reserved: quantity));
        }

        return null;
    }
}

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

/// <summary>Who moved stock, for which order, and why: the ledger's words.</summary>
public sealed record StockReason(string Actor, string Reason, long? OrderId, DateTimeOffset At)
{
    internal StockMovement Movement(StockMovementKind kind, long item, int onHand, int reserved) => new()
    {
        StockItemId = item,
        Kind = kind,
        OnHand = onHand,
        Reserved = reserved,
        OrderId = OrderId,
        Actor = Actor,
        Reason = Reason,
        At = At,
    };
}
