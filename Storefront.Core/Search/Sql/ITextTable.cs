using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>The tables that hold the words of products, and the triggers that note which product was changed: what SQLite and PostgreSQL do differently.
/// The table <c>search_documents</c> has the same columns on both.</summary>
internal interface ITextTable
{
    /// <summary>Most products that one kind of match is looked for: what comes after is less popular than all of these.</summary>
    const int Cap = 1000;

    static readonly string[] Columns = ["product_id", "place", "brand_id", "price_minor", "rating", "is_reduced", "is_available", "published_at"];

    /// <summary>A new index has everything to take over.</summary>
    const string NoteAll = "INSERT INTO stale_products (product_id, is_in_old_index) SELECT id, FALSE FROM products;";

    static ITextTable Of(StoreDb db) => db is PostgresStoreDb ? PostgresText.Instance : SqliteText.Instance;

    /// <summary>Makes the tables where they are missing, and the triggers anew: whatever a migration did to their tables.</summary>
    Task EnsureAsync(StoreDb db, CancellationToken cancel);

    /// <summary>One writer of the index at a time, until the transaction ends.</summary>
    Task LockAsync(StoreDb db, CancellationToken cancel);

    /// <summary>Replaces what is known of these products, within the context's transaction; those that are not given any more are gone.</summary>
    Task PutAsync(StoreDb db, IReadOnlyList<long> productIds, IReadOnlyList<IndexedProduct> products, CancellationToken cancel);

    /// <summary>Begins tables beside those in use.</summary>
    Task BeginNextAsync(StoreDb db, CancellationToken cancel);

    /// <summary>Whether tables beside those in use are being filled, or were left so.</summary>
    Task<bool> IsNextBegunAsync(StoreDb db, CancellationToken cancel);

    Task AddToNextAsync(StoreDb db, IReadOnlyList<IndexedProduct> products, CancellationToken cancel);

    /// <summary>The last of the work that needs no lock.</summary>
    Task CompleteNextAsync(StoreDb db, CancellationToken cancel);

    /// <summary>Puts the next tables in the place of those in use, within the context's transaction.</summary>
    Task SwapAsync(StoreDb db, CancellationToken cancel);

    /// <summary>A query with the columns <c>place</c> and <c>tier</c>, smaller being better: the products that hold the words.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="cap">Most products of each tier.</param>
    /// <param name="parameter">Takes a parameter and returns its name in the query.</param>
    string Found(WordQuery question, int cap, Func<object, string> parameter);
}
