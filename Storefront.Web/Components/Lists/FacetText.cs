using System.Globalization;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Lists;

/// <summary>How facets, their values and counts read.</summary>
internal static class FacetText
{
    /// <summary>Above this people read "many", and an exact number of them would only be a promise.</summary>
    private const int Many = 500;

    public static string NameOf(Facet facet) => facet.Kind switch
    {
        FacetKind.Category => CatalogWords.FacetCategory,
        FacetKind.Brand => CatalogWords.FacetBrand,
        FacetKind.Price => CatalogWords.FacetPrice,
        FacetKind.Rating => CatalogWords.FacetRating,
        FacetKind.Stock => CatalogWords.FacetStock,
        FacetKind.Reduced => CatalogWords.FacetReduced,
        _ => facet.Name,
    };

    public static string NameOf(Facet facet, FacetValue value, PriceBands bands) => facet.Kind switch
    {
        FacetKind.Price => Price(bands, bands.Find(value.Key)),
        FacetKind.Rating => CatalogWords.FacetStars.With(value.Key),
        FacetKind.Stock => CatalogWords.FacetInStock,
        FacetKind.Reduced => CatalogWords.FacetReducedOnly,
        _ => value.Name,
    };

    /// <summary>A count that was not finished ends where a round number does.</summary>
    public static string CountOf(BoundedCount count) => count.IsExact
        ? count.Value.ToString("N0", CultureInfo.CurrentCulture)
        : CatalogWords.CountOrMore.With((count.Value >= Many ? Many : count.Value).ToString("N0", CultureInfo.CurrentCulture));

    public static string ProductsOf(BoundedCount total) => total switch
    {
        { IsExact: false } => CatalogWords.ProductCountOrMore.With(total.Value.ToString("N0", CultureInfo.CurrentCulture)),
        { Value: 1 } => CatalogWords.ProductCountOne,
        _ => CatalogWords.ProductCount.With(total.Value.ToString("N0", CultureInfo.CurrentCulture)),
    };

    private static string Price(PriceBands bands, int band) => (band, bands.Below(band)) switch
    {
        (_, null) => CatalogWords.PriceFrom.With(bands.From(band)),
        (0, { } below) => CatalogWords.PriceBelow.With(below),
        (_, { } below) => CatalogWords.PriceBetween.With(bands.From(band), below),
    };
}
