using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Core.Invoices;

/// <summary>Issues the invoice of an order that was paid, once, however often it is asked to.</summary>
public sealed class IssueInvoice(StoreWrites writes, NumberInvoice number, IOptions<SellerOptions> seller, IOptions<StoreOptions> store, TimeProvider time) : IJobHandler
{
    public Task RunAsync(JobRun job, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            await job.FinishAsync(db, time.GetUtcNow());
            await EnsureAsync(db, job.Read<InvoiceDue>().OrderId, cancel);
            await db.SaveChangesAsync(cancel);
            await FaultPoint.ReachAsync(FaultPoint.InvoiceBeforeCommit);
        },
        cancel);

    /// <summary>The order's invoice, issued now if it was not before. Holds the order's row.</summary>
    /// <returns>Null when the order was never confirmed as paid: then there is nothing to invoice.</returns>
    internal async Task<Invoice?> EnsureAsync(StoreDb db, long orderId, CancellationToken cancel)
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Events).AsSplitQuery().SingleAsync(o => o.Id == orderId, cancel);
        await db.LockOrderAsync(order.Number, cancel);
        if (await db.Invoices.Include(i => i.Lines).SingleOrDefaultAsync(i => i.OrderId == orderId && i.Kind == InvoiceKind.Invoice, cancel) is { } issued)
            return issued;
        if (order.Events.Find(e => e.Kind == OrderEventKind.Paid) is not { } paid)
            return null;

        var issue = await number.NextAsync(db, InvoiceKind.Invoice, cancel);
        var invoice = InvoiceOf.Order(order, paid.At, seller.Value.ToSeller(store.Value), issue);
        db.Invoices.Add(invoice);
        return invoice;
    }
}

/// <summary>Issues the credit note for money that was given back, once, however often it is asked to; the invoice first, if it was not.
/// Where the bank then sent the money back, the credit note is corrected, once as well.</summary>
public sealed class IssueCreditNote(StoreWrites writes, IssueInvoice invoices, NumberInvoice number, TimeProvider time) : IJobHandler
{
    public Task RunAsync(JobRun job, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            await job.FinishAsync(db, time.GetUtcNow());
            await EnsureAsync(db, job.Read<CreditNoteDue>().RefundId, cancel);
            await db.SaveChangesAsync(cancel);
            await FaultPoint.ReachAsync(FaultPoint.CreditNoteBeforeCommit);
        },
        cancel);

    private async Task EnsureAsync(StoreDb db, long refundId, CancellationToken cancel)
    {
        var orderId = await db.Refunds.Where(r => r.Id == refundId).Select(r => r.OrderId).SingleAsync(cancel);
        // Nothing was sold where nothing was confirmed: that money is no part of an invoice.
        if (await invoices.EnsureAsync(db, orderId, cancel) is not { } invoice)
            return;

        await db.SaveChangesAsync(cancel);
        // The order's row is held since: its documents are issued one after the other.
        var refund = await db.Refunds.AsNoTracking().Include(r => r.Lines).SingleAsync(r => r.Id == refundId, cancel);
        switch (await db.Invoices.AsNoTracking().Include(i => i.Lines).Where(i => i.RefundId == refundId).ToListAsync(cancel))
        {
            case [] when !refund.GivenBack.IsZero:
                var earlier = await GivenBackAsync(db, orderId, cancel);
                var issue = await number.NextAsync(db, InvoiceKind.CreditNote, cancel);
                db.Invoices.Add(CreditNoteOf.Refund(refund, issue.At, invoice, earlier, issue));
                break;
            case [var note] when note.Total != refund.GivenBack:
                issue = await number.NextAsync(db, InvoiceKind.Correction, cancel);
                db.Invoices.Add(CreditNoteOf.Correction(note, note.Total - refund.GivenBack, issue.At, issue));
                break;
        }
    }

    private static async Task<IReadOnlyList<InvoiceTax>> GivenBackAsync(StoreDb db, long orderId, CancellationToken cancel) =>
        (await db.Invoices.AsNoTracking().Include(i => i.Lines).Where(i => i.OrderId == orderId && i.Kind != InvoiceKind.Invoice).ToListAsync(cancel))
        .SelectMany(i => i.Kind == InvoiceKind.CreditNote ? i.Taxes : i.Taxes.Select(rate => new InvoiceTax(rate.PartsPerMillion, -rate.Net, -rate.Tax)))
        .ToList();
}

/// <summary>Gives the next number of today's series, inside the caller's transaction.</summary>
public sealed class NumberInvoice(IOptions<InvoiceOptions> options, IOptions<StoreOptions> store, TimeProvider time)
{
    internal async Task<Issue> NextAsync(StoreDb db, InvoiceKind kind, CancellationToken cancel)
    {
        var (now, zone) = (time.GetUtcNow(), store.Value.Zone);
        var series = options.Value.SeriesOf(kind, Issue.DayOf(now, zone));
        var sequence = await InvoiceSeries.NextAsync(db, series, cancel);
        return new Issue(kind, series, sequence, options.Value.NumberIn(series, sequence), now, zone);
    }
}
