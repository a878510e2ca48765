using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Invoices;

/// <summary>A number that was taken, and when.</summary>
internal sealed record Issue(InvoiceKind Kind, string Series, long Sequence, string Number, DateTimeOffset At, TimeZoneInfo Zone)
{
    public DateOnly Day => DayOf(At, Zone);

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}

/// <summary>Copies a paid order into its invoice. The sums are the order's own: nothing is reckoned anew. Pure.</summary>
internal static class InvoiceOf
{
    public static Invoice Order(Order order, DateTimeOffset paidAt, Seller seller, Issue issue)
    {
        var invoice = new Invoice
        {
            Kind = issue.Kind,
            Number = issue.Number,
            Series = issue.Series,
            Sequence = issue.Sequence,
            OrderId = order.Id,
            IssuedAt = issue.At,
            IssuedOn = issue.Day,
            Locale = order.Locale,
            OrderNumber = order.Number,
            OrderedOn = Issue.DayOf(order.PlacedAt, issue.Zone),
            PaidOn = Issue.DayOf(paidAt, issue.Zone),
            DeliveryFrom = order.DeliveryFrom,
            DeliveryTo = order.DeliveryTo,
            Seller = seller,
            Buyer = order.BillingAddress with { },
            DeliverTo = order.DeliveryAddress with { },
            PricesIncludeTax = order.PricesIncludeTax,
            Net = order.Total - order.Tax,
            Tax = order.Tax,
            Total = order.Total,
            ByGiftCards = order.PaidByGiftCards,
        };
        invoice.Lines.AddRange(order.Lines.OrderBy(line => line.Id).Select(line => Goods(order, line)));
        invoice.Lines.Add(Shipping(order));
        return invoice;
    }

    private static InvoiceLine Goods(Order order, OrderLine line) => new()
    {
        Kind = InvoiceLineKind.Goods,
        OrderLineId = line.Id,
        Name = line.Name,
        Sku = line.Sku,
        Options = line.Options,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice.Minor,
        Discount = line.Discount.Minor,
        TaxPartsPerMillion = line.TaxPartsPerMillion,
        Net = NetOf(order, line.Net, line.Tax),
        Tax = line.Tax.Minor,
    };

    private static InvoiceLine Shipping(Order order) => new()
    {
        Kind = InvoiceLineKind.Shipping,
        Name = order.ShippingName,
        Quantity = 1,
        UnitPrice = order.Shipping.Minor,
        Discount = order.ShippingDiscount.Minor,
        // Orders that do not know the rate were charged the standard one, the highest.
        TaxPartsPerMillion = order.ShippingTaxPartsPerMillion ?? order.Lines.Max(line => line.TaxPartsPerMillion),
        Net = NetOf(order, order.Shipping - order.ShippingDiscount, order.ShippingTax),
        Tax = order.ShippingTax.Minor,
    };

    private static long NetOf(Order order, Money charged, Money tax) => (order.PricesIncludeTax ? charged - tax : charged).Minor;
}
