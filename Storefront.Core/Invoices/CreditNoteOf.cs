using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Core.Invoices;

/// <summary>The credit note for money given back. Lines say what the refund's rows say; what was given back for no line, or kept of one, is
/// an adjustment spread over the invoice's tax rates, so that no rate is ever credited more than it was charged and all credit notes of
/// a whole refund take back the invoice to the minor unit, rate by rate. Pure.</summary>
internal static class CreditNoteOf
{
    /// <param name="refund">With its lines.</param>
    /// <param name="givenBackAt">When the money was given back, UTC.</param>
    /// <param name="invoice">The order's invoice, with its lines.</param>
    /// <param name="earlier">What its documents so far have given back, rate by rate.</param>
    /// <param name="issue">The number taken for it.</param>
    public static Invoice Refund(Refund refund, DateTimeOffset givenBackAt, Invoice invoice, IReadOnlyList<InvoiceTax> earlier, Issue issue)
    {
        var total = refund.GivenBack;
        var lines = refund.Lines.OrderBy(line => line.Id).Select(line => Line(line, invoice)).ToList();
        lines.AddRange(Adjustments(total.Minor - lines.Sum(line => line.Gross), lines, invoice, earlier));
        return Document(invoice, refund.Id, givenBackAt, issue, lines, total with { Minor = refund.ToGiftCardsMinor });
    }

    /// <summary>Takes back what of a credit note came back to the shop: of each of its rates, so much as of the whole.</summary>
    /// <param name="note">With its lines.</param>
    /// <param name="cameBack">No more than its total.</param>
    /// <param name="cameBackAt">UTC.</param>
    /// <param name="issue">The number taken for it.</param>
    public static Invoice Correction(Invoice note, Money cameBack, DateTimeOffset cameBackAt, Issue issue)
    {
        var rates = note.Taxes;
        var parts = cameBack.Split([.. rates.Select(rate => rate.Gross)]);
        var lines = rates.Select((rate, i) => Adjustment(rate, parts[i].Minor, TaxOf(rate, parts[i].Minor), note.PricesIncludeTax)).Where(line => line.Gross != 0 || line.Tax != 0);
        return Document(note, note.RefundId, cameBackAt, issue, [.. lines], Money.Zero(cameBack.Currency));
    }

    private static long TaxOf(InvoiceTax rate, long part) => part == rate.Gross ? rate.Tax : Rounding.Part(rate.Tax, part, rate.Gross);

    private static Invoice Document(Invoice corrected, long? refundId, DateTimeOffset movedAt, Issue issue, List<InvoiceLine> lines, Money byGiftCards)
    {
        var (net, tax) = (byGiftCards with { Minor = lines.Sum(line => line.Net) }, byGiftCards with { Minor = lines.Sum(line => line.Tax) });
        var document = new Invoice
        {
            Kind = issue.Kind,
            Number = issue.Number,
            Series = issue.Series,
            Sequence = issue.Sequence,
            OrderId = corrected.OrderId,
            RefundId = refundId,
            Corrects = corrected.Number,
            IssuedAt = issue.At,
            IssuedOn = issue.Day,
            Locale = corrected.Locale,
            OrderNumber = corrected.OrderNumber,
            OrderedOn = corrected.OrderedOn,
            PaidOn = Issue.DayOf(movedAt, issue.Zone),
            DeliveryFrom = corrected.DeliveryFrom,
            DeliveryTo = corrected.DeliveryTo,
            Seller = corrected.Seller with { Address = corrected.Seller.Address with { } },
            Buyer = corrected.Buyer with { },
            DeliverTo = corrected.DeliverTo with { },
            PricesIncludeTax = corrected.PricesIncludeTax,
            Net = net,
            Tax = tax,
            Total = net + tax,
            ByGiftCards = byGiftCards,
        };
        document.Lines.AddRange(lines);
        return document;
    }

