using Storefront.Core.Shared;

namespace Storefront.Core.Invoices;

/// <summary>An invoice, the credit note that takes a part of one back, or the correction of that: a copy of everything it says, that points at nothing
/// that can change. It is issued once and never changes; the database's triggers refuse to.</summary>
public sealed class Invoice
{
    public long Id { get; private set; }

    public required InvoiceKind Kind { get; init; }

    /// <summary>Unique, and without a gap within its series, for example <c>INV-2026-000001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The format that it was numbered by, its year filled in: <c>INV-2026-{number}</c>.</summary>
    public required string Series { get; init; }

    /// <summary>Its place in the series, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>One invoice for each order.</summary>
    public required long OrderId { get; init; }

    /// <summary>One credit note for each refund, and at most one correction of it; null for an invoice.</summary>
    public long? RefundId { get; init; }

    /// <summary>The number of the invoice that a credit note takes a part back of, or of the credit note that a correction does.</summary>
    public string? Corrects { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The day of issue by the shop's clock.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>BCP 47 tag of the language it is written in.</summary>
    public required string Locale { get; init; }

    public required string OrderNumber { get; init; }

    public required DateOnly OrderedOn { get; init; }

    /// <summary>When the order was paid, the money given back, or come back.</summary>
    public required DateOnly PaidOn { get; init; }

    /// <summary>The time of supply: the days between which delivery was promised.</summary>
    public required DateOnly DeliveryFrom { get; init; }

    public required DateOnly DeliveryTo { get; init; }

    public required Seller Seller { get; init; }

    public required Address Buyer { get; init; }

    public required Address DeliverTo { get; init; }

    /// <summary>Whether unit prices and discounts of the lines hold the tax already.</summary>
    public required bool PricesIncludeTax { get; init; }

    public required Money Net { get; init; }

    public required Money Tax { get; init; }

    /// <summary>Net and tax; of a credit note, what was given back.</summary>
    public required Money Total { get; init; }

    /// <summary>What gift cards paid of it, or got back: tender, not a reduction.</summary>
    public required Money ByGiftCards { get; init; }

    public List<InvoiceLine> Lines { get; } = [];

    /// <summary>What went through the payment service.</summary>
    public Money ByCard => Total - ByGiftCards;

    /// <summary>Net and tax of each rate, highest rate first; their sums are the document's.</summary>
    public IReadOnlyList<InvoiceTax> Taxes => [.. Lines
        .GroupBy(line => line.TaxPartsPerMillion)
        .OrderByDescending(rate => rate.Key)
        .Select(rate => new InvoiceTax(rate.Key, rate.Sum(line => line.Net), rate.Sum(line => line.Tax)))];
}

/// <summary>A line, or what has no line of its own: shipping, and a sum given back for no line. Amounts are in minor units of the
/// document's currency; those of a credit note are what is given back, so positive.</summary>
public sealed class InvoiceLine
{
    public long Id { get; private set; }

    public long InvoiceId { get; private set; }

    public required InvoiceLineKind Kind { get; init; }

    /// <summary>The order's line; not a foreign key.</summary>
    public long? OrderLineId { get; init; }

    /// <summary>Empty for <see cref="InvoiceLineKind.Adjustment"/>, which documents name in their language.</summary>
    public required string Name { get; init; }

    public string Sku { get; init; } = "";

    public string Options { get; init; } = "";

    public required int Quantity { get; init; }

    /// <summary>Of one unit, before the discount.</summary>
    public required long UnitPrice { get; init; }

    public long Discount { get; init; }

    /// <summary>Millionths: 190000 is 19 %.</summary>
    public required int TaxPartsPerMillion { get; init; }

    public required long Net { get; init; }

    public required long Tax { get; init; }

    public long Gross => Net + Tax;
}

/// <summary>What was taxed at one rate, in minor units.</summary>
public sealed record InvoiceTax(int PartsPerMillion, long Net, long Tax)
{
    public long Gross => Net + Tax;
}

public enum InvoiceKind
{
    Invoice = 0,
    CreditNote = 1,

    /// <summary>The money of a credit note came back to the shop: charges again what that had taken off.</summary>
    Correction = 2,
}

public enum InvoiceLineKind
{
    Goods = 0,
    Shipping = 1,

    /// <summary>Money given back for no line, or less than the lines cost; spread over the rates.</summary>
    Adjustment = 2,
}
