using CsCheck;
using Storefront.Core.Invoices;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Core.Invoices;

/// <summary>Whatever is given back in whatever parts: no rate is ever credited more than it was charged, and when all is given back, all is.</summary>
public class CreditNotePropertyTests
{
    private static readonly Gen<(long Gross, int Tax)[]> Goods =
        Gen.Select(Gen.Long[0, 9_999], Gen.Int[0, 2].Select(rate => new[] { 0, 70_000, 190_000 }[rate])).Array[1, 5];

    /// <summary>What to give back: of which line (past the last: none), and how many hundredths of what is left.</summary>
    private static readonly Gen<(int Line, int Share)[]> Wishes = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 100]).Array[0, 6];

    [Fact]
    public void No_rate_is_credited_more_than_it_was_charged_and_the_whole_comes_back_exactly() =>
        Gen.Select(Goods, Wishes, Gen.Bool).Sample(
            (goods, wishes, inclusive) =>
            {
                var invoice = An(goods, inclusive);
                var (earlier, refunded) = (new List<InvoiceLine>(), new HashSet<long>());
                foreach (var (line, share) in wishes)
                    Refund(invoice, earlier, refunded, line, share);
                Rest(invoice, earlier, refunded);

                Assert.Equal((invoice.Net.Minor, invoice.Tax.Minor), (earlier.Sum(l => l.Net), earlier.Sum(l => l.Tax)));
                Assert.All(invoice.Taxes, rate => Assert.Equal(rate, new InvoiceTax(rate.PartsPerMillion, Of(earlier, rate).Sum(l => l.Net), Of(earlier, rate).Sum(l => l.Tax))));
            },
            iter: Torture.Rounds.Of(few: 5_000, full: 250_000));

    private static void Refund(Invoice invoice, List<InvoiceLine> earlier, HashSet<long> refunded, int line, int share)
    {
        var left = invoice.Total.Minor - earlier.Sum(l => l.Gross);
        var lines = new List<RefundLine>();
        if (line < invoice.Lines.Count && invoice.Lines[line] is { } charged && charged.Gross > 0 && charged.Gross <= left && refunded.Add(line))
            lines.Add(Whole(charged));
        var amount = lines.Count > 0 && share > 50 ? lines[0].Amount.Minor : left * share / 100;
        Note(invoice, earlier, amount, lines);
    }

    private static void Rest(Invoice invoice, List<InvoiceLine> earlier, HashSet<long> refunded) => Note(
        invoice, earlier, invoice.Total.Minor - earlier.Sum(l => l.Gross), [.. invoice.Lines.Where((l, i) => l.Gross > 0 && !refunded.Contains(i)).Select(Whole)]);

    private static void Note(Invoice invoice, List<InvoiceLine> earlier, long amount, List<RefundLine> lines)
    {
        if (amount <= 0)
            return;
        var refund = Storefront.Core.Payments.Refund.Of(null!, null, new Money(amount, "EUR"), "goodwill", default, amount);
        refund.Lines.AddRange(lines);
        var note = CreditNoteOf.Refund(refund, default, invoice, [.. earlier.Select(l => new InvoiceTax(l.TaxPartsPerMillion, l.Net, l.Tax))], new Issue(InvoiceKind.CreditNote, "CN-{number}", 1, "CN-1", default, TimeZoneInfo.Utc));
        earlier.AddRange(note.Lines);

        Assert.Equal(amount, note.Lines.Sum(l => l.Gross));
        Assert.Equal((note.Net, note.Tax), (note.Total - note.Tax, new Money(note.Lines.Sum(l => l.Tax), "EUR")));
        Assert.All(invoice.Taxes, rate =>
        {
            Assert.InRange(Of(earlier, rate).Sum(l => l.Gross), 0, rate.Gross);
            Assert.InRange(Of(earlier, rate).Sum(l => l.Tax), 0, rate.Tax);
        });
    }

    private static RefundLine Whole(InvoiceLine line) => new()
    {
        OrderLineId = line.OrderLineId,
        Quantity = 1,
        Amount = new Money(line.Gross, "EUR"),
        Tax = new Money(line.Tax, "EUR"),
    };

    private static IEnumerable<InvoiceLine> Of(IEnumerable<InvoiceLine> lines, InvoiceTax rate) => lines.Where(l => l.TaxPartsPerMillion == rate.PartsPerMillion);

    private static Invoice An((long Gross, int Tax)[] goods, bool inclusive)
    {
        var lines = goods.Select((line, i) => new InvoiceLine
        {
            Kind = InvoiceLineKind.Goods,
            OrderLineId = i + 1,
            Name = $"Thing {i}",
            Quantity = 1,
            UnitPrice = inclusive ? line.Gross : line.Gross - Rounding.ShareWithin(line.Gross, line.Tax),
            TaxPartsPerMillion = line.Tax,
            Net = line.Gross - Rounding.ShareWithin(line.Gross, line.Tax),
            Tax = Rounding.ShareWithin(line.Gross, line.Tax),
        }).ToList();
        var (net, tax) = (lines.Sum(l => l.Net), lines.Sum(l => l.Tax));
        var invoice = new Invoice
        {
            Kind = InvoiceKind.Invoice,
            Number = "INV-1",
            Series = "INV-{number}",
            Sequence = 1,
            OrderId = 1,
            IssuedAt = default,
            IssuedOn = default,
            Locale = "en-IE",
            OrderNumber = "F-1",
            OrderedOn = default,
            PaidOn = default,
            DeliveryFrom = default,
            DeliveryTo = default,
            Seller = new Seller { Address = Support.Given.AnAddress() },
            Buyer = Support.Given.AnAddress(),
            DeliverTo = Support.Given.AnAddress(),
            PricesIncludeTax = inclusive,
            Net = new Money(net, "EUR"),
            Tax = new Money(tax, "EUR"),
            Total = new Money(net + tax, "EUR"),
            ByGiftCards = Money.Zero("EUR"),
        };
        invoice.Lines.AddRange(lines);
        return invoice;
    }
}
