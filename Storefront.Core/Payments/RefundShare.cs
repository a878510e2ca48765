using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>What units of a line, or the shipping, were charged with: parts of the order's own amounts, so that all parts
/// together are the whole to the minor unit. Pure.</summary>
public static class RefundShare
{
    /// <summary>The next so many units of a line that were not refunded yet.</summary>
    public static RefundLine OfLine(Order order, OrderLine line, int quantity)
    {
        var (from, to) = (line.Refunded, line.Refunded + quantity);
        var charged = line.Net + (order.PricesIncludeTax ? Money.Zero(order.Currency) : line.Tax);
        return new RefundLine
        {
            OrderLineId = line.Id,
            Quantity = quantity,
            Amount = First(charged, line.Quantity, to) - First(charged, line.Quantity, from),
            Tax = First(line.Tax, line.Quantity, to) - First(line.Tax, line.Quantity, from),
        };
    }

    /// <summary>What is left of the shipping.</summary>
    public static RefundLine OfShipping(Order order)
    {
        var charged = order.Shipping - order.ShippingDiscount + (order.PricesIncludeTax ? Money.Zero(order.Currency) : order.ShippingTax);
        var left = charged.Minor - order.RefundedShippingMinor;
        return new RefundLine
        {
            Quantity = 1,
            Amount = charged with { Minor = left },
            Tax = left == charged.Minor ? order.ShippingTax : Money.Zero(order.Currency),
        };
    }

    /// <summary>What the first so many of equal units cost of a whole: the first units bear the odd minor units.</summary>
    private static Money First(Money whole, int units, int first) =>
        whole with { Minor = whole.Minor / units * first + Math.Min(first, whole.Minor % units) };
}
