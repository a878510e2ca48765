using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Checkout;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Invoices;
using Storefront.Web.Components.Orders;
using Storefront.Web.Hosting;
using Storefront.Web.Pages.Carts;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Orders;

/// <summary>Reads what an order's page shows, to whoever may open it.</summary>
public sealed class ReadOrder(StoreDb db, ReadCart read, IOptions<StoreOptions> store, TimeProvider time)
{
    /// <summary>Null when there is no such order.</summary>
    public async Task<OrderView?> RunAsync(HttpContext http, OrderPass pass, string? payment = null, string? done = null, Refusal? refusal = null)
    {
        var cancel = http.RequestAborted;
        var order = await db.Orders.AsNoTracking()
            .Include(o => o.Lines).Include(o => o.Discounts).Include(o => o.Events)
            .AsSplitQuery()
            .SingleOrDefaultAsync(o => o.Number == pass.Number, cancel);
        if (order is null)
            return null;

        var parcels = await ParcelsAsync(order.Id, cancel);
        return new OrderView(order, pass, store.Value.Zone, read.FormToken(http))
        {
            Pending = order.Status == OrderStatus.AwaitingPayment ? await PendingAsync(http, order) : null,
            IsRefundDue = order.PaymentStatus != PaymentStatus.Unpaid && order.Events.All(happened => happened.Kind != OrderEventKind.Paid),
            PaymentUnknown = payment == "unknown",
            Documents = await DocumentsAsync(pass, cancel),
            Parcels = parcels,
            Returns = await ReturnsAsync(order.Id, cancel),
            CancelUntil = CancelUntil(order),
            MayReturn = MayReturn(order, parcels),
            OffersAccount = http.Shopper() is null && order is { ShopperId: null, Status: not OrderStatus.AwaitingPayment },
            News = Say(done),
            Refusal = refusal,
        };
    }

    private async Task<PendingOrderView> PendingAsync(HttpContext http, Order order)
    {
        var heldUntil = await db.StockHolds.Where(hold => hold.OrderId == order.Id).MaxAsync(hold => hold.ExpiresAt, http.RequestAborted);
        return read.Pending(http, new PendingOrder(order.Id, order.Number, order.Due, heldUntil));
    }

    private async Task<IReadOnlyList<DocumentLink>> DocumentsAsync(OrderPass pass, CancellationToken cancel) =>
        (await db.Invoices.Where(invoice => invoice.OrderNumber == pass.Number).OrderBy(invoice => invoice.Id)
            .Select(invoice => new { invoice.Kind, invoice.Number })
            .ToListAsync(cancel))
        .ConvertAll(invoice => new DocumentLink(
            InvoiceWords.DocumentLink.With(InvoiceSheet.TitleOf(invoice.Kind), invoice.Number),
            pass.To(OrderLinks.Document(invoice.Number)),
            pass.To(OrderLinks.Pdf(invoice.Number))));

    private async Task<IReadOnlyList<ParcelView>> ParcelsAsync(long orderId, CancellationToken cancel) =>
        (await db.Shipments.Where(s => s.OrderId == orderId && (s.Status == ShipmentStatus.Shipped || s.Status == ShipmentStatus.Delivered)).OrderBy(s => s.ShippedAt).ThenBy(s => s.Id)
            .Select(s => new { s.Carrier, s.TrackingNumber, s.ShippedAt, s.DeliveredAt })
            .ToListAsync(cancel))
        .ConvertAll(s => new ParcelView(s.Carrier ?? "", s.TrackingNumber, TrackingLink.Of(s.Carrier, s.TrackingNumber), s.ShippedAt, s.DeliveredAt));

    private async Task<IReadOnlyList<ReturnView>> ReturnsAsync(long orderId, CancellationToken cancel) =>
        (await db.Returns.AsNoTracking().Include(r => r.Lines).ThenInclude(l => l.OrderLine).Where(r => r.OrderId == orderId).OrderBy(r => r.Id).ToListAsync(cancel))
        .ConvertAll(r => new ReturnView(r.Status, r.RequestedAt, [.. r.Lines.Select(line => $"{line.Quantity} × {line.OrderLine.Name}")], r.Reason, r.Comment, r.Answer));

    /// <summary>Until when the shopper may cancel it; null when they may not. <see cref="CancelOrder"/> decides.</summary>
    private DateTimeOffset? CancelUntil(Order order)
    {
        var until = order.PlacedAt + store.Value.CancelWindow;
        return order.MayChangeAddress && order.PaymentStatus is PaymentStatus.Paid or PaymentStatus.PartlyRefunded && time.GetUtcNow() <= until ? until : null;
    }

    /// <summary><see cref="RequestReturn"/> decides.</summary>
    private bool MayReturn(Order order, IReadOnlyList<ParcelView> parcels) =>
        order.Lines.Exists(line => line.Shipped > 0) && parcels.Max(parcel => parcel.DeliveredAt ?? parcel.ShippedAt) is { } last && time.GetUtcNow() <= last.AddDays(store.Value.ReturnDays);

    private static string? Say(string? done) => done switch
    {
        "cancelled" => OrderWords.DoneCancelled,
        "address" => OrderWords.DoneAddress,
        "return" => OrderWords.DoneReturn,
        _ => null,
    };
}
