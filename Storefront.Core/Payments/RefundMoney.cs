using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.GiftCards;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Gives money of an order back, inside the caller's transaction: counted under the guard that the sum never exceeds the
/// total less what disputes took, to its gift cards first and at once, the rest by a job through the gateway.</summary>
public static class RefundMoney
{
    /// <returns>The refund, or null when it would be more than is left of the total.</returns>
    public static async Task<Refund?> RunAsync(
        StoreDb db, long orderId, Money amount, IReadOnlyList<RefundLine> lines, string reason, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.CountRefundAsync(orderId, amount.Minor, cancel))
            return null;

        var order = await db.Orders.SingleAsync(o => o.Id == orderId, cancel);
        var payment = await db.Payments.SingleOrDefaultAsync(p => p.OrderId == orderId && p.State == PaymentState.Paid, cancel);
        var toCards = await SpendGiftCards.GiveBackAsync(db, orderId, amount.Minor, actor, now, cancel);
        if (toCards < amount.Minor && payment is null)
            return null;

        var refund = Refund.Of(order, payment, amount, reason, now, toCards, actor);
        refund.Lines.AddRange(lines);
        db.Refunds.Add(refund);
        db.OrderEvents.Add(new OrderEvent { OrderId = orderId, Kind = OrderEventKind.Refunded, Actor = actor, At = now, Detail = amount.ToString() });
        await db.SaveChangesAsync(cancel);
        db.Outbox.Add(refund.ToGateway.IsZero
            ? OutboxMessage.For(new CreditNoteDue(refund.Id), now, once: $"credit-note:{refund.Id}")
            : OutboxMessage.For(new SendRefunds(orderId), now, once: $"refund:{refund.Id}"));
        await db.DerivePaymentStatusAsync(orderId, cancel);
        return refund;
    }
}
