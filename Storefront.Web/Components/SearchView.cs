using Storefront.Core.Catalog;
using Storefront.Web.Components.Lists;

namespace Storefront.Web.Components;

/// <summary>What the search page shows: a list, or where else to look.</summary>
/// <param name="List">Null when nothing was asked or found.</param>
public sealed record SearchView(string Question, ListView? List, IReadOnlyList<Shelf> Shelves, IReadOnlyList<ProductCard> Loved)
{
    /// <summary>What was searched for instead; null when the words were taken as typed.</summary>
    public string? CorrectedText { get; init; }
}
