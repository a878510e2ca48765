using Storefront.Core.Catalog;

namespace Storefront.Core.Search;

/// <summary>Finds what shoppers look for. What it answers never depends on which engine finds it.</summary>
public interface IProductSearch
{
    /// <summary>A page of the products that a query asks for, with the counts of what it could be narrowed down to.</summary>
    Task<SearchResult> FindAsync(ProductQuery query, CancellationToken cancel);

    /// <summary>What somebody who typed this far may be looking for.</summary>
    Task<Suggestions> SuggestAsync(string beginning, CancellationToken cancel);
}

/// <summary>Keeps what <see cref="IProductSearch"/> finds in line with the catalogue.</summary>
public interface ISearchIndex
{
    /// <summary>Takes over what was changed since it last ran.</summary>
    /// <returns>How many products were taken over.</returns>
    Task<int> CatchUpAsync(CancellationToken cancel);

    /// <summary>Builds the index anew beside the one in use and swaps the two at once, so that shoppers never meet an empty one.</summary>
    /// <param name="progress">Told how many products there are so far.</param>
    /// <param name="cancel">Stops it; the index in use stays as it is.</param>
    /// <returns>How many products it holds.</returns>
    Task<long> RebuildAsync(Action<long> progress, CancellationToken cancel);
}

/// <summary>What a shopper asks for. Without words it is the list of a category.</summary>
public sealed record ProductQuery
{
    public const int PageSize = 24;

    public string Text { get; init; } = "";

    /// <summary>The category whose products, and those of all categories below it, are asked for; null asks for the whole shop.</summary>
    public long? CategoryId { get; init; }

    public ProductFilters Filters { get; init; } = ProductFilters.None;

    /// <summary><see cref="ProductOrder.Popular"/> puts the best match first where there are words.</summary>
    public ProductOrder Order { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <param name="ProductIds">The page's products in their order.</param>
/// <param name="Total">All products that the query asks for.</param>
/// <param name="Facets">What the products could be narrowed down to, in the order in which addresses name it.</param>
/// <param name="Applied">The filters that were understood: what no product has anything to do with is left out.</param>
public sealed record SearchResult(IReadOnlyList<long> ProductIds, BoundedCount Total, IReadOnlyList<Facet> Facets, ProductFilters Applied)
{
    /// <summary>The words that were searched for instead because nothing is called as was typed; null when they were taken as typed.</summary>
    public string? CorrectedText { get; init; }
}

/// <summary>How many there are: exactly, or at least so many where counting on would keep shoppers waiting.</summary>
public readonly record struct BoundedCount(int Value, bool IsExact)
{
    public static BoundedCount Exactly(int value) => new(value, true);
}

public sealed record Suggestions(IReadOnlyList<SuggestedProduct> Products, IReadOnlyList<SuggestedCategory> Categories, IReadOnlyList<string> Questions)
{
    public static readonly Suggestions None = new([], [], []);
}

public sealed record SuggestedProduct(string Name, string Slug, string Brand);

public sealed record SuggestedCategory(string Name, string Path);
