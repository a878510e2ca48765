using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Core.Shared;

namespace Storefront.Web.Components.Lists;

/// <summary>A page of a list with what it can be narrowed down to.</summary>
/// <param name="Pages">How many pages can be turned to.</param>
public sealed record ListView(ListAddress Address, IReadOnlyList<ProductCard> Products, BoundedCount Total, IReadOnlyList<Facet> Facets, int Number, int Pages, PriceBands Bands)
{
    /// <summary>A name in parts, those that were searched for marked; null in a category.</summary>
    public Func<string, IReadOnlyList<(string Text, bool IsMatch)>>? Marks { get; init; }

    public ProductFilters Filters => Address.Filters;

    public static int PagesOf(BoundedCount total, int last) => Math.Clamp((total.Value + ProductQuery.PageSize - 1) / ProductQuery.PageSize, 1, last);
}
