using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;
using Storefront.Core.Shipping;
using Storefront.Web.Components;
using Storefront.Web.Components.Carts;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Ui;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Carts;

/// <summary>Reads what the cart's page shows, and keeps the cart's cookie for another 30 days.</summary>
public sealed class ReadCart(StoreDb db, PriceCart prices, IAntiforgery antiforgery, OrderLinks links, TimeProvider time)
{
    /// <param name="http">The shopper's request.</param>
    /// <param name="country">Where it would go, for the estimate; anything that is no country the shop delivers to is ignored.</param>
    /// <param name="changed">Whether something was done that should be announced.</param>
    /// <param name="refusals">Why what was asked for was not done.</param>
    public async Task<CartView> RunAsync(HttpContext http, string? country, bool changed = false, params Refusal[] refusals)
    {
        var cancel = http.RequestAborted;
        var key = http.OwnCart();
        var countries = await DeliveryCountries.ListAsync(db, cancel);
        var cart = await prices.EstimateAsync(db, key, countries.Contains(country ?? "") ? country : null, cancel);
        var open = cart is { IsClaimed: false } ? cart : null;
        if (key?.Token is { } token && cart is not null)
            http.KeepCart(token);
        http.Response.MarkCart(open?.Quantity ?? 0);

        return new CartView
        {
            Cart = open,
            Pending = cart is { IsClaimed: true } && await PendingOrder.OfCartAsync(db, key, cancel) is { } order ? Pending(http, order) : null,
            Countries = Choices(countries),
            Refusals = refusals,
            SetAside = key?.ShopperId is { } shopper ? await SetAsideCart.OfAsync(db, shopper, cancel) : null,
            Announcement = changed ? Announce(open) : null,
            FormToken = FormToken(http),
        };
    }

    public PendingOrderView Pending(HttpContext http, PendingOrder order)
    {
        var minutes = Math.Max(0, (int)(order.HeldUntil - time.GetUtcNow()).TotalMinutes);
        return new PendingOrderView(order.Number, order.Due, minutes, links.PathTo(order.Number), FormToken(http));
    }

    public string FormToken(HttpContext http) => antiforgery.GetAndStoreTokens(http).RequestToken!;

    public static IReadOnlyList<Select.Choice> Choices(IEnumerable<string> countries) =>
        [.. countries.Select(code => new Select.Choice(code, AddressNames.OfCountry(code))).OrderBy(choice => choice.Text, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))];

    private static string Announce(PricedCart? cart) =>
        cart is null or { IsEmpty: true } ? CartWords.Empty : CartWords.Changed.With(cart.Quantity, cart.Totals.Total);
}
