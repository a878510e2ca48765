using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;

namespace Storefront.Core.Fulfilment;

/// <summary>Turns a paid order into a shipment to pick, once.</summary>
public sealed class PrepareShipment(StoreWrites writes, TimeProvider time) : IJobHandler
{
    public Task RunAsync(JobRun job, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            await job.FinishAsync(db, now);

            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == job.Read<OrderPaid>().OrderId, cancel);
            if (order.Status != OrderStatus.Confirmed)
                return;

            var shipment = new Shipment { OrderId = order.Id, CreatedAt = now };
            shipment.Lines.AddRange(order.Lines.Select(line => new ShipmentLine { OrderLineId = line.Id, Quantity = line.Quantity }));
            db.Shipments.Add(shipment);
            order.Note(OrderEventKind.ReadyToPick, OrderEvent.System, now);
        },
        cancel);
}
