using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Fulfilment;

/// <summary>So many units of a line of an order.</summary>
public sealed record LineUnits(long OrderLineId, int Quantity);

/// <summary>Sends a parcel with some or all of what is left to ship: on hand falls, the order's fulfilment status follows,
/// and the shopper gets one mail. Refuses more units than are left and an order that is not paid.</summary>
public sealed class ShipOrder(StoreWrites writes, IOptions<StoreOptions> options, TimeProvider time)
{
    /// <param name="orderNumber">The order.</param>
    /// <param name="units">What is in the parcel; empty: everything that is left.</param>
    /// <param name="carrier">Who carries it.</param>
    /// <param name="trackingNumber">The carrier's number, where there is one.</param>
    /// <param name="actor">Who sends it.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <returns>The shipment's key.</returns>
    public async Task<Outcome<long>> RunAsync(
        string orderNumber, IReadOnlyList<LineUnits> units, string carrier, string? trackingNumber, string actor, CancellationToken cancel = default)
    {
        // The key exists once the row is saved, so the shipment leaves the transaction and not its key.
        var sent = await writes.RunAsync<Outcome<Shipment>>(
            async db =>
            {
                if (!await db.LockOrderAsync(orderNumber, cancel))
                    return FulfilmentRefusals.NoSuchOrder;
                var order = await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Number == orderNumber, cancel);
                if (order.Status != OrderStatus.Confirmed)
                    return FulfilmentRefusals.NotPaid;

                var parcel = Parcel(order, units);
                return parcel.Refusal is { } refusal ? refusal : await SendAsync(db, order, parcel.Value, carrier, trackingNumber, actor, cancel);
            },
            cancel);
        return sent.Refusal is { } no ? no : sent.Value.Id;
    }

    private static Outcome<List<(OrderLine Line, int Quantity)>> Parcel(Order order, IReadOnlyList<LineUnits> units)
    {
        var wanted = units.Count == 0
            ? order.Lines.Where(line => line.Open > 0).Select(line => new LineUnits(line.Id, line.Open)).ToList()
            : [.. units.GroupBy(unit => unit.OrderLineId, (line, all) => new LineUnits(line, all.Sum(unit => unit.Quantity)))];
        if (wanted.Count == 0 || wanted.Any(unit => unit.Quantity <= 0))
            return FulfilmentRefusals.NothingGiven;

        var parcel = new List<(OrderLine, int)>();
        foreach (var (lineId, quantity) in wanted)
        {
            if (order.Lines.Find(line => line.Id == lineId) is not { } line)
                return FulfilmentRefusals.NoSuchOrder;
            if (quantity > line.Open)
                return FulfilmentRefusals.NotSoMany(line.Name, line.Open);
            parcel.Add((line, quantity));
        }

        return parcel;
    }

    private async Task<Outcome<Shipment>> SendAsync(
        StoreDb db, Order order, List<(OrderLine Line, int Quantity)> parcel, string carrier, string? trackingNumber, string actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var (line, quantity) in parcel)
        {
            if (!await db.CountShippedAsync(line.Id, quantity, cancel))
                return FulfilmentRefusals.NotSoMany(line.Name, line.Open);
        }

        var lines = parcel.ConvertAll(one => (one.Line.Id, one.Quantity));
        PickList.TakeOff(db, await PickList.ForAsync(db, order.Id, now, cancel), lines);
        var shipment = Shipment.Sent(order.Id, lines, carrier, trackingNumber, now);
        db.Shipments.Add(shipment);
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, Kind = OrderEventKind.Shipped, Actor = actor, At = now, Detail = trackingNumber is null ? carrier : $"{carrier} {trackingNumber}" });
        await db.SaveChangesAsync(cancel);

        db.Outbox.Add(OutboxMessage.For(new ShippedByMail(shipment.Id), now, once: $"mail:shipment:{shipment.Id}"));
        await db.AskForReviewsAsync(order.Id, now, options.Value.AskForReviewsAfterDays, cancel);
        await db.DeriveFulfilmentStatusAsync(order.Id, cancel);
        await ShipStock.RunAsync(
            db, order.Id, StockDemand.Sum(parcel.Select(one => new StockDemand(one.Line.StockItemId, one.Quantity))), new StockReason(actor, order.Number, order.Id, now), cancel);
        return shipment;
    }
}
