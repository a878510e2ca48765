using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;

namespace Storefront.Core.Fulfilment;

/// <summary>Turns a paid order into a list to pick, once.</summary>
public sealed class PrepareShipment(StoreWrites writes, TimeProvider time) : IJobHandler
{
    public Task RunAsync(JobRun job, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            await job.FinishAsync(db, now);

            var number = await db.Orders.Where(o => o.Id == job.Read<OrderPaid>().OrderId).Select(o => o.Number).SingleAsync(cancel);
            await db.LockOrderAsync(number, cancel);
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Number == number, cancel);
            if (order.Status != OrderStatus.Confirmed || order.Lines.TrueForAll(line => line.Open == 0))
                return;

            db.Shipments.Add(Shipment.ToPick(order.Id, order.Lines.Select(line => (line.Id, line.Open)), now));
            order.Note(OrderEventKind.ReadyToPick, OrderEvent.System, now);
        },
        cancel);
}
