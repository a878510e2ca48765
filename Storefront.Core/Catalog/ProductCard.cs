using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>A picture with what it shows in words, and the option value (a colour) that it belongs to.</summary>
public sealed record Picture(string Path, string Alt, int Width, int Height, string? OptionValue = null);

/// <summary>A product as a list shows it.</summary>
public sealed record ProductCard(
    long Id, string Slug, string Name, string Brand, Money Price, long? CompareAtMinor, bool HasPriceRange, int RatingCount, int RatingSum,
    IReadOnlyList<ProductOption> Options, bool IsSoldOut)
{
    /// <summary>The first view, and the second where there is one.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    public Money? CompareAt => CompareAtMinor is { } minor && minor > Price.Minor ? Price with { Minor = minor } : null;

    /// <summary>How much cheaper it is now, in whole per cent, rounded down: the shop never promises more than it gives.</summary>
    public int? Reduction => CompareAt is { } before ? (int)((before.Minor - Price.Minor) * 100 / before.Minor) : null;

    public double Rating => RatingCount == 0 ? 0 : (double)RatingSum / RatingCount;

    /// <summary>The values of the choice that is shown as colours; none when the product has no such choice.</summary>
    public IEnumerable<OptionValue> Swatches => Options.FirstOrDefault(option => option.Values.Any(value => value.Swatch is not null))?.Values ?? [];
}
