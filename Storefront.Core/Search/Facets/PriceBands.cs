using System.Globalization;
using Storefront.Core.Shared;

namespace Storefront.Core.Search;

/// <summary>The price ranges of the facet: from a bound up to, but not at, the next one. Named in whole units of the currency: <c>10-25</c>, and the last <c>1000-</c>.</summary>
public sealed class PriceBands
{
    private static readonly int[] Bounds = [0, 10, 25, 50, 100, 250, 500, 1000];

    private readonly long[] from;

    public PriceBands(string currency)
    {
        // A currency without minor units has prices a hundred times as high.
        var factor = Currencies.Exponent(currency) == 0 ? 100 : Currencies.MinorPerMajor(currency);
        Currency = currency;
        from = [.. Bounds.Select(bound => (long)(bound * factor))];
        Keys = [.. from.Select((_, band) => Key(band))];
    }

    public string Currency { get; }

    /// <summary>From the cheapest to the dearest.</summary>
    public IReadOnlyList<string> Keys { get; }

    public Money From(int band) => new(from[band], Currency);

    /// <summary>Null for the last: it has no end.</summary>
    public Money? Below(int band) => band + 1 < from.Length ? new Money(from[band + 1], Currency) : null;

    /// <summary>-1 when there is no such range.</summary>
    public int Find(string key) => Keys.ToList().IndexOf(key);

    private string Key(int band) => string.Create(CultureInfo.InvariantCulture, $"{Major(from[band])}-{(Below(band) is { } below ? Major(below.Minor) : "")}");

    private string Major(long minor) => (minor / Currencies.MinorPerMajor(Currency)).ToString("0", CultureInfo.InvariantCulture);
}
