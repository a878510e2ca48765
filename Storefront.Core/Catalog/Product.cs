using Storefront.Core.Shared;
using Storefront.Core.Taxes;

namespace Storefront.Core.Catalog;

/// <summary>What a shopper reads about; what is sold is its <see cref="Variant"/>.</summary>
public sealed class Product
{
    public long Id { get; private set; }

    public required string Name { get; set; }

    /// <summary>The lasting address, <c>/p/{slug}</c>.</summary>
    public required string Slug { get; set; }

    /// <summary>One sentence for cards, search engines and feeds.</summary>
    public required string Summary { get; set; }

    /// <summary>Paragraphs of plain text, separated by an empty line.</summary>
    public required string Description { get; set; }

    public long BrandId { get; set; }

    public Brand Brand { get; set; } = null!;

    /// <summary>The category of its breadcrumb; <see cref="Listings"/> holds this one and all above it.</summary>
    public long CategoryId { get; set; }

    public Category Category { get; set; } = null!;

    public long TaxCategoryId { get; set; }

    public TaxCategory TaxCategory { get; set; } = null!;

    public ProductStatus Status { get; set; } = ProductStatus.Draft;

    public DateTimeOffset PublishedAt { get; set; }

    /// <summary>Larger is more popular; the default order of lists.</summary>
    public int Popularity { get; set; }

    public bool IsFeatured { get; set; }

    /// <summary>Choices in the order they are shown, for example Colour and Size; empty for a product with one variant.</summary>
    public IReadOnlyList<ProductOption> Options { get; set; } = [];

    public IReadOnlyList<Specification> Specifications { get; set; } = [];

    /// <summary>The lowest price among its active variants: what lists show and sort by.</summary>
    public Money PriceFrom { get; private set; }

    /// <summary>The former price that belongs to <see cref="PriceFrom"/>, in minor units; null when it is not reduced.</summary>
    public long? CompareAtMinor { get; private set; }

    /// <summary>Whether active variants differ in price, so that lists say "from".</summary>
    public bool HasPriceRange { get; private set; }

    public int RatingCount { get; private set; }

    /// <summary>Sum of the stars of its published reviews.</summary>
    public int RatingSum { get; private set; }

    // How they are spread. The reviews change all of these together, by one guarded update.

    public int OneStar { get; private set; }

    public int TwoStars { get; private set; }

    public int ThreeStars { get; private set; }

    public int FourStars { get; private set; }

    public int FiveStars { get; private set; }

    public List<Variant> Variants { get; } = [];

    public List<ProductImage> Images { get; } = [];

    public List<CategoryListing> Listings { get; } = [];

    /// <summary>Brings what lists show in line with the variants; call it after any change to them.</summary>
    public void SummariseVariants()
    {
        var active = Variants.Where(variant => variant.IsActive).OrderBy(variant => variant.Price.Minor).ThenBy(variant => variant.Position).ToList();
        if (active.Count == 0)
            return;

        PriceFrom = active[0].Price;
        CompareAtMinor = active[0].CompareAtMinor;
        HasPriceRange = active[^1].Price != active[0].Price;
        foreach (var listing in Listings)
            listing.Follow(this);
    }

    /// <summary>Lists the product in its category and in every category above it.</summary>
    /// <param name="pathToRoot">The category itself first, the topmost last.</param>
    public void ListIn(IEnumerable<Category> pathToRoot)
    {
        Listings.Clear();
        foreach (var category in pathToRoot)
        {
            var listing = new CategoryListing { Category = category };
            listing.Follow(this);
            Listings.Add(listing);
        }
    }

    /// <summary>Of a product that is new: the stars of each of its published reviews.</summary>
    public void CountRatings(IReadOnlyCollection<int> stars)
    {
        (RatingCount, RatingSum) = (stars.Count, stars.Sum());
        (OneStar, TwoStars, ThreeStars, FourStars, FiveStars) = (Of(1), Of(2), Of(3), Of(4), Of(5));

        int Of(int rating) => stars.Count(one => one == rating);
    }
}

public enum ProductStatus
{
    Draft = 0,
    Published = 1,
    Archived = 2,
}

/// <summary>A choice the shopper makes, for example Colour.</summary>
public sealed record ProductOption(string Name, IReadOnlyList<OptionValue> Values);

/// <summary>A value of a choice. The swatch is a colour as <c>#rrggbb</c>, null where the value is not a colour.</summary>
public sealed record OptionValue(string Name, string? Swatch = null);

/// <summary>A row of the product's data sheet.</summary>
public sealed record Specification(string Name, string Value);
