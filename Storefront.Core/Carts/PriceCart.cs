using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.GiftCards;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;

namespace Storefront.Core.Carts;

/// <summary>Reads a cart at today's prices and stock, in a fixed number of commands however many lines it has. The cart page, the
/// checkout and the order all read it here, so they cannot disagree.</summary>
public sealed class PriceCart(PriceRulesBook book, IOptions<StoreOptions> options, TimeProvider time)
{
    private static readonly Func<StoreDb, string, CancellationToken, Task<Found?>> Find = HotQuery.One((StoreDb db, string key) => db.Carts
        .AsNoTracking()
        .Where(cart => cart.TokenHash == key)
        .Select(cart => new Found(cart, db.PriceRules.Select(rules => rules.Stamp).First())));

    /// <summary>Null when the key opens no cart.</summary>
    public Task<PricedCart?> RunAsync(StoreDb db, CartKey? key, CancellationToken cancel = default) => EstimateAsync(db, key, null, cancel);

    /// <summary>As <see cref="RunAsync"/>, with shipping and tax as if it went to this country.</summary>
    public async Task<PricedCart?> EstimateAsync(StoreDb db, CartKey? key, string? country, CancellationToken cancel = default)
    {
        if (key is null)
            return null;

        return await Find(db, key.Stored, cancel) is { } found ? await PriceAsync(db, found.Cart, await book.AtAsync(db, found.Stamp, cancel), country, cancel) : null;
    }

    internal async Task<PricedCart> PriceAsync(StoreDb db, Cart cart, CancellationToken cancel) =>
        await PriceAsync(db, cart, await book.NowAsync(db, cancel), null, cancel);

    private async Task<PricedCart> PriceAsync(StoreDb db, Cart cart, PriceRules rules, string? estimateFor, CancellationToken cancel)
    {
        var rows = await CartRow.ReadAsync(db, cart.Id, cancel);
        var country = estimateFor ?? cart.DeliveryAddress?.Country ?? options.Value.Country;
        var tax = rules.TaxIn(country);
        var goods = rows.Sum(row => checked(row.UnitPrice.Minor * row.Quantity));
        var offers = rows.Count == 0
            ? []
            : ShippingQuote.From(rules.RatesTo(country), Weight(rows), goods, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var chosen = offers.FirstOrDefault(offer => offer.Code == cart.ShippingCode);
        var shipping = chosen ?? offers.MinBy(offer => offer.Price.Minor);

        var shippingPrice = shipping?.Price ?? Money.Zero(cart.Currency);
        var reduction = await ReduceAsync(db, cart, rules, rows, shippingPrice, cancel);
        var totals = CartTotals.Of(
            [.. rows.Select(row => new CartTotalsLine(row.UnitPrice, row.Quantity, tax.For(row.TaxCategoryId)))],
            shippingPrice,
            tax.Shipping,
            reduction,
            options.Value.PricesIncludeTax);
        var lines = rows.Select((row, i) => row.Priced(totals.Lines[i], tax.For(row.TaxCategoryId))).ToList();
        return new PricedCart(
            cart.Id, cart.Revision, cart.Currency, cart.ClaimedAt is not null, cart.Email, cart.Phone, cart.DeliveryAddress, cart.BillingAddress, lines, totals,
            reduction.Applied, await GiftCardShares.ForAsync(db, cart.GiftCardIds, totals.Total, time.GetUtcNow(), cancel),
            country, offers, shipping, chosen is not null, CartProblems.Of(lines, [.. rows.Where(row => !row.IsForSale).Select(row => row.Sku)], shipping is null, reduction.Rejected))
        {
            ShopperId = cart.ShopperId,
            News = cart.News,
        };
    }

    /// <summary>Why an entered code does not count, or null when it does.</summary>
    internal async Task<Refusal?> WhyNotAsync(StoreDb db, Cart cart, string code, CancellationToken cancel)
    {
        var rows = await CartRow.ReadAsync(db, cart.Id, cancel);
        var reduction = await ReduceAsync(db, cart, await book.NowAsync(db, cancel), rows, Money.Zero(cart.Currency), cancel);
        return reduction.Rejected.FirstOrDefault(rejected => rejected.Code == code)?.Reason;
    }

    private async Task<Reduction> ReduceAsync(StoreDb db, Cart cart, PriceRules rules, List<CartRow> rows, Money shipping, CancellationToken cancel)
    {
        var (candidates, rejected) = await FindPromotions.RunAsync(db, rules.Automatic, cart.Codes, cart.Email, time.GetUtcNow(), cancel);
        if (candidates.Count == 0 && rejected.Count == 0)
            return Reduction.None(rows.Count, cart.Currency);
        if (candidates.Any(promotion => promotion.CategoryIds.Count > 0))
            await CartRow.ReadCategoriesAsync(db, rows, cancel);
        return ReduceCart.Of([.. rows.Select(row => new ReducibleLine(row.ProductId, row.CategoryIds, row.UnitPrice, row.Quantity))], shipping, candidates, rejected);
    }

    private sealed record Found(Cart Cart, long Stamp);

    private static int Weight(List<CartRow> rows) => (int)Math.Min(int.MaxValue, rows.Sum(row => (long)row.WeightGrams * row.Quantity));
}
