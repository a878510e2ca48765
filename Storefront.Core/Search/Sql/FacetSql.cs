using Storefront.Core.Catalog;

namespace Storefront.Core.Search;

/// <summary>A number that a list's query answers: <paramref name="Part"/> is the set of products it was counted in, 0 being what is listed, n what would be
/// without the n-th of the chosen facets.</summary>
internal sealed record CountedRow(int Part, int Kind, long Value, int Count);

/// <summary>A chosen facet with the numbers behind its values; none when nothing is called so.</summary>
internal sealed record ChosenFacet(FacetKind Kind, string Key, IReadOnlyList<long> Values);

/// <summary>Writes the queries that count facets and read a list's page; the same for both databases. All numbers in them are our own.</summary>
internal sealed class FacetSql(IReadOnlyList<ChosenFacet> chosen, PriceBands bands)
{
    /// <summary>All products of a set.</summary>
    public const int All = 0;

    /// <summary>The products of the page; the count is their place on it.</summary>
    public const int Hit = 100;

    private const string Columns = "product_id, brand_id, price_minor, rating, is_reduced, is_available";

    // CROSS JOIN is a plain join whose order SQLite keeps: it does not know that the set is small, and would read the whole table beside it.

    /// <summary>Counts in a category whose products are read from its list; sets end at <paramref name="cap"/> products.</summary>
    public string CountListing(long categoryId, int cap) => Counting(part =>
        $"SELECT {Columns} FROM category_listings AS l WHERE l.category_id = {categoryId} AND l.is_published = TRUE{Where(part, isFew: false)} LIMIT {cap}", isSearch: false);

    public string ReadListing(long categoryId, ProductOrder order, bool isFew, int skip, int take)
    {
        // A list of few products is quicker sorted than found by walking along an index of the whole category: no index is sorted by "+ 0".
        var sorted = order switch
        {
            ProductOrder.Newest => "l.published_at DESC",
            ProductOrder.Cheapest => isFew ? "l.price_minor + 0" : "l.price_minor",
            ProductOrder.Dearest => isFew ? "l.price_minor + 0 DESC" : "l.price_minor DESC",
            _ => "l.popularity DESC",
        };
        return $"SELECT product_id AS \"Value\" FROM category_listings AS l WHERE l.category_id = {categoryId} AND l.is_published = TRUE{Where(0, isFew: false)} ORDER BY {sorted}, l.product_id LIMIT {take} OFFSET {skip}";
    }

    /// <summary>Counts and page of a search in one query: the words are looked up once.</summary>
    public string Search(string found, int cap, ProductOrder order, int skip, int take)
    {
        var sorted = order switch
        {
            ProductOrder.Newest => "published_at DESC, product_id",
            ProductOrder.Cheapest => "price_minor, product_id",
            ProductOrder.Dearest => "price_minor DESC, product_id",
            _ => "tier, place",
        };
        var all = $"{Columns}, published_at, tier, place";
        var matches =
            $"found AS MATERIALIZED (SELECT place, min(tier) AS tier FROM ({found}) AS f GROUP BY place ORDER BY min(tier), place LIMIT {cap}), "
            + "matched AS MATERIALIZED (SELECT d.product_id, d.brand_id, d.price_minor, d.rating, d.is_reduced, d.is_available, d.published_at, f.tier, d.place FROM found AS f CROSS JOIN search_documents AS d WHERE d.place = f.place), ";
        var hits = $"UNION ALL SELECT 0, {Hit}, product_id, n FROM (SELECT product_id, row_number() OVER (ORDER BY {sorted}) AS n FROM s0) AS page WHERE n > {skip} AND n <= {skip + take}";
        return Counting(part => $"SELECT {all} FROM matched AS l WHERE 1 = 1{Where(part, isFew: true)}", isSearch: true, matches, hits);
    }

    private string Counting(Func<int, string> set, bool isSearch, string before = "", string after = "")
    {
        var parts = Enumerable.Range(0, chosen.Count + 1).ToList();
        var sets = string.Join(", ", parts.Select(part => $"s{part} AS MATERIALIZED ({set(part)})"));
        var counts = string.Join(" UNION ALL ", parts.SelectMany(part => Counts(part, isSearch)));
        return $"WITH {before}{sets} SELECT part AS \"Part\", kind AS \"Kind\", value AS \"Value\", count AS \"Count\" FROM ({counts} {after}) AS counted";
    }

