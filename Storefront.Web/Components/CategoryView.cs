using Storefront.Core.Catalog;
using Storefront.Web.Components.Lists;
using Storefront.Web.Components.Ui;

namespace Storefront.Web.Components;

/// <summary>What a category page shows.</summary>
public sealed record CategoryView(Shelf Shelf, IReadOnlyList<Shelf> Below, IReadOnlyList<Crumb> Trail, ListView List);
