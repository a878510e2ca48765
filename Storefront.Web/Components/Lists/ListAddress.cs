using Storefront.Core.Catalog;
using Storefront.Core.Search;

namespace Storefront.Web.Components.Lists;

/// <summary>The address of a list in one state: only what differs from the usual, always in the same order, so that one state has one address.</summary>
/// <param name="Path">The category's path, or <c>/search</c>.</param>
/// <param name="Question">What was searched for; null for a category.</param>
public sealed record ListAddress(string Path, string? Question, ProductFilters Filters, ProductOrder Order)
{
    private static readonly Dictionary<string, ProductOrder> Orders = new()
    {
        ["newest"] = ProductOrder.Newest,
        ["cheapest"] = ProductOrder.Cheapest,
        ["dearest"] = ProductOrder.Dearest,
    };

    /// <summary>What else may stand in an address and is no filter.</summary>
    private static readonly HashSet<string> NoFilters = ["q", "sort", "page", "handler", "path"];

    /// <summary>The order that an address asks for; null when there is no such order.</summary>
    public static ProductOrder? OrderOf(string? sort) => sort is null or "" ? ProductOrder.Popular : Orders.TryGetValue(sort, out var order) ? order : null;

    /// <summary>The order's name in addresses; null for the usual one.</summary>
    public static string? NameOf(ProductOrder order) => Orders.FirstOrDefault(pair => pair.Value == order).Key;

    /// <summary>Everything in the query that could be a filter. What means nothing is left out by the search.</summary>
    public static ProductFilters FiltersOf(IQueryCollection query) => ProductFilters.Of(query
        .Where(pair => !NoFilters.Contains(pair.Key) && pair.Key.Length is > 0 and <= 80)
        .SelectMany(pair => pair.Value.Where(value => value is { Length: > 0 and <= 300 }).Select(value => (pair.Key, value!))));

    public string Href(int page = 1) => Write(Filters, Order, page);

    public string Sorted(ProductOrder order) => Write(Filters, order, 1);

    /// <summary>With this one value of the facet, instead of another.</summary>
    public string With(string facet, string value) => Write(ProductFilters.Of(Filters.Pairs().Where(pair => pair.Facet != facet).Append((facet, value))), Order, 1);

    public string Without(string facet, string value) => Write(Filters.Without(facet, value), Order, 1);

    public string Unfiltered => Write(ProductFilters.None, Order, 1);

    private string Write(ProductFilters filters, ProductOrder order, int page)
    {
        var parts = new List<string>();
        if (Question is not null)
            parts.Add($"q={Uri.EscapeDataString(Question)}");
        parts.AddRange(filters.Pairs().Select(pair => $"{Uri.EscapeDataString(pair.Facet)}={Readable(pair.Value)}"));
        if (NameOf(order) is { } sort)
            parts.Add($"sort={sort}");
        if (page > 1)
            parts.Add($"page={page}");
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }

    /// <summary>A slash needs no escape in a query.</summary>
    private static string Readable(string value) => Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal);
}
