using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>A column of words with an index of postings (GIN). Rows are stored in the order of the products' places, so that a common word can be
/// looked for from the best product on, and a rare one by its postings.</summary>
internal sealed class PostgresText : ITextTable
{
    /// <summary>A word in more than one of so many products is found sooner by reading products from the best on than by sorting its postings.</summary>
    private const int CommonIsOneIn = 25;

    /// <summary>The same for several words: how often they stand together is less certain.</summary>
    private const int CommonTogetherIsOneIn = 20;

    /// <summary>Reading from the best on ends here: words that are common, but never together, would have it read everything.</summary>
    private const int MostRead = 40_000;

    /// <summary>Names the lock of whoever writes the index.</summary>
    private const long Lock = 7_310_261_124;

    /// <summary>All that there may be, those of a rebuild that stopped too.</summary>
    public static readonly string[] Tables = ["search_documents", "search_documents_next", "search_documents_heap"];

    public static readonly PostgresText Instance = new();

    public async Task EnsureAsync(StoreDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(db, cancel);
        if (!await ExistsAsync(db, "search_documents", cancel))
            await db.RunAsync($"CREATE TABLE search_documents ({Definition});{Indexes("search_documents", "")}{ITextTable.NoteAll}", cancel);
        await db.RunAsync(SearchTriggers.Postgres, cancel);
        await transaction.CommitAsync(cancel);
    }

    public Task LockAsync(StoreDb db, CancellationToken cancel) =>
        db.RunAsync($"SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock({Lock})", cancel);

    public async Task PutAsync(StoreDb db, IReadOnlyList<long> productIds, IReadOnlyList<IndexedProduct> products, CancellationToken cancel)
    {
        await db.RunAsync($"DELETE FROM search_documents WHERE product_id IN ({SqlText.List(productIds)})", cancel);
        await CopyAsync(db, "search_documents", products, cancel);
    }

    public async Task BeginNextAsync(StoreDb db, CancellationToken cancel) =>
        await db.RunAsync($"DROP TABLE IF EXISTS search_documents_next; DROP TABLE IF EXISTS search_documents_heap; CREATE UNLOGGED TABLE search_documents_heap ({Definition})", cancel);

    public Task<bool> IsNextBegunAsync(StoreDb db, CancellationToken cancel) => ExistsAsync(db, "search_documents_heap", cancel);

    public Task AddToNextAsync(StoreDb db, IReadOnlyList<IndexedProduct> products, CancellationToken cancel) => CopyAsync(db, "search_documents_heap", products, cancel);

    public async Task CompleteNextAsync(StoreDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.RunAsync(
            $"""
            SET LOCAL statement_timeout = 0;
            SET LOCAL maintenance_work_mem = '256MB';
            CREATE TABLE search_documents_next ({Definition});
            INSERT INTO search_documents_next SELECT * FROM search_documents_heap ORDER BY place;
            {Indexes("search_documents_next", "_next")}
            ANALYZE search_documents_next;
            """,
            cancel);
        await transaction.CommitAsync(cancel);
    }

    public async Task SwapAsync(StoreDb db, CancellationToken cancel) => await db.RunAsync(
        """
        DROP TABLE search_documents; DROP TABLE search_documents_heap;
        ALTER TABLE search_documents_next RENAME TO search_documents;
        ALTER INDEX search_documents_next_place RENAME TO search_documents_place;
        ALTER INDEX search_documents_next_product RENAME TO search_documents_product;
        ALTER INDEX search_documents_next_terms RENAME TO search_documents_terms;
        """,
        cancel);

    public string Found(WordQuery question, int cap, Func<object, string> parameter)
    {
        var tiers = new List<string>();
        if (question.Code.Length > 0)
            tiers.Add(ByPostings(0, $"'{IndexedProduct.IsCode}{question.Code}'"));
        foreach (var (tier, mark, products) in question.Tiers(cap))
        {
            var query = question.Render(mark, " & ", " | ", '\'');
            var isCommon = products > cap && (long)products * (question.Groups.Count == 1 ? CommonIsOneIn : CommonTogetherIsOneIn) > question.Products;
            tiers.Add(isCommon ? FromTheBest(tier, query) : ByPostings(tier, query));
        }

        return string.Join(" UNION ALL ", tiers);

        // Postings are read in the order in which rows are stored, which is that of their places but for those that were changed since the index was built:
        // the first are enough. MATERIALIZED hides the limit from the planner, who would read the whole table to find so few; rows are still read only as far as they are wanted.
        string ByPostings(int tier, string query) =>
            $"(WITH postings AS MATERIALIZED (SELECT place FROM search_documents WHERE terms @@ {parameter(query)}::tsquery) SELECT place, {tier} AS tier FROM postings LIMIT {cap})";

        // Where the best hold too few, the postings are asked after all: words that are common may seldom stand together.
        string FromTheBest(int tier, string query) =>
            $"(WITH best AS MATERIALIZED (SELECT place FROM (SELECT place, terms FROM search_documents ORDER BY place LIMIT {MostRead}) AS b WHERE terms @@ {parameter(query)}::tsquery LIMIT {cap}) "
            + $"SELECT place, {tier} AS tier FROM best UNION ALL SELECT place, tier FROM {ByPostings(tier, query)} AS rest WHERE (SELECT count(*) FROM best) < {cap})";
    }

    private const string Definition =
        "product_id bigint NOT NULL, place bigint NOT NULL, brand_id bigint NOT NULL, price_minor bigint NOT NULL, rating int NOT NULL, "
        + "is_reduced boolean NOT NULL, is_available boolean NOT NULL, published_at timestamptz NOT NULL, terms tsvector NOT NULL";

    private static string Indexes(string table, string suffix) =>
        $"""
        CREATE UNIQUE INDEX search_documents{suffix}_place ON {table} (place);
        CREATE UNIQUE INDEX search_documents{suffix}_product ON {table} (product_id);
        CREATE INDEX search_documents{suffix}_terms ON {table} USING gin (terms);
        """;

    private static async Task<bool> ExistsAsync(StoreDb db, string name, CancellationToken cancel) =>
        await db.Database.SqlQueryRaw<bool>("SELECT to_regclass({0}) IS NOT NULL AS \"Value\"", name).SingleAsync(cancel);

    private static async Task CopyAsync(StoreDb db, string table, IReadOnlyList<IndexedProduct> products, CancellationToken cancel)
    {
        if (products.Count == 0)
            return;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        // As text, because the server reads words quicker than we could write its own form of them. None holds a sign that needs quoting.
        await using var copy = await connection.BeginTextImportAsync($"COPY {table} ({string.Join(", ", ITextTable.Columns)}, terms) FROM STDIN", cancel);
        foreach (var product in products)
        {
            var it = product.Document;
            await copy.WriteAsync(string.Create(CultureInfo.InvariantCulture,
                $"{it.ProductId}\t{product.Place}\t{it.BrandId}\t{it.PriceMinor}\t{it.Rating}\t{(it.IsReduced ? 't' : 'f')}\t{(it.IsAvailable ? 't' : 'f')}\t{it.PublishedAt.UtcDateTime:O}\t"));
            await copy.WriteAsync(string.Join(' ', product.Terms));
            await copy.WriteAsync('\n');
        }
    }
}
