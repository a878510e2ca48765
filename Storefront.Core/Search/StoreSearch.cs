using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Search;

/// <summary>Search and lists in the shop's own database. A SKU comes first, then what carries the words in its name, then in brand, category or options, then
/// anywhere; within each what can be bought before what is sold out, and then by popularity.</summary>
internal sealed class StoreSearch(StoreDb db, Vocabulary vocabulary, FacetBook book, IOptions<StoreOptions> store) : IProductSearch
{
    /// <summary>More products are counted as "so many or more". A search that is narrowed down looks further.</summary>
    private const int CountedInCategory = 5_000;
    private const int CountedInSearch = ITextTable.Cap;
    private const int CountedInNarrowedSearch = 4 * ITextTable.Cap;

    private const int SuggestedProducts = 5;
    private const int SuggestedCategories = 3;
    private const int SuggestedQuestions = 4;
    private const int ShortestBeginning = 2;

    public async Task<SearchResult> FindAsync(ProductQuery query, CancellationToken cancel)
    {
        var names = await book.ReadAsync(cancel);
        var bands = new PriceBands(store.Value.Currency);
        var sheet = new FacetSheet(names, bands);
        var (applied, chosen) = sheet.Understand(query.CategoryId is null ? query.Filters : ProductFilters.Of(query.Filters.Pairs().Where(pair => pair.Facet != FacetKeys.Category)));
        var sql = new FacetSql(chosen, bands);
        if (query.CategoryId is { } category)
            return applied.AreNone ? await CategoryAsync(query, category, sheet, sql, cancel) : await NarrowedCategoryAsync(query, category, sheet, sql, applied, chosen, cancel);

        var (question, corrected) = await vocabulary.ReadAsync(query.Text, isBeginning: false, cancel);
        var cap = applied.AreNone ? CountedInSearch : CountedInNarrowedSearch;
        var rows = await SearchAsync(question, cap, found => sql.Search(found, cap, query.Order, Skip(query), ProductQuery.PageSize), cancel);
        var total = rows.FirstOrDefault(row => row is { Part: 0, Kind: FacetSql.All })?.Count ?? 0;
        var mayBeMore = rows.Where(row => row.Kind == FacetSql.All).Any(row => row.Count >= cap);
        return new SearchResult(
            [.. rows.Where(row => row.Kind == FacetSql.Hit).OrderBy(row => row.Count).Select(row => row.Value)],
            new BoundedCount(total, !mayBeMore),
            sheet.Write(Below(names.Categories, applied), chosen, applied, rows, _ => !mayBeMore),
            applied)
        {
            CorrectedText = corrected,
        };
    }

