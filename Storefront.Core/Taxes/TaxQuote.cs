using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Taxes;

/// <summary>The rates that apply to goods sent to one country, in millionths. What has no rate is not taxed there.</summary>
public sealed class TaxQuote
{
    private static readonly Func<StoreDb, string, CancellationToken, Task<List<Rate>>> Rates = HotQuery.Many((StoreDb db, string country) => db.TaxRates
        .Where(rate => rate.Country == country)
        .Select(rate => new Rate(rate.TaxCategoryId, rate.TaxCategory.Code, rate.PartsPerMillion)));

    private readonly Dictionary<long, int> byCategory;

    private TaxQuote(Dictionary<long, int> byCategory, int shipping) => (this.byCategory, Shipping) = (byCategory, shipping);

    /// <summary>Shipping is taxed at the standard rate.</summary>
    public int Shipping { get; }

    public int For(long taxCategoryId) => byCategory.GetValueOrDefault(taxCategoryId);

    public static async Task<TaxQuote> ForAsync(StoreDb db, string country, CancellationToken cancel)
    {
        var rates = await Rates(db, country, cancel);
        return new TaxQuote(
            rates.ToDictionary(rate => rate.TaxCategoryId, rate => rate.PartsPerMillion),
            rates.Find(rate => rate.Code == TaxCategory.Standard)?.PartsPerMillion ?? 0);
    }

    private sealed record Rate(long TaxCategoryId, string Code, int PartsPerMillion);
}
