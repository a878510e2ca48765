namespace Storefront.Core.Catalog;

/// <summary>A shelf of the shop; shelves nest.</summary>
public sealed class Category
{
    public long Id { get; private set; }

    public long? ParentId { get; private set; }

    public Category? Parent { get; set; }

    public required string Name { get; set; }

    /// <summary>The whole path below <c>/c/</c>, for example <c>kitchen/cookware</c>; unique.</summary>
    public required string Path { get; set; }

    public string Summary { get; set; } = "";

    /// <summary>Order among its siblings.</summary>
    public int Position { get; set; }

    /// <summary>Picture of its tile; null shows the name alone.</summary>
    public string? ImagePath { get; set; }
}

/// <summary>That a product stands in a category, its own or one above, with what lists sort by, so that a page of a
/// list is one range of one index however many products there are.</summary>
public sealed class CategoryListing
{
    public long CategoryId { get; private set; }

    public Category Category { get; set; } = null!;

    public long ProductId { get; private set; }

    public int Popularity { get; private set; }

    public long PriceMinor { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public bool IsPublished { get; private set; }

    // What lists are narrowed down by. The search index keeps these, with the counts that belong to them.

    public long BrandId { get; private set; }

    /// <summary>Whole stars of the product's rating, rounded down; 0 without reviews.</summary>
    public int Rating { get; private set; }

    public bool IsReduced { get; private set; }

    /// <summary>Whether one of its variants can be bought.</summary>
    public bool IsAvailable { get; private set; }

    internal bool IsOf(Category category) => Category == category || (CategoryId != 0 && CategoryId == category.Id);

    internal void Follow(Product product)
    {
        Popularity = product.Popularity;
        PriceMinor = product.PriceFrom.Minor;
        PublishedAt = product.PublishedAt;
        IsPublished = product.Status == ProductStatus.Published;
    }
}

public sealed class Brand
{
    public long Id { get; private set; }

    public required string Name { get; set; }

    public required string Slug { get; set; }
}

/// <summary>A picture of the product; with an option value (for example a colour) it shows just that one.</summary>
public sealed class ProductImage
{
    public long Id { get; private set; }

    public long ProductId { get; private set; }

    public required string Path { get; set; }

    /// <summary>What the picture shows, in words.</summary>
    public required string Alt { get; set; }

    /// <summary>The value of the product's first option that the picture shows; null shows the product as such.</summary>
    public string? OptionValue { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public int Position { get; set; }
}
