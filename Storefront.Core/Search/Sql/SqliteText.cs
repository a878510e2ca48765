using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>FTS5. Its rows are numbered by the products' places, and it answers in that order: the first thousand are the best thousand, and no more are read.
/// It keeps no text and no positions.</summary>
internal sealed class SqliteText : ITextTable
{
    public static readonly SqliteText Instance = new();

    public async Task EnsureAsync(StoreDb db, CancellationToken cancel)
    {
        if (!await ExistsAsync(db, "search_documents", cancel))
            await db.RunAsync(Tables("") + ITextTable.NoteAll, cancel);
        await db.RunAsync(SearchTriggers.Sqlite, cancel);
    }

    /// <summary>SQLite has one writer, and a transaction that begins by writing is it.</summary>
    public Task LockAsync(StoreDb db, CancellationToken cancel) => Task.CompletedTask;

    public async Task PutAsync(StoreDb db, IReadOnlyList<long> productIds, IReadOnlyList<IndexedProduct> products, CancellationToken cancel)
    {
        var ids = SqlText.List(productIds);
        await db.RunAsync($"DELETE FROM search_terms WHERE rowid IN (SELECT place FROM search_documents WHERE product_id IN ({ids}))", cancel);
        await db.RunAsync($"DELETE FROM search_documents WHERE product_id IN ({ids})", cancel);
        await InsertAsync(db, "", products, cancel);
    }

    public async Task BeginNextAsync(StoreDb db, CancellationToken cancel) =>
        await db.RunAsync("DROP TABLE IF EXISTS search_documents_next; DROP TABLE IF EXISTS search_terms_next;" + Tables("_next"), cancel);

    public Task<bool> IsNextBegunAsync(StoreDb db, CancellationToken cancel) => ExistsAsync(db, "search_documents_next", cancel);

    public Task AddToNextAsync(StoreDb db, IReadOnlyList<IndexedProduct> products, CancellationToken cancel) => InsertAsync(db, "_next", products, cancel);

    public Task CompleteNextAsync(StoreDb db, CancellationToken cancel) => Task.CompletedTask;

    public async Task SwapAsync(StoreDb db, CancellationToken cancel) => await db.RunAsync(
        """
        DROP TABLE search_documents; ALTER TABLE search_documents_next RENAME TO search_documents;
        DROP TABLE search_terms; ALTER TABLE search_terms_next RENAME TO search_terms;
        """,
        cancel);

    public string Found(WordQuery question, int cap, Func<object, string> parameter)
    {
        var tiers = new List<string>();
        if (question.Code.Length > 0)
            Add(0, $"\"{IndexedProduct.IsCode}{question.Code}\"");
        foreach (var (tier, mark, _) in question.Tiers(cap))
            Add(tier, question.Render(mark, " AND ", " OR ", '"'));
        return string.Join(" UNION ALL ", tiers);

        void Add(int tier, string match) =>
            tiers.Add($"SELECT place, {tier} AS tier FROM (SELECT rowid AS place FROM search_terms WHERE search_terms MATCH {parameter(match)} ORDER BY rowid LIMIT {cap})");
    }

    private static string Tables(string suffix) =>
        $"""
        CREATE TABLE search_documents{suffix} (
          place INTEGER PRIMARY KEY, product_id INTEGER NOT NULL UNIQUE, brand_id INTEGER NOT NULL, price_minor INTEGER NOT NULL, rating INTEGER NOT NULL,
          is_reduced INTEGER NOT NULL, is_available INTEGER NOT NULL, published_at INTEGER NOT NULL);
        CREATE VIRTUAL TABLE search_terms{suffix} USING fts5(
          terms, content='', contentless_delete=1, detail=none,
          tokenize="unicode61 remove_diacritics 0 tokenchars '{IndexedProduct.InName}{IndexedProduct.InHead}{IndexedProduct.IsCode}'");
        """;

    private static async Task<bool> ExistsAsync(StoreDb db, string table, CancellationToken cancel) =>
        await db.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE name = {0}", table).SingleAsync(cancel) > 0;

    private static async Task InsertAsync(StoreDb db, string suffix, IReadOnlyList<IndexedProduct> products, CancellationToken cancel)
    {
        await using var document = (SqliteCommand)db.Command(
            $"INSERT INTO search_documents{suffix} ({string.Join(", ", ITextTable.Columns)}) VALUES ({string.Join(", ", ITextTable.Columns.Select(column => $"${column}"))})");
        await using var terms = (SqliteCommand)db.Command($"INSERT INTO search_terms{suffix} (rowid, terms) VALUES ($place, $terms)");
        foreach (var column in ITextTable.Columns)
            document.Parameters.Add(new SqliteParameter { ParameterName = $"${column}" });
        foreach (var column in new[] { "$place", "$terms" })
            terms.Parameters.Add(new SqliteParameter { ParameterName = column });
        document.Prepare();
        terms.Prepare();
        foreach (var product in products)
        {
            var it = product.Document;
            object[] values = [it.ProductId, product.Place, it.BrandId, it.PriceMinor, it.Rating, it.IsReduced, it.IsAvailable, it.PublishedAt.UtcTicks];
            for (var i = 0; i < values.Length; i++)
                document.Parameters[i].Value = values[i];
            await document.ExecuteNonQueryAsync(cancel);
            (terms.Parameters[0].Value, terms.Parameters[1].Value) = (product.Place, string.Join(' ', product.Terms));
            await terms.ExecuteNonQueryAsync(cancel);
        }
    }
}
