using System.Globalization;
using Storefront.Core.Catalog;

namespace Storefront.Core.Search;

/// <summary>Reads filters into the numbers that are counted by, and writes counted numbers as facets with their names.</summary>
internal sealed class FacetSheet(FacetNames names, PriceBands bands)
{
    /// <summary>Fewer stars than this are no reason to choose a product.</summary>
    private const int LeastStars = 2;

    private const int MostStars = 4;

    /// <summary>Values that a facet shows beside those that are chosen: a longer list helps nobody.</summary>
    private const int MostValues = 24;

    /// <summary>What of the filters means something: other keys and values are left out.</summary>
    public (ProductFilters Applied, IReadOnlyList<ChosenFacet> Facets) Understand(ProductFilters filters)
    {
        var applied = ProductFilters.Of(filters.Pairs().Where(pair => Number(pair.Facet, pair.Value) is not null).GroupBy(pair => pair.Facet).SelectMany(OneWhereOneIsMeant));
        return (applied, [.. applied.Chosen.Select(each => new ChosenFacet(KindOf(each.Facet)!.Value, each.Facet, [.. each.Values.Select(value => Number(each.Facet, value)!.Value)]))]);
    }

    /// <param name="below">The categories to choose from.</param>
    /// <param name="chosen">What was chosen, in its order.</param>
    /// <param name="applied">The same as filters.</param>
    /// <param name="rows">What was counted.</param>
    /// <param name="isExact">Whether the set of a part was counted to its end.</param>
    public IReadOnlyList<Facet> Write(IEnumerable<Shelf> below, IReadOnlyList<ChosenFacet> chosen, ProductFilters applied, IReadOnlyList<CountedRow> rows, Func<int, bool> isExact)
    {
        var facets = new List<Facet>();
        Add(FacetKind.Category, FacetKeys.Category, "", below.Select(shelf => (shelf.Id, shelf.Path, shelf.Name, (string?)null)));
        Add(FacetKind.Brand, FacetKeys.Brand, "", Counted(FacetKind.Brand).Where(names.Brands.ContainsKey).Select(id => (id, names.Brands[id].Key, names.Brands[id].Name, (string?)null)));
        Add(FacetKind.Price, FacetKeys.Price, "", bands.Keys.Select((key, band) => ((long)band, key, "", (string?)null)));
        Add(FacetKind.Rating, FacetKeys.Rating, "", Enumerable.Range(LeastStars, MostStars - LeastStars + 1).Reverse().Select(stars => ((long)stars, stars.ToString(CultureInfo.InvariantCulture), "", (string?)null)));
        foreach (var option in Counted(FacetKind.Option).Where(names.Options.ContainsKey).Select(id => names.Options[id]).GroupBy(option => option.OptionKey).OrderBy(group => group.Key, StringComparer.Ordinal))
            Add(FacetKind.Option, option.Key, option.First().Option, option.Select(value => (value.Id, value.Key, value.Name, value.Swatch)));
        Add(FacetKind.Stock, FacetKeys.Stock, "", [(1, FacetKeys.Yes, "", null)]);
        Add(FacetKind.Reduced, FacetKeys.Reduced, "", [(1, FacetKeys.Yes, "", null)]);
        return facets;

        void Add(FacetKind kind, string key, string name, IEnumerable<(long Id, string Key, string Name, string? Swatch)> values)
        {
            var part = 1 + chosen.ToList().FindIndex(facet => facet.Key == key);
            var counts = rows.Where(row => row.Part == part && row.Kind == (int)kind).ToDictionary(row => row.Value, row => row.Count);
            var shown = values
                .Select(value => new FacetValue(value.Key, value.Name, new BoundedCount(CountOf(kind, value.Id, counts), isExact(part)), applied.Has(key, value.Key), value.Swatch))
                .Where(value => value.Count.Value > 0 || value.IsChosen)
                .OrderByDescending(value => value.IsChosen).ThenByDescending(value => value.Count.Value).Take(MostValues)
                .ToList();
            if (shown.Count > 0)
                facets.Add(new Facet(kind, key, name, InOrder(kind, shown)));
        }

        IEnumerable<long> Counted(FacetKind kind) => rows.Where(row => row.Kind == (int)kind).Select(row => row.Value)
            .Concat(chosen.Where(facet => facet.Kind == kind).SelectMany(facet => facet.Values)).Distinct();
    }

    public FacetKind? KindOf(string key) => key switch
    {
        FacetKeys.Category => FacetKind.Category,
        FacetKeys.Brand => FacetKind.Brand,
        FacetKeys.Price => FacetKind.Price,
        FacetKeys.Rating => FacetKind.Rating,
        FacetKeys.Stock => FacetKind.Stock,
        FacetKeys.Reduced => FacetKind.Reduced,
        _ => names.OptionsByKey.Contains(key) ? FacetKind.Option : null,
    };

    /// <summary>Of a category, a rating, one is chosen.</summary>
    private IEnumerable<(string, string)> OneWhereOneIsMeant(IGrouping<string, (string Facet, string Value)> facet) =>
        KindOf(facet.Key) is FacetKind.Category or FacetKind.Rating ? facet.Take(1) : facet;

    private long? Number(string facet, string value) => KindOf(facet) switch
    {
        FacetKind.Category => names.Categories.At(value)?.Id,
        FacetKind.Brand => names.BrandsByKey.TryGetValue(value, out var brand) ? brand.Id : null,
        FacetKind.Price => bands.Find(value) is >= 0 and var band ? band : null,
        FacetKind.Rating => value is [>= (char)('0' + LeastStars) and <= (char)('0' + MostStars)] ? value[0] - '0' : null,
        FacetKind.Option => names.OptionsByKey[facet].FirstOrDefault(option => option.Key == value)?.Id,
        FacetKind.Stock or FacetKind.Reduced => value == FacetKeys.Yes ? 1 : null,
        _ => null,
    };

    private static int CountOf(FacetKind kind, long value, Dictionary<long, int> counts) =>
        kind == FacetKind.Rating ? counts.Where(each => each.Key >= value).Sum(each => each.Value) : counts.GetValueOrDefault(value);

    /// <summary>Brands and colours by name, sizes as sizes; what has an order of its own keeps it.</summary>
    private List<FacetValue> InOrder(FacetKind kind, List<FacetValue> values) => kind switch
    {
        FacetKind.Brand => [.. values.OrderBy(value => value.Key, StringComparer.Ordinal)],
        FacetKind.Option => [.. values.OrderBy(value => SizeOrder.Of(value.Name)).ThenBy(value => value.Key, StringComparer.Ordinal)],
        FacetKind.Price => [.. values.OrderBy(value => bands.Find(value.Key))],
        FacetKind.Rating => [.. values.OrderByDescending(value => value.Key, StringComparer.Ordinal)],
        _ => values,
    };
}

/// <summary>Puts sizes in the order in which they grow: XS before S before M, 30 cm before 120 cm.</summary>
internal static class SizeOrder
{
    private static readonly string[] Letters = ["XXS", "XS", "S", "S–M", "M", "M–L", "L", "L–XL", "XL", "XXL", "XXXL"];

    public static double Of(string name)
    {
        var letters = Array.IndexOf(Letters, name.ToUpperInvariant());
        if (letters >= 0)
            return letters;
        var digits = new string([.. name.SkipWhile(sign => !char.IsDigit(sign)).TakeWhile(sign => char.IsDigit(sign) || sign is '.' or ',')]).Replace(',', '.');
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? 100 + number : double.MaxValue;
    }
}
