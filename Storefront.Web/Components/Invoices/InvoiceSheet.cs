using System.Globalization;
using Storefront.Core.Invoices;
using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Invoices;

/// <summary>All that a document says, in words and in its own language: its page and its PDF only lay it out.</summary>
public sealed record InvoiceSheet
{
    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    public required string SellerName { get; init; }

    /// <summary>The seller in one line, as above the window of an envelope.</summary>
    public required string Sender { get; init; }

    public required IReadOnlyList<string> Buyer { get; init; }

    /// <summary>Null when it went where the bill goes.</summary>
    public required IReadOnlyList<string>? DeliverTo { get; init; }

    public required IReadOnlyList<(string Label, string Value)> Facts { get; init; }

    public required IReadOnlyList<SheetRow> Rows { get; init; }

    public required IReadOnlyList<SheetRate> Rates { get; init; }

    public required IReadOnlyList<(string Label, string Value)> Sums { get; init; }

    public required (string Label, string Value) Total { get; init; }

    /// <summary>Which tender paid how much, or got it back.</summary>
    public required IReadOnlyList<(string Label, string Value)> Tender { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What stands at the foot: address, how to reach, register and tax.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Seller { get; init; }

    public static InvoiceSheet Of(Invoice invoice) => InLanguage.Of(invoice.Locale, () => Write(invoice));

    /// <summary>In the current language.</summary>
    public static string TitleOf(InvoiceKind kind) => kind switch
    {
        InvoiceKind.CreditNote => InvoiceWords.CreditNote,
        InvoiceKind.Correction => InvoiceWords.Correction,
        _ => InvoiceWords.Invoice,
    };

    private static InvoiceSheet Write(Invoice invoice)
    {
        var seller = invoice.Seller;
        var address = Lines(seller.Address).ToList();
        return new InvoiceSheet
        {
            Language = invoice.Locale,
            Title = TitleOf(invoice.Kind),
            Number = invoice.Number,
            SellerName = seller.Address.Name,
            Sender = string.Join(" · ", address),
            Buyer = [.. Lines(invoice.Buyer)],
            DeliverTo = invoice.DeliverTo == invoice.Buyer ? null : [.. Lines(invoice.DeliverTo)],
            Facts = [.. FactsOf(invoice)],
            Rows = [.. invoice.Lines.OrderBy(line => line.Id).Where(line => line.Gross != 0 || line.Tax != 0 || line.Kind == InvoiceLineKind.Goods || line.UnitPrice != 0).Select(line => Row(line, invoice))],
            Rates = [.. invoice.Taxes.Select(rate => new SheetRate(Percent(rate.PartsPerMillion), Plain(rate.Net, invoice), Plain(rate.Tax, invoice), Plain(rate.Gross, invoice)))],
            Sums = [(InvoiceWords.NetTotal, $"{invoice.Net}"), (InvoiceWords.TaxTotal, $"{invoice.Tax}")],
            Total = (invoice.Kind == InvoiceKind.CreditNote ? InvoiceWords.CreditTotal : InvoiceWords.Total, $"{invoice.Total}"),
            Tender = [.. TenderOf(invoice)],
            Notes = [(invoice.PricesIncludeTax ? InvoiceWords.TaxIncluded : InvoiceWords.TaxOnTop).With(invoice.Total.Currency), .. NotesOf(invoice)],
            Seller = [address, Present(seller.Email, seller.Phone), Present(seller.VatId is { } id ? InvoiceWords.VatId.With(id) : null, seller.TaxNumber is { } number ? InvoiceWords.TaxNumber.With(number) : null, seller.Register)],
        };
    }

    private static IEnumerable<(string, string)> FactsOf(Invoice invoice)
    {
        yield return (InvoiceWords.Number, invoice.Number);
        yield return (InvoiceWords.Date, Day(invoice.IssuedOn));
        if (invoice.Corrects is { } corrects)
            yield return (invoice.Kind == InvoiceKind.Correction ? InvoiceWords.CorrectsCreditNote : InvoiceWords.Corrects, corrects);
        yield return (InvoiceWords.Order, invoice.OrderNumber);
        yield return (InvoiceWords.OrderDate, Day(invoice.OrderedOn));
        yield return (InvoiceWords.Delivery, invoice.DeliveryFrom == invoice.DeliveryTo
            ? Day(invoice.DeliveryFrom)
            : InvoiceWords.DeliveryBetween.With(Day(invoice.DeliveryFrom), Day(invoice.DeliveryTo)));
        yield return (
            invoice.Kind switch
            {
                InvoiceKind.CreditNote => InvoiceWords.GivenBackOn,
                InvoiceKind.Correction => InvoiceWords.CameBackOn,
                _ => InvoiceWords.PaidOn,
            },
            Day(invoice.PaidOn));
    }

    private static SheetRow Row(InvoiceLine line, Invoice invoice) => new(
        line.Kind switch
        {
            InvoiceLineKind.Shipping => InvoiceWords.Shipping.With(line.Name),
            InvoiceLineKind.Adjustment => invoice.Kind == InvoiceKind.Correction ? InvoiceWords.Cancelled.With(invoice.Corrects!) : InvoiceWords.Adjustment,
            _ => line.Name,
        },
        string.Join(" · ", new[] { line.Options, line.Sku }.Where(part => part.Length > 0)),
        line.Quantity.ToString("N0", CultureInfo.CurrentCulture),
        Plain(line.UnitPrice, invoice),
        line.Discount == 0 ? "" : Plain(-line.Discount, invoice),
        Percent(line.TaxPartsPerMillion),
        Plain(line.Net, invoice),
        Plain(line.Tax, invoice),
        Plain(line.Gross, invoice));

    private static IEnumerable<(string, string)> TenderOf(Invoice invoice)
    {
        var isCredit = invoice.Kind == InvoiceKind.CreditNote;
        if (invoice.Kind == InvoiceKind.Correction)
            yield break;
        if (!invoice.ByGiftCards.IsZero)
            yield return (isCredit ? InvoiceWords.BackToGiftCard : InvoiceWords.ByGiftCard, $"{invoice.ByGiftCards}");
        if (!invoice.ByCard.IsZero)
            yield return (isCredit ? InvoiceWords.BackToCard : InvoiceWords.ByCard, $"{invoice.ByCard}");
    }

    private static string[] NotesOf(Invoice invoice) => invoice.Kind switch
    {
        InvoiceKind.Correction => [InvoiceWords.CorrectionNote.With(invoice.Corrects!)],
        InvoiceKind.Invoice => [InvoiceWords.PaidNote],
        _ => [],
    };

    private static IEnumerable<string> Lines(Address address) => AddressFormat.For(address.Country).Print(address).Append(AddressNames.OfCountry(address.Country));

    private static List<string> Present(params string?[] lines) => [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!)];

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    private static string Percent(int partsPerMillion) => (partsPerMillion / 1_000_000m).ToString("0.###%", CultureInfo.CurrentCulture);

    /// <summary>Without the currency's sign, which a note names once.</summary>
    private static string Plain(long minor, Invoice invoice) =>
        (invoice.Total with { Minor = minor }).InMajorUnits().ToString($"N{Currencies.Exponent(invoice.Total.Currency)}", CultureInfo.CurrentCulture);
}

public sealed record SheetRow(string Name, string Detail, string Quantity, string UnitPrice, string Discount, string Rate, string Net, string Tax, string Gross);

public sealed record SheetRate(string Rate, string Net, string Tax, string Gross);
