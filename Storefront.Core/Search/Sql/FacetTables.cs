using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>What lists are narrowed down by, beside each product of a list, and how often each value is there. Runs within the context's transaction.</summary>
internal sealed class FacetTables(PriceBands bands)
{
    private Dictionary<(string OptionKey, string Key), long>? options;

    public Task PutAsync(StoreDb db, IReadOnlyList<long> productIds, IReadOnlyList<SearchDocument> documents, CancellationToken cancel) =>
        PutAsync(db, $"IN ({SqlText.List(productIds)})", documents, cancel);

    /// <summary>All products with a number above <paramref name="from"/> and up to <paramref name="upTo"/>.</summary>
    public Task PutAsync(StoreDb db, long from, long upTo, IReadOnlyList<SearchDocument> documents, CancellationToken cancel) =>
        PutAsync(db, $"BETWEEN {from + 1} AND {upTo}", documents, cancel);

    /// <summary>Counts the categories anew.</summary>
    public async Task CountAsync(StoreDb db, IReadOnlyList<long> categoryIds, CancellationToken cancel)
    {
        if (categoryIds.Count == 0)
            return;
        var where = $"IN ({SqlText.List(categoryIds)})";
        var band = new FacetSql([], bands).Band("l.price_minor");
        await db.RunAsync(
            $"""
            DELETE FROM facet_counts WHERE category_id {where};
            INSERT INTO facet_counts (category_id, kind, value, count)
            WITH cube AS MATERIALIZED (
              SELECT l.category_id, l.brand_id, {band} AS band, l.rating, l.is_available, l.is_reduced, count(*) AS n
              FROM category_listings AS l WHERE l.is_published = TRUE AND l.category_id {where}
              GROUP BY l.category_id, l.brand_id, {band}, l.rating, l.is_available, l.is_reduced)
            SELECT category_id, {FacetSql.All}, 0, sum(n) FROM cube GROUP BY category_id
            UNION ALL SELECT category_id, {(int)FacetKind.Brand}, brand_id, sum(n) FROM cube GROUP BY category_id, brand_id
            UNION ALL SELECT category_id, {(int)FacetKind.Price}, band, sum(n) FROM cube GROUP BY category_id, band
            UNION ALL SELECT category_id, {(int)FacetKind.Rating}, rating, sum(n) FROM cube GROUP BY category_id, rating
            UNION ALL SELECT category_id, {(int)FacetKind.Stock}, 1, sum(n) FROM cube WHERE is_available = TRUE GROUP BY category_id
            UNION ALL SELECT category_id, {(int)FacetKind.Reduced}, 1, sum(n) FROM cube WHERE is_reduced = TRUE GROUP BY category_id
            UNION ALL SELECT l.category_id, {(int)FacetKind.Option}, o.option_id, count(*)
              FROM category_listings AS l JOIN listing_options AS o ON o.product_id = l.product_id
              WHERE l.is_published = TRUE AND l.category_id {where} GROUP BY l.category_id, o.option_id;
            """,
            cancel);
    }

    private async Task PutAsync(StoreDb db, string products, IReadOnlyList<SearchDocument> documents, CancellationToken cancel)
    {
        var known = await OptionsAsync(db, documents, cancel);
        var pairs = documents
            .SelectMany(document => document.Options.Select(option => (document.ProductId, OptionId: known[(option.OptionKey, option.Key)])))
            .Distinct()
            .Select(pair => $"({pair.ProductId},{pair.OptionId})")
            .ToList();
        await db.RunAsync($"DELETE FROM listing_options WHERE product_id {products}", cancel);
        if (pairs.Count > 0)
            await db.RunAsync($"INSERT INTO listing_options (product_id, option_id) VALUES {string.Join(',', pairs)}", cancel);

        // Only rows that differ are written: rebuilding an index that was right costs the list nothing.
        const string rating = "CASE WHEN p.rating_count = 0 THEN 0 ELSE p.rating_sum / p.rating_count END";
        const string reduced = "COALESCE(p.compare_at_minor > p.price_from_minor, FALSE)";
        const string available = "EXISTS (SELECT 1 FROM variants AS v JOIN stock_items AS s ON s.id = v.stock_item_id WHERE v.product_id = p.id AND v.is_active = TRUE AND s.available > s.safety_threshold)";
        await db.RunAsync(
            $"""
            UPDATE category_listings SET brand_id = n.brand_id, rating = n.rating, is_reduced = n.is_reduced, is_available = n.is_available
            FROM (SELECT p.id, p.brand_id, {rating} AS rating, {reduced} AS is_reduced, {available} AS is_available FROM products AS p WHERE p.id {products}) AS n
            WHERE category_listings.product_id = n.id AND category_listings.product_id {products}
              AND (category_listings.brand_id <> n.brand_id OR category_listings.rating <> n.rating
                OR category_listings.is_reduced <> n.is_reduced OR category_listings.is_available <> n.is_available)
            """,
            cancel);
    }

    private async Task<Dictionary<(string OptionKey, string Key), long>> OptionsAsync(StoreDb db, IReadOnlyList<SearchDocument> documents, CancellationToken cancel)
    {
        options ??= await ReadAsync();
        var missing = documents.SelectMany(document => document.Options).Where(option => !options.ContainsKey((option.OptionKey, option.Key)))
            .DistinctBy(option => (option.OptionKey, option.Key)).ToList();
        if (missing.Count == 0)
            return options;

        db.FacetOptions.AddRange(missing.Select(option => new FacetOption { OptionKey = option.OptionKey, Option = option.Option, Key = option.Key, Name = option.Value, Swatch = option.Swatch }));
        await db.SaveChangesAsync(cancel);
        return options = await ReadAsync();

        async Task<Dictionary<(string, string), long>> ReadAsync() =>
            await db.FacetOptions.AsNoTracking().ToDictionaryAsync(option => (option.OptionKey, option.Key), option => option.Id, cancel);
    }
}
