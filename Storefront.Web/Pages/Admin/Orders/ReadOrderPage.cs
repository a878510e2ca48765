using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin.Orders;
using Storefront.Web.Components.Invoices;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Orders;

/// <summary>Reads all that staff see of an order: seven commands, however much happened to it.</summary>
public sealed class ReadOrderPage(StoreDb db, OrderLinks links, IOptions<StoreOptions> store)
{
    /// <param name="http">The request.</param>
    /// <param name="number">The order's.</param>
    /// <param name="seen">The revision that a posted form had seen; null for none.</param>
    /// <param name="typed">What was posted and did not go through.</param>
    /// <param name="news">What was just done.</param>
    /// <returns>Null when there is no such order.</returns>
    public async Task<OrderPage?> RunAsync(HttpContext http, string number, long? seen = null, Typed? typed = null, string? news = null)
    {
        var cancel = http.RequestAborted;
        // One command: an order has few discounts, so its lines are not multiplied by much.
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines.OrderBy(line => line.Id)).Include(o => o.Discounts).AsSingleQuery().SingleOrDefaultAsync(o => o.Number == number, cancel);
        if (order is null)
            return null;

        order.Events.AddRange(await db.OrderEvents.AsNoTracking().Where(e => e.OrderId == order.Id).OrderBy(e => e.Id).ToListAsync(cancel));
        return new OrderPage(
            order,
            await db.Shipments.AsNoTracking().Include(s => s.Lines).Where(s => s.OrderId == order.Id).OrderBy(s => s.Id).ToListAsync(cancel),
            await db.Returns.AsNoTracking().Include(r => r.Lines).Where(r => r.OrderId == order.Id).OrderBy(r => r.Id).ToListAsync(cancel),
            await db.Refunds.AsNoTracking().Where(r => r.OrderId == order.Id).OrderBy(r => r.Id).ToListAsync(cancel),
            await PaymentsAsync(order.Id, cancel),
            await DocumentsAsync(number, cancel),
            seen is null ? [] : [.. order.Events.Where(happened => happened.Id > seen)],
            typed,
            news,
            http.NeedShopper(),
            store.Value.Zone,
            http.FormToken());
    }

    private Task<List<PaymentRow>> PaymentsAsync(long orderId, CancellationToken cancel) => db.Payments
        .Where(p => p.OrderId == orderId)
        .OrderBy(p => p.Id)
        .Select(p => new PaymentRow(
            p.State,
            p.Amount,
            p.PaymentIntentId,
            p.CreatedAt,
            p.SettledAt,
            db.Disputes.Where(d => d.PaymentId == p.Id).OrderBy(d => d.Id).Select(d => new DisputeRow(d.State, d.Amount.Minor, d.Reason, d.EvidenceDueAt)).ToList()))
        .ToListAsync(cancel);

    private async Task<IReadOnlyList<DocumentRow>> DocumentsAsync(string number, CancellationToken cancel) =>
        (await db.Invoices.Where(invoice => invoice.OrderNumber == number).OrderBy(invoice => invoice.Id).Select(invoice => new { invoice.Kind, invoice.Number }).ToListAsync(cancel))
        .ConvertAll(invoice => new DocumentRow(InvoiceWords.DocumentLink.With(InvoiceSheet.TitleOf(invoice.Kind), invoice.Number), links.PathTo(number, OrderLinks.Document(invoice.Number))));
}
