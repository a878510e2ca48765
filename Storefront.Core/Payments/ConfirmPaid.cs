using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;

namespace Storefront.Core.Payments;

/// <summary>What being paid means, whoever paid: the guarded transition, the stock allocated, and the effects as outbox rows of
/// the same transaction.</summary>
internal static class ConfirmPaid
{
    /// <returns>False when the order is not in <paramref name="from"/> any more: then nothing was done.</returns>
    public static async Task<bool> ConfirmPaidAsync(this StoreDb db, Order order, OrderStatus from, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.MoveAsync(order.Id, from, OrderStatus.Confirmed, cancel))
            return false;

        await db.SetPaymentStatusAsync(order.Id, PaymentStatus.Paid, cancel);
        await db.AllocateHoldsAsync(order.Id, cancel);
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, Kind = OrderEventKind.Paid, Actor = OrderEvent.System, At = now });
        db.Outbox.Add(OutboxMessage.For(new OrderPaid(order.Id), now, once: $"paid:{order.Id}"));
        db.Outbox.Add(OutboxMessage.For(new InvoiceDue(order.Id), now, once: $"invoice:{order.Id}"));
        db.Outbox.Add(OutboxMessage.For(new ConfirmByMail(order.Id), now, once: $"mail:confirmation:{order.Id}"));
        return true;
    }
}
