using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Catalog;

/// <summary>The order of a list of products.</summary>
public enum ProductOrder
{
    Popular,
    Newest,
    Cheapest,
    Dearest,
}

/// <summary>Questions about the catalogue that more than one page asks.</summary>
public static class CatalogQueries
{
    /// <summary>The ids of the published products of a category and all below it, in order: one range of one index.</summary>
    public static IQueryable<long> ProductIds(this IQueryable<CategoryListing> listings, long categoryId, ProductOrder order)
    {
        // As a parameter: SQLite finds no range of an index by "is_published" alone, only by "is_published = …".
        var isPublished = true;
        var listed = listings.Where(listing => listing.CategoryId == categoryId && listing.IsPublished == isPublished);
        var ordered = order switch
        {
            ProductOrder.Newest => listed.OrderByDescending(l => l.PublishedAt).ThenBy(l => l.ProductId),
            ProductOrder.Cheapest => listed.OrderBy(l => l.PriceMinor).ThenBy(l => l.ProductId),
            ProductOrder.Dearest => listed.OrderByDescending(l => l.PriceMinor).ThenBy(l => l.ProductId),
            _ => listed.OrderByDescending(l => l.Popularity).ThenBy(l => l.ProductId),
        };
        return ordered.Select(listing => listing.ProductId);
    }

    public static IQueryable<Product> Published(this IQueryable<Product> products) => products.Where(product => product.Status == ProductStatus.Published);

    /// <summary>A category and all above it, the topmost last; empty when there is none. Tracked.</summary>
    public static async Task<List<Category>> PathToRootAsync(this StoreDb db, long categoryId, CancellationToken cancel)
    {
        var path = new List<Category>();
        for (long? at = categoryId; at is { } id && await db.Categories.SingleOrDefaultAsync(c => c.Id == id, cancel) is { } category; at = category.ParentId)
            path.Add(category);
        return path;
    }

    /// <summary>The brand of this name; it is added when there is none. Inside a unit of writing.</summary>
    internal static async Task<Brand> BrandAsync(this StoreDb db, string name, CancellationToken cancel)
    {
        var slug = Slug.Of(name);
        if (await db.Brands.FirstOrDefaultAsync(brand => brand.Name == name || brand.Slug == slug, cancel) is { } known)
            return known;

        var brand = new Brand { Name = name, Slug = slug };
        db.Brands.Add(brand);
        return brand;
    }

    public static IOrderedQueryable<Product> MostPopularFirst(this IQueryable<Product> products) => products.OrderByDescending(p => p.Popularity).ThenBy(p => p.Id);

    public static IQueryable<ProductCard> AsCards(this IQueryable<Product> products) => products.AsNoTracking().Select(p => new ProductCard(
        p.Id, p.Slug, p.Name, p.Brand.Name, p.PriceFrom, p.CompareAtMinor, p.HasPriceRange, p.RatingCount, p.RatingSum, p.Options,
        !p.Variants.Any(v => v.IsActive && v.StockItem.Available > v.StockItem.SafetyThreshold)));

    /// <summary>The cards of these products, in the order of the ids; two commands, however many there are.</summary>
    public static async Task<IReadOnlyList<ProductCard>> ReadCardsAsync(this StoreDb db, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return [];

        var cards = await db.Products.Where(p => ids.Contains(p.Id)).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        return await db.WithPicturesAsync([.. ids.Where(cards.ContainsKey).Select(id => cards[id])], cancel);
    }

    /// <summary>The same cards with the two pictures that each shows.</summary>
    public static async Task<IReadOnlyList<ProductCard>> WithPicturesAsync(this StoreDb db, IReadOnlyList<ProductCard> cards, CancellationToken cancel)
    {
        var pictures = await db.ReadPicturesAsync([.. cards.Select(card => card.Id).Distinct()], cancel);
        return cards.WithPictures(pictures);
    }

    public static IReadOnlyList<ProductCard> WithPictures(this IReadOnlyList<ProductCard> cards, ILookup<long, Picture> pictures) =>
        [.. cards.Select(card => card with { Pictures = FirstTwo([.. pictures[card.Id]]) })];

    /// <summary>All pictures of the products, each product's in their order.</summary>
    public static async Task<ILookup<long, Picture>> ReadPicturesAsync(this StoreDb db, IReadOnlyList<long> productIds, CancellationToken cancel)
    {
        var rows = await db.ProductImages.AsNoTracking()
            .Where(image => productIds.Contains(image.ProductId))
            .OrderBy(image => image.Position).ThenBy(image => image.Id)
            .Select(image => new { image.ProductId, Picture = new Picture(image.Path, image.Alt, image.Width, image.Height, image.OptionValue) })
            .ToListAsync(cancel);
        return rows.ToLookup(row => row.ProductId, row => row.Picture);
    }

    /// <summary>The second view shows the same thing in the same colour.</summary>
    private static Picture[] FirstTwo(IReadOnlyList<Picture> pictures) =>
        pictures.Count == 0 ? [] : [pictures[0], .. pictures.Skip(1).Where(picture => picture.OptionValue == pictures[0].OptionValue).Take(1)];
}