    private static InvoiceLine Line(RefundLine line, Invoice invoice)
    {
        var invoiced = line.OrderLineId is { } id
            ? invoice.Lines.Single(of => of.OrderLineId == id)
            : invoice.Lines.Single(of => of.Kind == InvoiceLineKind.Shipping);
        var charged = (invoice.PricesIncludeTax ? line.Amount : line.Amount - line.Tax).Minor;
        return new InvoiceLine
        {
            Kind = invoiced.Kind,
            OrderLineId = invoiced.OrderLineId,
            Name = invoiced.Name,
            Sku = invoiced.Sku,
            Options = invoiced.Options,
            Quantity = line.Quantity,
            UnitPrice = invoiced.UnitPrice,
            Discount = invoiced.UnitPrice * line.Quantity - charged,
            TaxPartsPerMillion = invoiced.TaxPartsPerMillion,
            Net = (line.Amount - line.Tax).Minor,
            Tax = line.Tax.Minor,
        };
    }

    private static IEnumerable<InvoiceLine> Adjustments(long difference, List<InvoiceLine> lines, Invoice invoice, IReadOnlyList<InvoiceTax> earlier)
    {
        var rates = invoice.Taxes.Select(rate => Balance(rate, lines, earlier)).ToList();
        var parts = Spread(difference, rates, invoice.Total.Currency);
        for (var i = 0; i < rates.Count; i++)
        {
            var tax = rates[i].TaxOfAdjustment(parts[i]);
            if (parts[i] == 0 && tax == 0)
                continue;
            yield return Adjustment(rates[i].Charged, parts[i], tax, invoice.PricesIncludeTax);
        }
    }

    private static InvoiceLine Adjustment(InvoiceTax rate, long gross, long tax, bool pricesIncludeTax) => new()
    {
        Kind = InvoiceLineKind.Adjustment,
        Name = "",
        Quantity = 1,
        UnitPrice = pricesIncludeTax ? gross : gross - tax,
        TaxPartsPerMillion = rate.PartsPerMillion,
        Net = gross - tax,
        Tax = tax,
    };

    /// <summary>Over the rates, as much as each has left: first what the lines took too much of a rate comes back, then the rest.</summary>
    private static long[] Spread(long difference, List<RateBalance> rates, string currency)
    {
        var parts = rates.Select(rate => Math.Min(0, rate.Left)).ToArray();
        var rest = difference - parts.Sum();
        var weights = rest >= 0
            ? rates.Select((rate, i) => rate.Left - parts[i])
            : rates.Select((rate, i) => Math.Max(0, rate.OfLines + parts[i]));
        var spread = new Money(rest, currency).Split([.. weights]);
        return [.. parts.Select((part, i) => part + spread[i].Minor)];
    }

    private static RateBalance Balance(InvoiceTax charged, List<InvoiceLine> lines, IReadOnlyList<InvoiceTax> earlier)
    {
        var (of, before) = (lines.Where(line => line.TaxPartsPerMillion == charged.PartsPerMillion).ToList(), earlier.Where(rate => rate.PartsPerMillion == charged.PartsPerMillion).ToList());
        return new RateBalance(charged, of.Sum(line => line.Gross), before.Sum(rate => rate.Gross), of.Sum(line => line.Tax) + before.Sum(rate => rate.Tax));
    }

    /// <summary>What a rate was charged, and what of that is given back already, in minor units.</summary>
    private sealed record RateBalance(InvoiceTax Charged, long OfLines, long OfEarlier, long Tax)
    {
        public long Left => Charged.Gross - OfEarlier - OfLines;

        /// <summary>Keeps the rate's tax in step with its gross, so that both come to nothing together. A part of no money needs
        /// that only when it is the rate's last.</summary>
        public long TaxOfAdjustment(long part)
        {
            if (Charged.Gross == 0 || (part == 0 && Left != 0))
                return 0;
            return Rounding.Part(Charged.Tax, Charged.Gross - Left + part, Charged.Gross) - Tax;
        }
    }
}
