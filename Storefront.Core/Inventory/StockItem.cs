namespace Storefront.Core.Inventory;

/// <summary>A counted thing on a shelf. The counters change only by guarded updates (<see cref="TakeStock"/>,
/// <see cref="ReturnStock"/>), never by load, change and save: that oversells.
/// <c>OnHand = Available + Reserved</c> always.</summary>
public sealed class StockItem
{
    public long Id { get; private set; }

    /// <summary>Lies in the warehouse; falls at shipment.</summary>
    public int OnHand { get; private set; }

    /// <summary>Promised to orders: open holds and unshipped allocations.</summary>
    public int Reserved { get; private set; }

    public int Available { get; private set; }

    /// <summary>Units that are kept back; negative allows so many back orders.</summary>
    public int SafetyThreshold { get; set; }

    /// <summary>At or below so many saleable units shoppers read "only a few left".</summary>
    public int LowStockAt { get; set; } = 5;

    public static StockItem Of(int onHand) => new() { OnHand = onHand, Available = onHand };

    /// <summary>What may be sold now.</summary>
    public int Saleable => Math.Max(0, Available - SafetyThreshold);

    public static StockLevel Level(int saleable, int lowStockAt) =>
        saleable <= 0 ? StockLevel.Out : saleable <= lowStockAt ? StockLevel.Low : StockLevel.In;
}

/// <summary>What the public is told; the exact count is not its business.</summary>
public enum StockLevel
{
    Out,
    Low,
    In,
}

/// <summary>One line of the stock ledger. The sums of a stock item's movements are its counters.</summary>
public sealed class StockMovement
{
    public long Id { get; private set; }

    public long StockItemId { get; init; }

    public StockMovementKind Kind { get; init; }

    /// <summary>Change of on hand, in units.</summary>
    public int OnHand { get; init; }

    /// <summary>Change of reserved, in units.</summary>
    public int Reserved { get; init; }

    public long? OrderId { get; init; }

    /// <summary>Who: <c>shopper</c>, <c>system</c> or a member of staff.</summary>
    public required string Actor { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset At { get; init; }
}

public enum StockMovementKind
{
    Received = 0,
    Held = 1,
    Released = 2,
    Shipped = 3,
    Adjusted = 4,

    /// <summary>Came back from a shopper.</summary>
    Returned = 5,
}

/// <summary>Units kept for one order while it is being paid, and from then until they are shipped.</summary>
public sealed class StockHold
{
    public long Id { get; private set; }

    public long StockItemId { get; init; }

    public StockItem StockItem { get; init; } = null!;

    public long OrderId { get; init; }

    public int Quantity { get; init; }

    /// <summary>Units of it that were shipped or given back, and are reserved no more.</summary>
    public int Settled { get; private set; }

    public StockHoldStatus Status { get; private set; }

    public DateTimeOffset ExpiresAt { get; init; }
}

public enum StockHoldStatus
{
    /// <summary>Waits for the payment.</summary>
    Open = 0,

    /// <summary>Paid: allocated to the order until it is shipped.</summary>
    Allocated = 1,

    Released = 2,
}
