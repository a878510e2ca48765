using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Fulfilment;

/// <summary>Staff write something down in an order's timeline. Its shopper does not see it.</summary>
public sealed class NoteOrder(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<long>> RunAsync(string orderNumber, string note, string actor, CancellationToken cancel = default) => writes.RunAsync<Outcome<long>>(
        async db =>
        {
            if (await db.Orders.Where(o => o.Number == orderNumber).Select(o => (long?)o.Id).SingleOrDefaultAsync(cancel) is not { } id)
                return FulfilmentRefusals.NoSuchOrder;
            db.OrderEvents.Add(new OrderEvent { OrderId = id, Kind = OrderEventKind.Note, Actor = actor, At = time.GetUtcNow(), Detail = note });
            return id;
        },
        cancel);
}
