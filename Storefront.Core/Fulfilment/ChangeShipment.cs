using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Fulfilment;

/// <summary>Notes that a parcel arrived. A second time changes nothing.</summary>
public sealed class DeliverShipment(StoreWrites writes, IOptions<StoreOptions> options, TimeProvider time)
{
    public Task<Outcome<long>> RunAsync(long shipmentId, string actor, CancellationToken cancel = default) => writes.RunAsync<Outcome<long>>(
        async db =>
        {
            var now = time.GetUtcNow();
            var moved = await db.Shipments
                .Where(s => s.Id == shipmentId && s.Status == ShipmentStatus.Shipped)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, ShipmentStatus.Delivered).SetProperty(s => s.DeliveredAt, now), cancel);
            if (await db.Shipments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == shipmentId, cancel) is not { Status: ShipmentStatus.Delivered } shipment)
                return FulfilmentRefusals.NoSuchShipment;
            if (moved == 1)
            {
                db.OrderEvents.Add(new OrderEvent { OrderId = shipment.OrderId, Kind = OrderEventKind.Delivered, Actor = actor, At = now, Detail = shipment.TrackingNumber });
                await db.AskLaterAsync(shipment.OrderId, now, options.Value.AskForReviewsAfterDays, cancel);
            }

            return shipmentId;
        },
        cancel);
}

/// <summary>Takes a parcel back that did not leave after all: its units are to be picked again.</summary>
public sealed class CancelShipment(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<long>> RunAsync(long shipmentId, string actor, CancellationToken cancel = default) => writes.RunAsync<Outcome<long>>(
        async db =>
        {
            var shipment = await db.Shipments.AsNoTracking()
                .Include(s => s.Lines).ThenInclude(l => l.OrderLine)
                .Include(s => s.Order)
                .SingleOrDefaultAsync(s => s.Id == shipmentId, cancel);
            if (shipment is null || !await db.LockOrderAsync(shipment.Order.Number, cancel))
                return FulfilmentRefusals.NoSuchShipment;

            var moved = await db.Shipments
                .Where(s => s.Id == shipmentId && s.Status == ShipmentStatus.Shipped)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, ShipmentStatus.Cancelled), cancel);
            if (moved == 0)
                return FulfilmentRefusals.NoSuchShipment;

            await PutBackAsync(db, shipment, actor, cancel);
            return shipmentId;
        },
        cancel);

    private async Task PutBackAsync(StoreDb db, Shipment shipment, string actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var list = await PickList.ForAsync(db, shipment.OrderId, now, cancel);
        foreach (var line in shipment.Lines)
        {
            if (!await db.CountShippedAsync(line.OrderLineId, -line.Quantity, cancel))
                throw new InvalidOperationException($"Line {line.OrderLineId} has not {line.Quantity} units shipped.");
            list.Pick(line.OrderLineId, line.Quantity);
        }

        db.OrderEvents.Add(new OrderEvent { OrderId = shipment.OrderId, Kind = OrderEventKind.ShipmentCancelled, Actor = actor, At = now, Detail = shipment.TrackingNumber });
        await db.DeriveFulfilmentStatusAsync(shipment.OrderId, cancel);
        await ShipStock.UndoAsync(
            db,
            shipment.OrderId,
            StockDemand.Sum(shipment.Lines.Select(line => new StockDemand(line.OrderLine.StockItemId, line.Quantity))),
            new StockReason(actor, shipment.Order.Number, shipment.OrderId, now),
            cancel);
    }
}
