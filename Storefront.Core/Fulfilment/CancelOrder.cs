using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;

namespace Storefront.Core.Fulfilment;

/// <summary>Cancels a paid order of which nothing was shipped: stock, promotions and all of the money go back. Shoppers may for
/// <see cref="StoreOptions.CancelWindow"/>, staff until the first parcel leaves. An order that awaits its payment is ended by
/// the checkout, which asks the gateway first.</summary>
public sealed class CancelOrder(StoreWrites writes, IOptions<StoreOptions> options, TimeProvider time)
{
    public Task<Outcome<OrderStatus>> RunAsync(string orderNumber, string actor, string reason, CancellationToken cancel = default) => writes.RunAsync<Outcome<OrderStatus>>(
        async db =>
        {
            if (!await db.LockOrderAsync(orderNumber, cancel))
                return FulfilmentRefusals.NoSuchOrder;
            var order = await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Number == orderNumber, cancel);
            if (Refuse(order, actor) is { } refusal)
                return refusal;
            if (await db.RefuseDuringDisputeAsync(order.Id, staffMeansIt: false, cancel) is { } disputed)
                return disputed;
            if (!await db.MoveAsync(order.Id, OrderStatus.Confirmed, OrderStatus.Cancelled, cancel))
                return FulfilmentRefusals.AlreadyEnded;

            return await CancelAsync(db, order, actor, reason, cancel) is { } no ? no : OrderStatus.Cancelled;
        },
        cancel);

    private Refusal? Refuse(Order order, string actor)
    {
        if (order.Status != OrderStatus.Confirmed)
            return order.Status == OrderStatus.AwaitingPayment ? FulfilmentRefusals.NotPaid : FulfilmentRefusals.AlreadyEnded;
        if (order.Lines.Exists(line => line.Shipped > 0))
            return FulfilmentRefusals.AlreadyShipped;
        return actor == OrderEvent.Shopper && time.GetUtcNow() > order.PlacedAt + options.Value.CancelWindow ? FulfilmentRefusals.TooLateToCancel : null;
    }

    private async Task<Refusal?> CancelAsync(StoreDb db, Order order, string actor, string reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, Kind = OrderEventKind.Cancelled, Actor = actor, At = now, Detail = reason });
        db.Outbox.Add(OutboxMessage.For(new CancelledByMail(order.Id), now, once: $"mail:cancelled:{order.Id}"));
        await RedeemPromotions.GiveBackAsync(db, order.Id, now, cancel);

        // All that is left of the total, whatever was refunded before: nothing stays behind.
        var open = order.Lines.Where(line => line.Open > 0).Select(line => RefundShare.OfLine(order, line, line.Quantity - line.Refunded)).ToList();
        var shipping = RefundShare.OfShipping(order);
        if (!shipping.Amount.IsZero)
            open.Add(shipping);
        if (order.Refundable.Minor > 0
            && await RefundMoney.RunAsync(db, order.Id, order.Refundable, open, reason, actor, now, cancel) is null)
            return PaymentRefusals.RefundTooMuch(order.Refundable);

        foreach (var line in order.Lines.Where(line => line.Open > 0))
        {
            if (!await db.CountCancelledAsync(line.Id, line.Open, cancel) || !await db.CountRefundedAsync(line.Id, line.Quantity - line.Refunded, cancel))
                throw new InvalidOperationException($"Line {line.Id} changed while its order was locked.");
        }

        await db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.RefundedShippingMinor, o => o.RefundedShippingMinor + shipping.Amount.Minor), cancel);
        await db.Shipments.Where(s => s.OrderId == order.Id && s.Status == ShipmentStatus.ToPick).ExecuteDeleteAsync(cancel);
        await db.ReleaseHoldsAsync(order.Id, new StockReason(actor, order.Number, order.Id, now), cancel);
        return null;
    }
}
