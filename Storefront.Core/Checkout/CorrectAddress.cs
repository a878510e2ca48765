using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;

namespace Storefront.Core.Checkout;

/// <summary>Corrects where a paid order goes, until the first of it has left the house. What was paid stays as it is: another country with other
/// tax or shipping is refused. The bill keeps its address. The shopper is told by mail, in case it was not them.</summary>
public sealed class CorrectAddress(StoreWrites writes, PriceRulesBook book, TimeProvider time)
{
    /// <param name="orderNumber">The order.</param>
    /// <param name="address">Has passed <see cref="Shared.Postal.AddressRules"/>.</param>
    /// <param name="actor">Who corrects it.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public Task<Outcome<Address>> RunAsync(string orderNumber, Address address, string actor, CancellationToken cancel = default) => writes.RunAsync<Outcome<Address>>(
        async db =>
        {
            if (!await db.LockOrderAsync(orderNumber, cancel))
                return CheckoutRefusals.NoSuchOrder;
            var order = await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Number == orderNumber, cancel);
            if (order.DeliveryAddress == address)
                return address;
            if (!order.MayChangeAddress)
                return CheckoutRefusals.AddressIsFixed;
            if (address.Country != order.DeliveryAddress.Country && !await CostsTheSameAsync(db, order, address.Country, cancel))
                return CheckoutRefusals.AddressChangesPrice;

            var now = time.GetUtcNow();
            await db.SetDeliveryAddressAsync(order.Id, address, cancel);
            db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, Kind = OrderEventKind.AddressCorrected, Actor = actor, At = now });
            db.Outbox.Add(OutboxMessage.For(new AddressCorrectedByMail(order.Id, now), now));
            return address;
        },
        cancel);

    /// <summary>Whether the same goods sent the same way to another country would have cost and been taxed the same.</summary>
    private async Task<bool> CostsTheSameAsync(StoreDb db, Order order, string country, CancellationToken cancel)
    {
        var rules = await book.NowAsync(db, cancel);
        var tax = rules.TaxIn(country);
        var ids = order.Lines.ConvertAll(line => line.VariantId);
        var categories = await db.Variants.Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.Product.TaxCategoryId }).ToDictionaryAsync(v => v.Id, v => v.TaxCategoryId, cancel);
        if (order.Lines.Exists(line => !categories.TryGetValue(line.VariantId, out var category) || tax.For(category) != line.TaxPartsPerMillion) || tax.Shipping != order.ShippingTaxPartsPerMillion)
            return false;

        var grams = (int)Math.Min(int.MaxValue, order.Lines.Sum(line => (long)line.WeightGrams * line.Quantity));
        var offers = ShippingQuote.From(rules.RatesTo(country), grams, order.Subtotal.Minor, DateOnly.FromDateTime(order.PlacedAt.UtcDateTime));
        return offers.Any(offer => offer.Code == order.ShippingCode && offer.Price == order.Shipping);
    }
}
