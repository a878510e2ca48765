using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

public static class RefundDuringDispute
{
    /// <summary>While a bank asks for an order's money the shop does not send it a second time. Where the gateway still takes a refund
    /// (that ends an inquiry), staff may say that they mean it. Ask while the order is locked.</summary>
    public static async Task<Refusal?> RefuseDuringDisputeAsync(this StoreDb db, long orderId, bool staffMeansIt, CancellationToken cancel)
    {
        var open = await db.Disputes.Where(d => d.OrderId == orderId && d.State < DisputeState.Lost).Select(d => d.IsRefundable).ToListAsync(cancel);
        if (open.Count == 0)
            return null;
        if (open.Contains(false))
            return PaymentRefusals.DisputeHoldsMoney;
        return staffMeansIt ? null : PaymentRefusals.DisputeOpen;
    }
}