    public async Task<Suggestions> SuggestAsync(string beginning, CancellationToken cancel)
    {
        if (Folding.Words(beginning).Sum(word => word.Length) < ShortestBeginning)
            return Suggestions.None;

        var names = await book.ReadAsync(cancel);
        var (question, _) = await vocabulary.ReadAsync(beginning, isBeginning: true, cancel);
        var rows = await SearchAsync(question, SuggestedProducts, found => $"SELECT 0 AS \"Part\", tier AS \"Kind\", d.product_id AS \"Value\", 0 AS \"Count\" FROM ({Best(found)}) AS f CROSS JOIN search_documents AS d WHERE d.place = f.place ORDER BY f.tier, f.place", cancel);
        var ids = rows.ConvertAll(row => row.Value);
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Slug, Brand = p.Brand.Name }).ToListAsync(cancel);
        return new Suggestions(
            [.. products.OrderBy(p => ids.IndexOf(p.Id)).Select(p => new SuggestedProduct(p.Name, p.Slug, p.Brand))],
            [.. CategoriesNamed(names.Categories, Folding.Words(beginning)).Take(SuggestedCategories)],
            await SearchLog.BeginningWithAsync(db, beginning, SuggestedQuestions, cancel));
    }

    private static string Best(string found) => $"SELECT place, min(tier) AS tier FROM ({found}) AS t GROUP BY place ORDER BY min(tier), place LIMIT {SuggestedProducts}";

    /// <summary>Its counts stand ready, whatever its size.</summary>
    private async Task<SearchResult> CategoryAsync(ProductQuery query, long category, FacetSheet sheet, FacetSql sql, CancellationToken cancel)
    {
        var rows = await CountsAsync(category, part: 0, cancel);
        var ids = await db.Database.SqlQueryRaw<long>(sql.ReadListing(category, query.Order, isFew: false, Skip(query), ProductQuery.PageSize)).ToListAsync(cancel);
        // A category that is not counted yet is a new one.
        var total = rows.FirstOrDefault(row => row.Kind == FacetSql.All)?.Count
            ?? await db.CategoryListings.CountAsync(listing => listing.CategoryId == category && listing.IsPublished, cancel);
        return new SearchResult(ids, BoundedCount.Exactly(total), sheet.Write([], [], ProductFilters.None, rows, _ => true), ProductFilters.None);
    }

    private async Task<SearchResult> NarrowedCategoryAsync(
        ProductQuery query, long category, FacetSheet sheet, FacetSql sql, ProductFilters applied, IReadOnlyList<ChosenFacet> chosen, CancellationToken cancel)
    {
        var rows = await db.Database.SqlQueryRaw<CountedRow>(sql.CountListing(category, CountedInCategory)).ToListAsync(cancel);
        var isExact = rows.Where(row => row.Kind == FacetSql.All).ToDictionary(row => row.Part, row => row.Count < CountedInCategory);
        var total = new BoundedCount(rows.Single(row => row is { Part: 0, Kind: FacetSql.All }).Count, isExact[0]);
        if (chosen.Count == 1)
        {
            // Without its only filter it is the whole category, whose counts stand ready.
            rows = [.. rows.Where(row => row.Part == 0), .. await CountsAsync(category, part: 1, cancel)];
            isExact[1] = true;
        }

        var ids = await db.Database.SqlQueryRaw<long>(sql.ReadListing(category, query.Order, total.IsExact, Skip(query), ProductQuery.PageSize)).ToListAsync(cancel);
        return new SearchResult(ids, total, sheet.Write([], chosen, applied, rows, part => isExact[part]), applied);
    }

    private Task<List<CountedRow>> CountsAsync(long category, int part, CancellationToken cancel) => db.FacetCounts.AsNoTracking()
        .Where(count => count.CategoryId == category)
        .Select(count => new CountedRow(part, count.Kind, count.Value, count.Count))
        .ToListAsync(cancel);

    private async Task<List<CountedRow>> SearchAsync(WordQuery question, int cap, Func<string, string> write, CancellationToken cancel)
    {
        var parameters = new List<object>();
        var found = ITextTable.Of(db).Found(question, cap, value =>
        {
            var name = $"@w{parameters.Count}";
            parameters.Add(db is PostgresStoreDb ? new NpgsqlParameter(name, value) : new SqliteParameter(name, value));
            return name;
        });
        return found.Length == 0 ? [] : await db.Database.SqlQueryRaw<CountedRow>(write(found), [.. parameters]).ToListAsync(cancel);
    }

    private static int Skip(ProductQuery query) => (query.Page - 1) * ProductQuery.PageSize;

    /// <summary>The categories to choose from: the topmost, or those below the one that is chosen, which stays to be taken back.</summary>
    private static IEnumerable<Shelf> Below(CategoryTree categories, ProductFilters applied) =>
        applied.Values(FacetKeys.Category) is [var path] && categories.At(path) is { } shelf ? [shelf, .. categories.Below(shelf)] : categories.Top;

    private static IEnumerable<SuggestedCategory> CategoriesNamed(CategoryTree categories, List<string> words)
    {
        var waiting = new Queue<Shelf>(categories.Top);
        while (waiting.TryDequeue(out var shelf))
        {
            var name = Folding.Words(shelf.Name);
            if (words.TrueForAll(word => name.Exists(part => part.StartsWith(word, StringComparison.Ordinal))))
                yield return new SuggestedCategory(shelf.Name, shelf.Path);
            foreach (var below in categories.Below(shelf))
                waiting.Enqueue(below);
        }
    }
}
