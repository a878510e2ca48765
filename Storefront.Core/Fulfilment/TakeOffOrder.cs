using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;

namespace Storefront.Core.Fulfilment;

/// <summary>What becomes of units whose price goes back: those not shipped yet come off the order and its list to pick and are
/// on sale again; those that were shipped go back on the shelf if they came back fit for it.</summary>
internal static class TakeOffOrder
{
    public static async Task RunAsync(StoreDb db, Order order, OrderLine line, RefundUnits units, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        var reason = new StockReason(actor, order.Number, order.Id, now);
        var unshipped = Math.Min(units.Quantity, line.Open);
        if (unshipped > 0)
        {
            if (!await db.CountCancelledAsync(line.Id, unshipped, cancel))
                throw new InvalidOperationException($"Line {line.Id} has not {unshipped} units open.");
            PickList.TakeOff(db, await PickList.ForAsync(db, order.Id, now, cancel), [(line.Id, unshipped)]);
            await db.SaveChangesAsync(cancel);
            StockDemand[] back = [new(line.StockItemId, unshipped)];
            await db.SettleHoldsAsync(order.Id, back, cancel);
            await ReturnStock.RunAsync(db, back, reason, cancel);
        }

        if (units.Restock && units.Quantity > unshipped)
            await ReceiveStock.RunAsync(db, line.StockItemId, units.Quantity - unshipped, StockMovementKind.Returned, reason, cancel);
    }
}
