using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Web.Components.Reviews;
using Storefront.Web.Components.Ui;

namespace Storefront.Web.Components;

/// <summary>What the product page shows: the product, the choice that was made, and what goes with it.</summary>
public sealed record ProductView(
    string Slug, string Name, string Summary, string Description, string Brand, IReadOnlyList<Specification> Specifications,
    int RatingCount, int RatingSum, Money PriceFrom, VariantChoice Choice, IReadOnlyList<Picture> Pictures)
{
    public const int ReturnDays = 30;

    public IReadOnlyList<Crumb> Trail { get; init; } = [];

    /// <summary>What delivery at home would cost for one of these, and when it would arrive.</summary>
    public IReadOnlyList<ShippingOffer> Delivery { get; init; } = [];

    public Money? FreeDeliveryFrom { get; init; }

    public ReviewsView Reviews { get; init; } = null!;

    public IReadOnlyList<ProductCard> Related { get; init; } = [];

    public string Path => $"/p/{Slug}";

    public double Rating => RatingCount == 0 ? 0 : (double)RatingSum / RatingCount;

    /// <summary>The pictures of what is chosen; those that show no particular value come after.</summary>
    public IReadOnlyList<Picture> Shown
    {
        get
        {
            var value = Choice.Values.Count > 0 ? Choice.Values[0] : null;
            var own = Pictures.Where(picture => picture.OptionValue == value && value is not null).ToList();
            var common = Pictures.Where(picture => picture.OptionValue is null);
            return own.Count > 0 ? [.. own, .. common] : Pictures.Any(picture => picture.OptionValue is null) ? [.. common] : Pictures;
        }
    }

    /// <summary>Where the choice of a value leads: to its variant, or to the combination when nothing is made in it.</summary>
    public string Href(ValueChoice value) => value.Sku is { } sku
        ? $"{Path}?variant={Uri.EscapeDataString(sku)}"
        : $"{Path}?{string.Join('&', value.Combination.Select(chosen => $"value={Uri.EscapeDataString(chosen)}"))}";
}
