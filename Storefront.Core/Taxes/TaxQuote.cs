namespace Storefront.Core.Taxes;

/// <summary>The rates that apply to goods sent to one country, in millionths. What has no rate is not taxed there.</summary>
public sealed class TaxQuote
{
    public static readonly TaxQuote None = new([], 0);

    private readonly Dictionary<long, int> byCategory;

    private TaxQuote(Dictionary<long, int> byCategory, int shipping) => (this.byCategory, Shipping) = (byCategory, shipping);

    /// <summary>Shipping is taxed at the standard rate.</summary>
    public int Shipping { get; }

    public int For(long taxCategoryId) => byCategory.GetValueOrDefault(taxCategoryId);

    /// <summary>From the rates of one country, each with its category.</summary>
    public static TaxQuote Of(IEnumerable<TaxRate> rates)
    {
        var byCategory = rates.ToDictionary(rate => rate.TaxCategoryId);
        return new TaxQuote(
            byCategory.ToDictionary(rate => rate.Key, rate => rate.Value.PartsPerMillion),
            byCategory.Values.FirstOrDefault(rate => rate.TaxCategory.Code == TaxCategory.Standard)?.PartsPerMillion ?? 0);
    }
}
