using Storefront.Core.Catalog;
using Storefront.Web.Pages.Shared;

namespace Storefront.Web.Components;

/// <summary>What the home page shows.</summary>
public sealed record HomeView(
    SiteFrame Frame, IReadOnlyList<ProductCard> Featured, IReadOnlyList<ProductCard> New, IReadOnlyList<ProductCard> Reduced, IReadOnlyList<ProductCard> Loved);
