using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Promotions;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;

namespace Storefront.Core.Carts;

/// <summary>What staff have set that every price is reckoned with: tax rates, shipping rates and the promotions that apply by
/// themselves. Shared between requests, so nobody changes what is in it.</summary>
internal sealed class PriceRules(long stamp, IEnumerable<TaxRate> taxes, IEnumerable<ShippingZone> zones, IReadOnlyList<Promotion> automatic)
{
    private readonly Dictionary<string, TaxQuote> taxes = taxes.GroupBy(rate => rate.Country).ToDictionary(country => country.Key, TaxQuote.Of);

    private readonly Dictionary<string, List<ShippingRate>> rates = zones
        .SelectMany(zone => zone.Countries, (zone, country) => (country.Country, zone.Rates))
        .ToDictionary(zone => zone.Country, zone => zone.Rates.OrderBy(rate => rate.Position).ThenBy(rate => rate.Id).ToList());

    /// <summary>The <see cref="PriceRulesStamp"/> they were read at.</summary>
    public long Stamp => stamp;

    /// <summary>Active ones without a code, their dates not yet looked at.</summary>
    public IReadOnlyList<Promotion> Automatic => automatic;

    public TaxQuote TaxIn(string country) => taxes.GetValueOrDefault(country) ?? TaxQuote.None;

    /// <summary>In the merchant's order; none when the shop does not deliver there.</summary>
    public IReadOnlyList<ShippingRate> RatesTo(string country) => rates.GetValueOrDefault(country) ?? [];
}

/// <summary>The one row that triggers write anew whenever rates or promotions change, whoever changes them. A value is never used
/// twice, not even by a transaction that was rolled back.</summary>
internal sealed class PriceRulesStamp
{
    public int Id { get; private set; }

    public long Stamp { get; private set; }
}

/// <summary>Keeps the last <see cref="PriceRules"/> in memory. Who prices a cart reads the stamp together with the cart, so a change
/// counts at once, on every node, and what has not changed is not read again.</summary>
public sealed class PriceRulesBook
{
    private volatile PriceRules? known;

    internal async Task<PriceRules> NowAsync(StoreDb db, CancellationToken cancel) =>
        await AtAsync(db, await db.PriceRules.Select(rules => rules.Stamp).SingleAsync(cancel), cancel);

    /// <summary>The stamp was read before the rules are, so rules can be newer than their stamp and are then read once more; never older.</summary>
    internal async ValueTask<PriceRules> AtAsync(StoreDb db, long stamp, CancellationToken cancel) =>
        known is { } rules && rules.Stamp == stamp ? rules : known = await ReadAsync(db, stamp, cancel);

    private static async Task<PriceRules> ReadAsync(StoreDb db, long stamp, CancellationToken cancel) => new(
        stamp,
        await db.TaxRates.AsNoTracking().Include(rate => rate.TaxCategory).ToListAsync(cancel),
        await db.ShippingZones.AsNoTracking().Include(zone => zone.Countries).Include(zone => zone.Rates).AsSplitQuery().ToListAsync(cancel),
        await db.Promotions.AsNoTracking().Where(promotion => promotion.IsActive && promotion.Code == null).ToListAsync(cancel));
}
