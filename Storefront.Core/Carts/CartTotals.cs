using Storefront.Core.Shared;
using Storefront.Core.Taxes;

namespace Storefront.Core.Carts;

/// <summary>What a line costs and how it is taxed.</summary>
public sealed record CartTotalsLine(Money UnitPrice, int Quantity, int TaxPartsPerMillion);

/// <summary>The one place where a cart is added up: lines, then shipping, then tax, each rounded once. Pure.</summary>
public sealed record CartTotals(
    IReadOnlyList<(Money Total, Money Tax)> Lines,
    Money Subtotal,
    Money Shipping,
    Money ShippingTax,
    Money Tax,
    Money Total,
    bool PricesIncludeTax)
{
    public static CartTotals Of(IReadOnlyList<CartTotalsLine> lines, Money shipping, int shippingTaxPartsPerMillion, bool pricesIncludeTax)
    {
        var priced = lines.Select(line =>
        {
            var total = line.UnitPrice * line.Quantity;
            return (Total: total, Tax: TaxOf(total, line.TaxPartsPerMillion, pricesIncludeTax));
        }).ToList();
        var subtotal = priced.Aggregate(Money.Zero(shipping.Currency), (sum, line) => sum + line.Total);
        var shippingTax = TaxOf(shipping, shippingTaxPartsPerMillion, pricesIncludeTax);
        var tax = priced.Aggregate(shippingTax, (sum, line) => sum + line.Tax);
        var total = pricesIncludeTax ? subtotal + shipping : subtotal + shipping + tax;
        return new CartTotals(priced, subtotal, shipping, shippingTax, tax, total, pricesIncludeTax);
    }

    private static Money TaxOf(Money amount, int partsPerMillion, bool included) =>
        amount with { Minor = included ? Taxes.Tax.Within(amount.Minor, partsPerMillion) : Taxes.Tax.OnTop(amount.Minor, partsPerMillion) };
}
