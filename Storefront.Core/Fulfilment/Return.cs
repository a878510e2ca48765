using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Fulfilment;

/// <summary>Goods on their way back. The shopper asks, staff decide, the goods arrive in some condition, the money follows.</summary>
public sealed class Return
{
    public const int MaxComment = 2000;

    public long Id { get; private set; }

    public long OrderId { get; init; }

    public Order Order { get; init; } = null!;

    public ReturnStatus Status { get; private set; }

    public required string Reason { get; init; }

    /// <summary>What the shopper adds in their own words.</summary>
    public string? Comment { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What staff wrote to the shopper.</summary>
    public string? Answer { get; private set; }

    public DateTimeOffset? ReceivedAt { get; private set; }

    public List<ReturnLine> Lines { get; } = [];
}

public sealed class ReturnLine
{
    public long Id { get; private set; }

    public long ReturnId { get; private set; }

    public long OrderLineId { get; init; }

    public OrderLine OrderLine { get; init; } = null!;

    /// <summary>Units the shopper wants to send back.</summary>
    public int Quantity { get; init; }

    /// <summary>Units that arrived.</summary>
    public int Received { get; internal set; }

    public ReturnCondition? Condition { get; internal set; }
}

public enum ReturnStatus
{
    Requested = 0,
    Approved = 1,
    Rejected = 2,
    Received = 3,
}

public enum ReturnCondition
{
    /// <summary>Goes back on the shelf.</summary>
    Sellable = 0,
    Damaged = 1,
}
