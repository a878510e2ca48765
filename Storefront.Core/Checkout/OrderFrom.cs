using Storefront.Core.Carts;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>Copies a priced cart into an order. What is copied stays, whatever becomes of the catalogue.</summary>
internal static class OrderFrom
{
    public static Order Cart(long id, PricedCart cart, string locale, DateTimeOffset now)
    {
        var shipping = cart.Shipping!;
        var order = new Order
        {
            Id = id,
            Number = OrderNumber.New(),
            CartId = cart.Id,
            ShopperId = cart.ShopperId,
            PlacedAt = now,
            Email = cart.Email!,
            Phone = cart.Phone,
            DeliveryAddress = cart.DeliveryAddress! with { },
            BillingAddress = (cart.BillingAddress ?? cart.DeliveryAddress!) with { },
            Locale = locale,
            Currency = cart.Currency,
            PricesIncludeTax = cart.Totals.PricesIncludeTax,
            Subtotal = cart.Totals.Subtotal,
            Discount = cart.Totals.Discount,
            Shipping = cart.Totals.Shipping,
            ShippingDiscount = cart.Totals.ShippingDiscount,
            ShippingTax = cart.Totals.ShippingTax,
            ShippingTaxPartsPerMillion = cart.Totals.ShippingTaxPartsPerMillion,
            Tax = cart.Totals.Tax,
            Total = cart.Totals.Total,
            PaidByGiftCards = cart.PaidByGiftCards,
            ShippingCode = shipping.Code,
            ShippingName = shipping.Name,
            DeliveryFrom = shipping.From,
            DeliveryTo = shipping.To,
        };
        order.Lines.AddRange(cart.Lines.Select(Line));
        order.Discounts.AddRange(cart.Promotions.Where(p => !p.Amount.IsZero).Select(p => new OrderDiscount { Name = p.Name, Code = p.Code, Amount = p.Amount }));
        order.Note(OrderEventKind.Placed, OrderEvent.Shopper, now);
        return order;
    }

    private static OrderLine Line(PricedLine line) => new()
    {
        VariantId = line.VariantId,
        StockItemId = line.StockItemId,
        ProductSlug = line.ProductSlug,
        Name = line.Name,
        Sku = line.Sku,
        Options = string.Join(", ", line.OptionValues),
        ImagePath = line.ImagePath,
        Quantity = line.Quantity,
        WeightGrams = line.WeightGrams,
        UnitPrice = line.UnitPrice,
        Total = line.Total,
        Discount = line.Discount,
        TaxPartsPerMillion = line.TaxPartsPerMillion,
        Tax = line.Tax,
    };
}
