using Storefront.Core.Orders;

namespace Storefront.Core.Fulfilment;

/// <summary>A parcel: some of an order's lines on their way. It starts as a list to pick.</summary>
public sealed class Shipment
{
    public long Id { get; private set; }

    public long OrderId { get; init; }

    public Order Order { get; init; } = null!;

    public ShipmentStatus Status { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? Carrier { get; private set; }

    public string? TrackingNumber { get; private set; }

    public DateTimeOffset? ShippedAt { get; private set; }

    public List<ShipmentLine> Lines { get; } = [];
}

public sealed class ShipmentLine
{
    public long Id { get; private set; }

    public long ShipmentId { get; private set; }

    public long OrderLineId { get; init; }

    public OrderLine OrderLine { get; init; } = null!;

    public int Quantity { get; init; }
}

public enum ShipmentStatus
{
    ToPick = 0,
    Shipped = 1,
    Cancelled = 2,
}
