using Microsoft.EntityFrameworkCore;
using Storefront.Core.Invoices;
using Storefront.Core.Orders;
using Storefront.Core.Payments;

namespace Storefront.Core.Checks;

/// <summary>Every sale has its document, numbered without a gap, and no document says another sum than the sale.</summary>
internal static class InvoiceInvariants
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static readonly Invariant[] All =
    [
        new("I11", "Every paid order has an invoice, all money given back of it a credit note, and what came back a correction, unless the shop is held", async (db, now, cancel) =>
            [
                .. (await db.Orders
                    .Where(o => o.Events.Any(e => e.Kind == OrderEventKind.Paid && e.At < now - Patience)
                        && !db.Invoices.Any(i => i.OrderId == o.Id && i.Kind == InvoiceKind.Invoice) && !db.Holds.Any())
                    .Select(o => o.Number)
                    .ToListAsync(cancel))
                    .Select(number => new Finding("I11", number, "was paid and has no invoice")),
                .. (await db.Refunds
                    .Where(r => r.CreatedAt < now - Patience && (r.State == RefundState.Succeeded || (r.State == RefundState.Failed && r.ToGiftCardsMinor > 0))
                        && r.Order.Events.Any(e => e.Kind == OrderEventKind.Paid)
                        && !db.Outbox.Any(m => (m.Once == "credit-note:" + r.Id || m.Once == "credit-note:" + r.Id + ":failed") && m.CreatedAt >= now - Patience)
                        && !db.Invoices.Any(i => i.RefundId == r.Id) && !db.Holds.Any())
                    .Select(r => new { r.Id, r.Order.Number })
                    .ToListAsync(cancel))
                    .Select(r => new Finding("I11", r.Number, $"refund {r.Id} has no credit note")),
                .. (await db.Invoices
                    .Where(i => i.Kind == InvoiceKind.CreditNote && !db.Invoices.Any(c => c.RefundId == i.RefundId && c.Kind == InvoiceKind.Correction)
                        && db.Refunds.Any(r => r.Id == i.RefundId && r.State == RefundState.Failed && i.Total.Minor > r.ToGiftCardsMinor)
                        && !db.Outbox.Any(m => m.Once == "credit-note:" + i.RefundId + ":failed" && m.CreatedAt >= now - Patience) && !db.Holds.Any())
                    .Select(i => i.Number)
                    .ToListAsync(cancel))
                    .Select(number => new Finding("I11", number, "says that money was given back which came back")),
            ]),

        new("I12", "The numbers of a series run from 1 to its last, each once", async (db, _, cancel) =>
            [
                .. (await db.InvoiceSeries
                    .Select(s => new
                    {
                        s.Name,
                        s.Last,
                        Count = db.Invoices.LongCount(i => i.Series == s.Name),
                        Highest = db.Invoices.Where(i => i.Series == s.Name).Max(i => (long?)i.Sequence) ?? 0,
                    })
                    .Where(s => s.Count != s.Last || s.Highest != s.Last)
                    .ToListAsync(cancel))
                    .Select(s => new Finding("I12", s.Name, $"counted to {s.Last}, {s.Count} documents, the highest {s.Highest}")),
                .. (await db.Invoices.Where(i => !db.InvoiceSeries.Any(s => s.Name == i.Series)).Select(i => i.Number).ToListAsync(cancel))
                    .Select(number => new Finding("I12", number, "is of a series that nobody counts")),
            ]),

        new("I13", "A document's sums are those of its lines, and of its order or refund", async (db, _, cancel) =>
            (await db.Invoices
                .Select(i => new
                {
                    i.Number,
                    Net = i.Net.Minor,
                    Tax = i.Tax.Minor,
                    Total = i.Total.Minor,
                    LineNets = i.Lines.Sum(l => l.Net),
                    LineTaxes = i.Lines.Sum(l => l.Tax),
                    Sold = db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Total.Minor).Single(),
                    SoldTax = i.Kind == InvoiceKind.Invoice ? db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Tax.Minor).Single() : i.Tax.Minor,
                    Asked = i.Kind == InvoiceKind.Invoice
                        ? db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Total.Minor).Single()
                        : db.Refunds.Where(r => r.Id == i.RefundId).Select(r => r.Amount.Minor - (i.Kind == InvoiceKind.Correction ? r.ToGiftCardsMinor : 0)).Single(),
                    // Of a refund that failed; if it failed after it had succeeded, the credit note says all of it.
                    OnCards = db.Refunds.Where(r => r.Id == i.RefundId && i.Kind == InvoiceKind.CreditNote && r.State == RefundState.Failed).Select(r => (long?)r.ToGiftCardsMinor).SingleOrDefault() ?? -1,
                })
                .Where(i => (i.Total != i.Asked && i.Total != i.OnCards) || i.Tax != i.SoldTax || i.Net != i.LineNets || i.Tax != i.LineTaxes || i.Total > i.Sold)
                .ToListAsync(cancel))
            .ConvertAll(i => new Finding("I13", i.Number, i.ToString()!))),

        new("I14", "Credit notes, less their corrections, take no more than the invoice, and of a whole refund exactly its tax", async (db, _, cancel) =>
            (await db.Invoices
                .Where(i => i.Kind == InvoiceKind.Invoice)
                .Select(i => new
                {
                    i.Number,
                    Total = i.Total.Minor,
                    Tax = i.Tax.Minor,
                    Back = db.Invoices.Where(c => c.OrderId == i.OrderId && c.Kind != InvoiceKind.Invoice).Sum(c => c.Kind == InvoiceKind.CreditNote ? c.Total.Minor : -c.Total.Minor),
                    BackTax = db.Invoices.Where(c => c.OrderId == i.OrderId && c.Kind != InvoiceKind.Invoice).Sum(c => c.Kind == InvoiceKind.CreditNote ? c.Tax.Minor : -c.Tax.Minor),
                })
                .Where(i => i.Back > i.Total || i.BackTax > i.Tax || (i.Back == i.Total && i.BackTax != i.Tax))
                .ToListAsync(cancel))
            .ConvertAll(i => new Finding("I14", i.Number, i.ToString()!))),
    ];
}
