using Storefront.Core.Inventory;
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

    /// <summary>What replaces it once it is archived: its visitors are sent there.</summary>
    public Succession? Succession { get; private set; }

    /// <summary>Rises whenever staff save it, so that a form which was opened before cannot undo what somebody else saved.</summary>
    public int Revision { get; private set; }

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
        var path = pathToRoot.ToList();
        // Those that stay keep what the search index has found out for them.
        Listings.RemoveAll(listing => !path.Exists(listing.IsOf));
        Listings.AddRange(path.Where(category => !Listings.Exists(listing => listing.IsOf(category))).Select(category => new CategoryListing { Category = category }).ToList());
        foreach (var listing in Listings)
            listing.Follow(this);
    }

    /// <summary>As staff typed it, but for its address and its variants. Its category's listings are <see cref="ListIn"/>'s business.</summary>
    internal void Change(ProductDraft draft, Brand brand, Category category, Product? successor)
    {
        (Name, Summary, Description, Brand, Category, Status, IsFeatured) = (draft.Name, draft.Summary, draft.Description, brand, category, draft.Status, draft.IsFeatured);
        TaxCategoryId = draft.TaxCategoryId;
        if (Succession?.SuccessorId != successor?.Id)
            Succession = successor is null ? null : new Succession { SuccessorId = successor.Id };
        Revision++;
    }

    /// <summary>One more combination of its options; values that an option did not have are added to it.</summary>
    internal Variant AddVariant(VariantDraft row, string currency)
    {
        var variant = new Variant { Sku = row.Sku, Price = Money.Zero(currency), OptionValues = row.OptionValues, StockItem = StockItem.Of(0) };
        Variants.Add(variant);
        Options = [.. Options.Zip(row.OptionValues, (option, value) => option.Values.Any(known => known.Name == value) ? option : option with { Values = [.. option.Values, new OptionValue(value)] })];
        return variant;
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
