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
        var order = await db.Orders.Where(o => o.Id == orderId).Select(o => new { Total = o.Total.Minor, Cards = o.PaidByGiftCards.Minor }).SingleAsync(cancel);
        var paid = await db.Payments.Where(p => p.OrderId == orderId && p.State == PaymentState.Paid).SumAsync(p => p.Amount.Minor, cancel) + order.Cards;
        var back = await db.Refunds
            .Where(r => r.OrderId == orderId && (r.State == RefundState.Succeeded || r.State == RefundState.Pending))
            .SumAsync(r => r.Amount.Minor, cancel);
        await db.SetPaymentStatusAsync(orderId, Of(order.Total, paid, back), cancel);
    }

    /// <summary>All amounts in minor units.</summary>
    public static PaymentStatus Of(long total, long paid, long back) => (paid >= total, back) switch
    {
        (false, _) => PaymentStatus.Unpaid,
        (_, 0) => PaymentStatus.Paid,
        _ => back >= total ? PaymentStatus.Refunded : PaymentStatus.PartlyRefunded,
    };
}
