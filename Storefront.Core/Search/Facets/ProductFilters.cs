namespace Storefront.Core.Search;

/// <summary>What a list is narrowed down to: one of the values of each facet. Always in the same order, so that the same filters have the same address.</summary>
public sealed class ProductFilters : IEquatable<ProductFilters>
{
    /// <summary>More is rubbish, and would only cost.</summary>
    private const int MostFacets = 10;

    private const int MostValues = 20;

    public static readonly ProductFilters None = new([]);

    private readonly (string Facet, string[] Values)[] chosen;

    private ProductFilters((string Facet, string[] Values)[] chosen) => this.chosen = chosen;

    /// <summary>The facets with what was chosen of each.</summary>
    public IEnumerable<(string Facet, IReadOnlyList<string> Values)> Chosen => chosen.Select(each => (each.Facet, (IReadOnlyList<string>)each.Values));

    public bool AreNone => chosen.Length == 0;

    public int FacetCount => chosen.Length;

    public static ProductFilters Of(IEnumerable<(string Facet, string Value)> pairs) => new([.. pairs
        .GroupBy(pair => pair.Facet, pair => pair.Value)
        .OrderBy(group => FacetKeys.Place(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Take(MostFacets)
        .Select(group => (group.Key, group.Distinct().Order(StringComparer.Ordinal).Take(MostValues).ToArray()))]);

    public IReadOnlyList<string> Values(string facet) => chosen.FirstOrDefault(each => each.Facet == facet).Values ?? [];

    public bool Has(string facet, string value) => Values(facet).Contains(value);

    public ProductFilters Without(string facet, string value) => Of(Pairs().Where(pair => pair != (facet, value)));

    public IEnumerable<(string Facet, string Value)> Pairs() => chosen.SelectMany(each => each.Values.Select(value => (each.Facet, value)));

    public bool Equals(ProductFilters? other) => other is not null && Pairs().SequenceEqual(other.Pairs());

    public override bool Equals(object? obj) => Equals(obj as ProductFilters);

    public override int GetHashCode() => Pairs().Aggregate(0, HashCode.Combine);
}
