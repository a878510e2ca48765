using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Orders;

/// <summary>The guarded counters of an order's lines; false means that so many units are not left.</summary>
public static class OrderLineCounters
{
    public static async Task<bool> CountShippedAsync(this StoreDb db, long lineId, int units, CancellationToken cancel) => await db.OrderLines
        .Where(line => line.Id == lineId && line.Shipped + line.Cancelled + units <= line.Quantity && line.Shipped + units >= 0)
        .ExecuteUpdateAsync(set => set.SetProperty(line => line.Shipped, line => line.Shipped + units), cancel) == 1;

    public static async Task<bool> CountCancelledAsync(this StoreDb db, long lineId, int units, CancellationToken cancel) => await db.OrderLines
        .Where(line => line.Id == lineId && line.Shipped + line.Cancelled + units <= line.Quantity)
        .ExecuteUpdateAsync(set => set.SetProperty(line => line.Cancelled, line => line.Cancelled + units), cancel) == 1;

    public static async Task<bool> CountRefundedAsync(this StoreDb db, long lineId, int units, CancellationToken cancel) => await db.OrderLines
        .Where(line => line.Id == lineId && line.Refunded + units <= line.Quantity)
        .ExecuteUpdateAsync(set => set.SetProperty(line => line.Refunded, line => line.Refunded + units), cancel) == 1;

    /// <summary>Reads an order's fulfilment status off its lines and sets it, in the transaction that changed them.</summary>
    public static async Task DeriveFulfilmentStatusAsync(this StoreDb db, long orderId, CancellationToken cancel)
    {
        var units = await db.OrderLines
            .Where(line => line.OrderId == orderId)
            .GroupBy(_ => 1)
            .Select(all => new { Shipped = all.Sum(line => line.Shipped), Open = all.Sum(line => line.Quantity - line.Shipped - line.Cancelled) })
            .SingleAsync(cancel);
        var status = FulfilmentStatusOf(units.Shipped, units.Open);
        await db.Orders.Where(order => order.Id == orderId).ExecuteUpdateAsync(set => set.SetProperty(order => order.FulfilmentStatus, status), cancel);
    }

    public static FulfilmentStatus FulfilmentStatusOf(int shipped, int open) => (shipped, open) switch
    {
        (0, _) => FulfilmentStatus.Unfulfilled,
        (_, 0) => FulfilmentStatus.Fulfilled,
        _ => FulfilmentStatus.PartlyFulfilled,
    };
}
