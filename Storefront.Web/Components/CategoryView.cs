using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Web.Components.Ui;

namespace Storefront.Web.Components;

/// <summary>What a category page shows.</summary>
public sealed record CategoryView(Shelf Shelf, IReadOnlyList<Shelf> Below, IReadOnlyList<Crumb> Trail, Page<ProductCard> Products, ProductOrder Order, int Pages)
{
    private static readonly Dictionary<string, ProductOrder> Orders = new()
    {
        ["newest"] = ProductOrder.Newest,
        ["cheapest"] = ProductOrder.Cheapest,
        ["dearest"] = ProductOrder.Dearest,
    };

    /// <summary>The order that an address asks for; null when there is no such order.</summary>
    public static ProductOrder? OrderOf(string? sort) => sort is null ? ProductOrder.Popular : Orders.TryGetValue(sort, out var order) ? order : null;

    /// <summary>The address of this list: what is usual is left out.</summary>
    public string Href(ProductOrder order, int page)
    {
        string?[] asked =
        [
            order == ProductOrder.Popular ? null : $"sort={Orders.Single(pair => pair.Value == order).Key}",
            page == 1 ? null : $"page={page}",
        ];
        var query = string.Join('&', asked.Where(part => part is not null));
        return $"/c/{Shelf.Path}{(query.Length > 0 ? "?" : "")}{query}";
    }
}