    /// <summary>In what is listed every facet is counted that nothing is chosen of; without one of the chosen, that one.</summary>
    private IEnumerable<string> Counts(int part, bool isSearch)
    {
        yield return $"SELECT {part} AS part, {All} AS kind, CAST(0 AS bigint) AS value, CAST(count(*) AS int) AS count FROM s{part}";
        foreach (var kind in Enum.GetValues<FacetKind>().Where(kind => kind != FacetKind.Category || isSearch))
            if (part == 0 ? kind == FacetKind.Option || chosen.All(facet => facet.Kind != kind) : chosen[part - 1].Kind == kind)
                yield return Count(part, kind);
    }

    private string Count(int part, FacetKind kind)
    {
        var head = $"SELECT {part}, {(int)kind}";
        return kind switch
        {
            FacetKind.Brand => $"{head}, brand_id, CAST(count(*) AS int) FROM s{part} GROUP BY brand_id",
            FacetKind.Price => $"{head}, CAST({Band("price_minor")} AS bigint), CAST(count(*) AS int) FROM s{part} GROUP BY {Band("price_minor")}",
            FacetKind.Rating => $"{head}, CAST(rating AS bigint), CAST(count(*) AS int) FROM s{part} GROUP BY rating",
            FacetKind.Stock => $"{head}, CAST(1 AS bigint), CAST(count(*) AS int) FROM s{part} WHERE is_available = TRUE",
            FacetKind.Reduced => $"{head}, CAST(1 AS bigint), CAST(count(*) AS int) FROM s{part} WHERE is_reduced = TRUE",
            FacetKind.Option => $"{head}, o.option_id, CAST(count(*) AS int) FROM s{part} AS s CROSS JOIN listing_options AS o WHERE o.product_id = s.product_id GROUP BY o.option_id",
            _ => $"{head}, c.category_id, CAST(count(*) AS int) FROM s{part} AS s CROSS JOIN category_listings AS c WHERE c.product_id = s.product_id GROUP BY c.category_id",
        };
    }

    /// <summary>The number of the price range that a column falls into.</summary>
    public string Band(string column) => $"CASE {string.Concat(Enumerable.Range(0, bands.Keys.Count - 1).Select(band => $"WHEN {column} < {bands.Below(band)!.Value.Minor} THEN {band} "))}ELSE {bands.Keys.Count - 1} END";

    private string Where(int without, bool isFew) => string.Concat(chosen.Where((_, index) => index + 1 != without).Select(facet => " AND " + Condition(facet, isFew)));

    private string Condition(ChosenFacet facet, bool isFew)
    {
        if (facet.Values.Count == 0)
            return "1 = 0";
        var values = SqlText.List(facet.Values);
        return facet.Kind switch
        {
            FacetKind.Brand => $"l.brand_id IN ({values})",
            FacetKind.Price => $"({string.Join(" OR ", facet.Values.Select(Price))})",
            FacetKind.Rating => $"l.rating >= {facet.Values.Min()}",
            FacetKind.Stock => "l.is_available = TRUE",
            FacetKind.Reduced => "l.is_reduced = TRUE",
            // Few products look their options up; of many, those with the option are collected first.
            FacetKind.Option => isFew
                ? $"EXISTS (SELECT 1 FROM listing_options AS o WHERE o.product_id = l.product_id AND o.option_id IN ({values}))"
                : $"l.product_id IN (SELECT o.product_id FROM listing_options AS o WHERE o.option_id IN ({values}))",
            _ => $"EXISTS (SELECT 1 FROM category_listings AS c WHERE c.product_id = l.product_id AND c.category_id IN ({values}))",
        };
    }

    private string Price(long band) => bands.Below((int)band) is { } below
        ? $"l.price_minor >= {bands.From((int)band).Minor} AND l.price_minor < {below.Minor}"
        : $"l.price_minor >= {bands.From((int)band).Minor}";
}
