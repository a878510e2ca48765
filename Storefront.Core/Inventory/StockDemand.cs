namespace Storefront.Core.Inventory;

/// <summary>So many units of one stock item.</summary>
public sealed record StockDemand(long StockItemId, int Quantity)
{
    /// <summary>Sums lines that draw on the same item, in ascending key order: two orders then never wait for each other in a
    /// circle, and two lines cannot each take the last unit.</summary>
    public static IReadOnlyList<StockDemand> Sum(IEnumerable<StockDemand> lines) =>
        [.. lines.GroupBy(line => line.StockItemId, (item, all) => new StockDemand(item, all.Sum(line => line.Quantity))).OrderBy(demand => demand.StockItemId)];
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
