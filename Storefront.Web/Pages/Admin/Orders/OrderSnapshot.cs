using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Web.Pages.Admin.Orders;

/// <summary>How an order stands, as the audit log keeps it before and after what staff did.</summary>
internal static class OrderSnapshot
{
    public static async Task<object?> ReadAsync(StoreDb db, long orderId, CancellationToken cancel) => new
    {
        Order = await db.Orders.Where(o => o.Id == orderId)
            .Select(o => new { Status = o.Status.ToString(), Payment = o.PaymentStatus.ToString(), Fulfilment = o.FulfilmentStatus.ToString(), o.RefundedMinor, Events = o.Events.Count })
            .SingleOrDefaultAsync(cancel),
        Lines = await db.OrderLines.Where(l => l.OrderId == orderId).OrderBy(l => l.Id).Select(l => new { l.Sku, l.Shipped, l.Cancelled, l.Refunded }).ToListAsync(cancel),
        Parcels = await db.Shipments.Where(s => s.OrderId == orderId).OrderBy(s => s.Id).Select(s => new { s.Id, Status = s.Status.ToString(), s.TrackingNumber }).ToListAsync(cancel),
        Returns = await db.Returns.Where(r => r.OrderId == orderId).OrderBy(r => r.Id).Select(r => new { r.Id, Status = r.Status.ToString() }).ToListAsync(cancel),
    };
}
