using Storefront.Core.Orders;

namespace Storefront.Core.Fulfilment;

/// <summary>A parcel: some of an order's lines on their way. What is not in a parcel yet stands in the order's one list to pick.</summary>
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

    public DateTimeOffset? DeliveredAt { get; private set; }

    public List<ShipmentLine> Lines { get; } = [];

    public static Shipment ToPick(long orderId, IEnumerable<(long LineId, int Quantity)> lines, DateTimeOffset now)
    {
        var shipment = new Shipment { OrderId = orderId, CreatedAt = now };
        shipment.Put(lines);
        return shipment;
    }

    /// <summary>A parcel handed to the carrier.</summary>
    public static Shipment Sent(long orderId, IEnumerable<(long LineId, int Quantity)> lines, string carrier, string? trackingNumber, DateTimeOffset now)
    {
        var shipment = new Shipment { OrderId = orderId, CreatedAt = now, ShippedAt = now, Status = ShipmentStatus.Shipped, Carrier = carrier, TrackingNumber = trackingNumber };
        shipment.Put(lines);
        return shipment;
    }

    /// <summary>Adds units to pick; negative takes them off.</summary>
    public void Pick(long lineId, int quantity)
    {
        if (Lines.Find(line => line.OrderLineId == lineId) is { } line)
            line.Quantity += quantity;
        else
            Lines.Add(new ShipmentLine { OrderLineId = lineId, Quantity = quantity });
        Lines.RemoveAll(line => line.Quantity == 0);
    }

    private void Put(IEnumerable<(long LineId, int Quantity)> lines) =>
        Lines.AddRange(lines.Where(line => line.Quantity > 0).Select(line => new ShipmentLine { OrderLineId = line.LineId, Quantity = line.Quantity }));
}

public sealed class ShipmentLine
{
    public long Id { get; private set; }

    public long ShipmentId { get; private set; }

    public long OrderLineId { get; init; }

    public OrderLine OrderLine { get; init; } = null!;

    public int Quantity { get; internal set; }
}

public enum ShipmentStatus
{
    ToPick = 0,
    Shipped = 1,
    Delivered = 2,

    /// <summary>It did not leave after all.</summary>
    Cancelled = 3,
}
