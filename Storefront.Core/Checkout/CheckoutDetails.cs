using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>Who buys and where it goes; addresses have passed <see cref="AddressRules"/>.</summary>
public sealed record CheckoutDetails(string Email, string? Phone, Address Delivery, Address? Billing);

/// <summary>Saves on the open cart what the shopper told the checkout, so that nothing typed is lost.</summary>
public sealed class SaveCheckoutDetails(StoreWrites writes, TimeProvider time)
{
    /// <summary>Refuses a cart that is gone or empty, and a country the shop does not deliver to.</summary>
    public Task<Outcome<Cart>> RunAsync(CartKey? key, CheckoutDetails details, CancellationToken cancel = default) => writes.RunAsync<Outcome<Cart>>(
        async db =>
        {
            if (await OpenCart.ForAsync(db, key, time.GetUtcNow(), cancel) is not { Lines.Count: > 0 } cart)
                return CheckoutRefusals.EmptyCart;
            if (!await db.ShippingZoneCountries.AnyAsync(zone => zone.Country == details.Delivery.Country, cancel))
                return CheckoutRefusals.NoShippingThere;

            cart.Deliver(details.Email, details.Phone, details.Delivery, details.Billing, time.GetUtcNow());
            return cart;
        },
        cancel);
}

/// <summary>Saves how the order shall be sent.</summary>
public sealed class ChooseShipping(StoreWrites writes, PriceCart prices, TimeProvider time)
{
    /// <summary>Refuses a way that is not offered for this cart and address.</summary>
    public Task<Outcome<Cart>> RunAsync(CartKey? key, string code, CancellationToken cancel = default) => writes.RunAsync<Outcome<Cart>>(
        async db =>
        {
            if (await OpenCart.ForAsync(db, key, time.GetUtcNow(), cancel) is not { Lines.Count: > 0 } cart)
                return CheckoutRefusals.EmptyCart;
            if ((await prices.PriceAsync(db, cart, cancel)).ShippingOffers.All(offer => offer.Code != code))
                return CheckoutRefusals.NoShippingChosen;

            cart.ShipBy(code, time.GetUtcNow());
            return cart;
        },
        cancel);
}
