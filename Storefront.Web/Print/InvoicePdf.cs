using Storefront.Core.Shared;
using Storefront.Web.Components;
using Storefront.Web.Components.Invoices;
using Storefront.Web.Words;

namespace Storefront.Web.Print;

/// <summary>A document on A4: sender and buyer where an envelope's window shows them (DIN 5008), the lines under a head that every page
/// repeats, the sums kept together, the seller and the page's number at the foot of each page.</summary>
public sealed class InvoicePdf
{
    private const double Small = 7.5;
    private const double Row = 8;
    private const double RowStep = 10.5;
    private const byte Grey = 95;

    /// <summary>Where the columns of numbers end: quantity, unit price, discount, rate, net, tax, gross.</summary>
    private static readonly double[] Ends = [241, 297, 349, 383, 434, 487, PdfPages.Right];

    private const double NameWidth = 160;

    private readonly InvoiceSheet sheet;
    private readonly PdfPages pages;

    private InvoicePdf(InvoiceSheet sheet, PdfPages pages) => (this.sheet, this.pages) = (sheet, pages);

    public static byte[] Of(InvoiceSheet sheet) => InLanguage.Of(sheet.Language, () =>
    {
        using var pages = new PdfPages($"{sheet.Title} {sheet.Number}", sheet.SellerName);
        return new InvoicePdf(sheet, pages).Write();
    });

    private byte[] Write()
    {
        WriteHead();
        WriteLines();
        WriteSums();
        WriteNotes();
        pages.OnEach(WriteFoot);
        return pages.Build();
    }

    private void WriteHead()
    {
        pages.Text(sheet.SellerName, PdfPages.Left, 15, strong: true);
        pages.Y = 722;
        foreach (var line in pages.Wrap(sheet.Sender, 240, 6.5))
            Line(line, PdfPages.Left, 6.5, 8, Grey);
        pages.Y -= 8;
        Block(sheet.Buyer, PdfPages.Left, 225);
        if (sheet.DeliverTo is { } deliverTo)
        {
            pages.Y -= 10;
            Line(InvoiceWords.DeliverTo, PdfPages.Left, Small, 11, Grey);
            Block(deliverTo, PdfPages.Left, 225);
        }

        var below = pages.Y;
        pages.Y = 718;
        pages.Text(sheet.Title, 330, 17, strong: true);
        pages.Y -= 22;
        foreach (var (label, value) in sheet.Facts)
        {
            var lines = pages.Wrap(value, 128);
            pages.Text(label, 330, Small, grey: Grey);
            foreach (var line in lines)
                Line(line, 416, 9, 12.5);
        }

        pages.Y = Math.Min(below, pages.Y) - 26;
    }

    private void WriteLines()
    {
        WriteColumns();
        foreach (var row in sheet.Rows)
        {
            var names = pages.Wrap(row.Name, NameWidth, Row);
            var details = pages.Wrap(row.Detail, NameWidth, Small);
            if (!pages.HasRoomFor((names.Count + details.Count) * RowStep + 6))
            {
                NextPage();
                WriteColumns();
            }

            Numbers([row.Quantity, row.UnitPrice, row.Discount, row.Rate, row.Net, row.Tax, row.Gross], Row);
            foreach (var name in names)
                Line(name, PdfPages.Left, Row, RowStep);
            foreach (var detail in details)
                Line(detail, PdfPages.Left, Small, RowStep, Grey);
            pages.Y += 3;
            pages.Rule(0.3, 220);
            pages.Y -= 12;
        }
    }

    private void WriteColumns()
    {
        pages.Text(InvoiceWords.Item, PdfPages.Left, Small, strong: true);
        Numbers([InvoiceWords.Quantity, InvoiceWords.UnitPrice, InvoiceWords.Discount, InvoiceWords.TaxRate, InvoiceWords.Net, InvoiceWords.Tax, InvoiceWords.Gross], Small, strong: true);
        pages.Y -= 6;
        pages.Rule(0.8, 60);
        pages.Y -= 13;
    }

    /// <summary>Taxes on the left, sums on the right, never torn apart.</summary>
    private void WriteSums()
    {
        var height = Math.Max(sheet.Rates.Count + 2, sheet.Sums.Count + sheet.Tender.Count + 2) * 14 + 30;
        if (!pages.HasRoomFor(height))
            NextPage();
        pages.Y -= 8;
        var top = pages.Y;
        double[] ends = [90, 160, 222, 290];
        pages.Text(InvoiceWords.RatesTitle, PdfPages.Left, Small, strong: true);
        pages.Y -= 14;
        Numbers([InvoiceWords.TaxRate, InvoiceWords.Net, InvoiceWords.Tax, InvoiceWords.Gross], Small, ends, grey: Grey);
        foreach (var rate in sheet.Rates)
        {
            pages.Y -= 13;
            Numbers([rate.Rate, rate.Net, rate.Tax, rate.Gross], Row, ends);
        }

        var below = pages.Y;
        pages.Y = top;
        foreach (var (label, value) in sheet.Sums)
            Sum(label, value, 9, strong: false);
        pages.Y -= 3;
        Sum(sheet.Total.Label, sheet.Total.Value, 12, strong: true);
        pages.Y -= 3;
        foreach (var (label, value) in sheet.Tender)
            Sum(label, value, 9, strong: false);
        pages.Y = Math.Min(below, pages.Y) - 18;
    }

    private void WriteNotes()
    {
        foreach (var note in sheet.Notes)
        {
            if (!pages.HasRoomFor(14))
                NextPage();
            Line(note, PdfPages.Left, 8.5, 13);
        }
    }

    private void WriteFoot(int number)
    {
        pages.Y = 84;
        pages.Rule();
        double[] starts = [PdfPages.Left, 222, 372];
        double[] widths = [160, 140, 172];
        for (var i = 0; i < sheet.Seller.Count; i++)
        {
            pages.Y = 73;
            foreach (var line in sheet.Seller[i].SelectMany(line => pages.Wrap(line, widths[i], 6.5)).Take(6))
                Line(line, starts[i], 6.5, 8.5, Grey);
        }

        pages.Y = 20;
        pages.Text($"{sheet.Title} {sheet.Number}", PdfPages.Left, 6.5, grey: Grey);
        pages.TextTo(InvoiceWords.PageOf.With(number, pages.Count), PdfPages.Right, 6.5, grey: Grey);
    }

    /// <summary>A page after the first says at its head what it belongs to.</summary>
    private void NextPage()
    {
        pages.Next();
        pages.Text(sheet.SellerName, PdfPages.Left, 9, strong: true);
        pages.TextTo($"{sheet.Title} {sheet.Number}", PdfPages.Right);
        pages.Y -= 30;
    }

    private void Sum(string label, string value, double size, bool strong)
    {
        pages.Text(label, 330, size, strong);
        pages.TextTo(value, PdfPages.Right, size, strong);
        pages.Y -= size + 6;
    }

    private void Block(IReadOnlyList<string> lines, double x, double width)
    {
        foreach (var line in lines.SelectMany(line => pages.Wrap(line, width, 9.5)))
            Line(line, x, 9.5, 12.5);
    }

    private void Line(string text, double x, double size, double step, byte grey = 0)
    {
        pages.Text(text, x, size, grey: grey);
        pages.Y -= step;
    }

    private void Numbers(string[] values, double size, double[]? ends = null, bool strong = false, byte grey = 0)
    {
        for (var i = 0; i < values.Length; i++)
            pages.TextTo(values[i], (ends ?? Ends)[i], size, strong, grey);
    }
}
