using Storefront.Core.Carts;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Web.Components.Checkout;

/// <summary>What is bought and what it costs, alike for a cart and for an order.</summary>
public sealed record Summary(
    IReadOnlyList<SummaryLine> Lines,
    Money Subtotal,
    IReadOnlyList<SummaryDiscount> Discounts,
    string? ShippingName,
    Money? Shipping,
    Money Tax,
    Money Total,
    Money PaidByGiftCards,
    bool PricesIncludeTax)
{
    /// <summary>What is left to be paid, or was, by card.</summary>
    public Money Due => Total - PaidByGiftCards;

    public int Quantity => Lines.Sum(line => line.Quantity);

    public static Summary Of(PricedCart cart) => new(
        [.. cart.Lines.Select(line => new SummaryLine(line.Name, string.Join(", ", line.OptionValues), line.ImagePath, line.Quantity, line.Total))],
        cart.Totals.Subtotal,
        [.. cart.Promotions.Select(promotion => new SummaryDiscount(promotion.Name, promotion.Amount))],
        cart.Shipping?.Name,
        cart.Shipping is null ? null : cart.Totals.Shipping,
        cart.Totals.Tax,
        cart.Totals.Total,
        cart.PaidByGiftCards,
        cart.Totals.PricesIncludeTax);

    public static Summary Of(Order order) => new(
        [.. order.Lines.OrderBy(line => line.Id).Select(line => new SummaryLine(line.Name, line.Options, line.ImagePath, line.Quantity, line.Total))],
        order.Subtotal,
        [.. order.Discounts.OrderBy(discount => discount.Id).Select(discount => new SummaryDiscount(discount.Name, discount.Amount))],
        order.ShippingName,
        order.Shipping,
        order.Tax,
        order.Total,
        order.PaidByGiftCards,
        order.PricesIncludeTax);
}

public sealed record SummaryLine(string Name, string Options, string? ImagePath, int Quantity, Money Total);

public sealed record SummaryDiscount(string Name, Money Amount);
