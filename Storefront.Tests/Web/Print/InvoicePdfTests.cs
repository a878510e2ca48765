using System.Globalization;
using Storefront.Core.Invoices;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using Storefront.Web.Components.Invoices;
using Storefront.Web.Print;
using UglyToad.PdfPig;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Web.Print;

public class InvoicePdfTests
{
    [Fact]
    public void Sixty_lines_go_over_pages_that_each_repeat_the_head_and_say_where_they_are()
    {
        var invoice = An("en-IE", [.. Enumerable.Range(1, 60).Select(i => $"Thing number {i} with a name that is long enough to be broken over two lines of its column")]);

        using var pdf = PdfDocument.Open(InvoicePdf.Of(InvoiceSheet.Of(invoice)));

        var pages = pdf.GetPages().Select(TextOf).ToList();
        Assert.Equal(6, pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Contains($"Page {i + 1} of 6", pages[i], StringComparison.Ordinal);
            Assert.Contains("INV-2026-000001", pages[i], StringComparison.Ordinal);
            Assert.Contains("VAT ID DE999999999", pages[i], StringComparison.Ordinal);
        }

        Assert.All(pages.Where(page => page.Contains("Thing number", StringComparison.Ordinal)), page => Assert.Contains("Item Qty Unit price", page, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 60), i => Assert.Single(pages, page => page.Contains($"Thing number {i} with", StringComparison.Ordinal)));
        Assert.Contains("€714.00", pages[^1], StringComparison.Ordinal);
        Assert.Equal("Invoice INV-2026-000001", pdf.Information.Title);
    }

    [Fact]
    public void Nothing_is_printed_over_the_edge_or_over_something_else()
    {
        var endless = new string('W', 300);
        var invoice = An("en-IE", [endless, "Mug"], new Address { Name = endless, Company = $"{endless} GmbH", Line1 = "Lindenallee 7", PostalCode = "10115", City = "Berlin", Country = "DE" });

        using var pdf = PdfDocument.Open(InvoicePdf.Of(InvoiceSheet.Of(invoice)));

        foreach (var page in pdf.GetPages())
        {
            Assert.All(page.Letters, letter => Assert.InRange(letter.EndBaseLine.X, 50, 546));
            var marks = page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).ToList();
            Assert.Equal(marks.Count, marks.Select(letter => (Math.Round(letter.StartBaseLine.X, 1), Math.Round(letter.StartBaseLine.Y, 1))).Distinct().Count());
        }
    }

    [Fact]
    public void It_is_written_in_the_orders_language_and_in_every_script_the_font_has()
    {
        var reader = CultureInfo.CurrentCulture;
        var invoice = An("de-DE", ["Größe «Ελλάδα» Łódź Москва Nguyễn", "茶 🍵"]);

        using var pdf = PdfDocument.Open(InvoicePdf.Of(InvoiceSheet.Of(invoice)));

        var text = TextOf(pdf.GetPage(1));
        Assert.Contains("Größe «Ελλάδα» Łódź Москва Nguyễn", text, StringComparison.Ordinal);
        Assert.Contains("? ?", text, StringComparison.Ordinal);
        Assert.Contains("23,80 €", text, StringComparison.Ordinal);
        Assert.Equal(reader, CultureInfo.CurrentCulture);
    }

    [Fact]
    public void More_letters_than_one_font_holds_are_all_printed()
    {
        var letters = string.Concat(Enumerable.Range(0xC0, 0x180).Select(code => (char)code).Where(char.IsLetter));
        var names = letters.Chunk(40).Select(chunk => new string(chunk)).ToArray();

        using var pdf = PdfDocument.Open(InvoicePdf.Of(InvoiceSheet.Of(An("en-IE", names))));

        var printed = pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value).ToHashSet();
        Assert.Empty(letters.Select(letter => letter.ToString()).Except(printed));
    }

    private static string TextOf(UglyToad.PdfPig.Content.Page page) => string.Join(' ', page.GetWords().Select(word => word.Text)).Replace('\u00a0', ' ');

    private static Invoice An(string locale, string[] names, Address? buyer = null)
    {
        var invoice = new Invoice
        {
            Kind = InvoiceKind.Invoice,
            Number = "INV-2026-000001",
            Series = "INV-2026-{number}",
            Sequence = 1,
            OrderId = 1,
            IssuedAt = default,
            IssuedOn = new DateOnly(2026, 11, 24),
            Locale = locale,
            OrderNumber = "F-7K2M-9XQ4",
            OrderedOn = new DateOnly(2026, 11, 24),
            PaidOn = new DateOnly(2026, 11, 24),
            DeliveryFrom = new DateOnly(2026, 11, 26),
            DeliveryTo = new DateOnly(2026, 11, 28),
            Seller = new Seller { Address = AnAddress() with { Name = "Fjord & Field Handels GmbH" }, VatId = "DE999999999", Email = "hello@fjordandfield.example" },
            Buyer = buyer ?? AnAddress(),
            DeliverTo = AnAddress(),
            PricesIncludeTax = true,
            Net = Euro(1000 * names.Length),
            Tax = Euro(190 * names.Length),
            Total = Euro(1190 * names.Length),
            ByGiftCards = Euro(0),
        };
        invoice.Lines.AddRange(names.Select((name, i) => new InvoiceLine
        {
            Kind = InvoiceLineKind.Goods,
            Name = name,
            Sku = $"T{i + 1}",
            Quantity = 1,
            UnitPrice = 1190,
            TaxPartsPerMillion = 190_000,
            Net = 1000,
            Tax = 190,
        }));
        return invoice;
    }
}
