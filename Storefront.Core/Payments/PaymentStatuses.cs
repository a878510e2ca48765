using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Orders;

namespace Storefront.Core.Payments;

public static class PaymentStatuses
{
    /// <summary>Reads an order's payment status off its rows and sets it. Run it in the transaction that changed the rows.</summary>
    public static async Task DerivePaymentStatusAsync(this StoreDb db, long orderId, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var order = await db.Orders.Where(o => o.Id == orderId).Select(o => new { Total = o.Total.Minor, Cards = o.PaidByGiftCards.Minor, o.DisputedMinor }).SingleAsync(cancel);
        var paid = await db.Payments.Where(p => p.OrderId == orderId && p.State == PaymentState.Paid).SumAsync(p => p.Amount.Minor, cancel) + order.Cards;
        var back = await db.Refunds
            .Where(r => r.OrderId == orderId && (r.State == RefundState.Succeeded || r.State == RefundState.Pending))
            .SumAsync(r => r.Amount.Minor, cancel);
        var isDisputed = await db.Disputes.AnyAsync(d => d.OrderId == orderId && d.State < DisputeState.Lost, cancel);
        await db.SetPaymentStatusAsync(orderId, Of(order.Total, paid, back, order.DisputedMinor, isDisputed), cancel);
    }

    /// <summary>All amounts in minor units: the order's total, what was paid, given back, and taken back by disputes.</summary>
    public static PaymentStatus Of(long total, long paid, long back, long taken, bool isDisputed)
    {
        if (paid < total)
            return PaymentStatus.Unpaid;
        if (isDisputed)
            return PaymentStatus.Disputed;
        if (back + taken == 0)
            return PaymentStatus.Paid;
        if (back + taken < total)
            return PaymentStatus.PartlyRefunded;
        return taken > 0 ? PaymentStatus.ChargedBack : PaymentStatus.Refunded;
    }
}
