using Storefront.Core.Promotions;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>What a line costs and how it is taxed.</summary>
public sealed record CartTotalsLine(Money UnitPrice, int Quantity, int TaxPartsPerMillion);

/// <summary>A line added up: before the reduction, the reduction, and the tax of what is left.</summary>
public sealed record CartTotalsSum(Money Total, Money Discount, Money Tax);

/// <summary>The one place where a cart is added up, in this order: lines, reductions of lines and order, shipping and its
/// reduction, tax of what is left. Each is rounded once. Pure.</summary>
public sealed record CartTotals(
    IReadOnlyList<CartTotalsSum> Lines,
    Money Subtotal,
    Money Discount,
    Money Shipping,
    Money ShippingDiscount,
    Money ShippingTax,
    int ShippingTaxPartsPerMillion,
    Money Tax,
    Money Total,
    bool PricesIncludeTax)
{
    public static CartTotals Of(IReadOnlyList<CartTotalsLine> lines, Money shipping, int shippingTaxPartsPerMillion, Reduction reduction, bool pricesIncludeTax)
    {
        var none = Money.Zero(shipping.Currency);
        var sums = lines.Select((line, i) =>
        {
            var total = line.UnitPrice * line.Quantity;
            return new CartTotalsSum(total, reduction.OffLines[i], TaxOf(total - reduction.OffLines[i], line.TaxPartsPerMillion, pricesIncludeTax));
        }).ToList();
        var subtotal = sums.Aggregate(none, (sum, line) => sum + line.Total);
        var discount = sums.Aggregate(none, (sum, line) => sum + line.Discount);
        var shippingTax = TaxOf(shipping - reduction.OffShipping, shippingTaxPartsPerMillion, pricesIncludeTax);
        var tax = sums.Aggregate(shippingTax, (sum, line) => sum + line.Tax);
        var total = subtotal - discount + shipping - reduction.OffShipping + (pricesIncludeTax ? none : tax);
        return new CartTotals(sums, subtotal, discount, shipping, reduction.OffShipping, shippingTax, shippingTaxPartsPerMillion, tax, total, pricesIncludeTax);
    }

    private static Money TaxOf(Money amount, int partsPerMillion, bool included) =>
        amount with { Minor = included ? Rounding.ShareWithin(amount.Minor, partsPerMillion) : Rounding.Share(amount.Minor, partsPerMillion) };
}
