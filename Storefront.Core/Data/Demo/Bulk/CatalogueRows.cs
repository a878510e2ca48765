using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Reviews;

namespace Storefront.Core.Data.Demo.Bulk;

/// <summary>
/// Writes products with all that hangs on them as rows, past the change tracker, within the context's transaction. Numbers are given
/// out here, so that a variant knows its product before either is in the database.
/// </summary>
internal sealed class CatalogueRows
{
    private static readonly string[] Numbered = ["products", "variants", "stock_items", "stock_movements", "product_images", "reviews"];

    private readonly IRowCopy copy;
    private readonly Dictionary<object, string> json = new(ReferenceEqualityComparer.Instance);
    private long product, variant, stockItem, movement, image, review;

    private CatalogueRows(IRowCopy copy) => this.copy = copy;

    public static async Task<CatalogueRows> OpenAsync(StoreDb db, CancellationToken cancel)
    {
        IRowCopy copy = db is PostgresStoreDb ? new PostgresCopy(db) : new SqliteCopy(db);
        await copy.LockAsync(cancel);
        return new CatalogueRows(copy)
        {
            product = await db.Products.MaxAsync(p => (long?)p.Id, cancel) ?? 0,
            variant = await db.Variants.MaxAsync(v => (long?)v.Id, cancel) ?? 0,
            stockItem = await db.StockItems.MaxAsync(s => (long?)s.Id, cancel) ?? 0,
            movement = await db.StockMovements.MaxAsync(m => (long?)m.Id, cancel) ?? 0,
            image = await db.ProductImages.MaxAsync(i => (long?)i.Id, cancel) ?? 0,
            review = await db.Reviews.MaxAsync(r => (long?)r.Id, cancel) ?? 0,
        };
    }

    public Task SetIndexesAsideAsync(CancellationToken cancel) => copy.SetIndexesAsideAsync([.. Numbered, "category_listings"], cancel);

    public Task FinishAsync(CancellationToken cancel) => copy.FinishAsync(Numbered, cancel);

    public void Write(IReadOnlyList<DemoItem> items)
    {
        var products = items.Select(item => (Id: ++product, item.Product)).ToList();
        var variants = products.SelectMany(owner => owner.Product.Variants.Select(each => (Id: ++variant, Stock: ++stockItem, Product: owner.Id, Variant: each))).ToList();
        copy.Copy("products", ProductColumns, products, WriteProduct);
        copy.Copy("stock_items", ["id", "on_hand", "reserved", "available", "safety_threshold", "low_stock_at"], variants, static (row, each) => WriteStock(row, each.Stock, each.Variant.StockItem));
        copy.Copy("stock_movements", ["id", "stock_item_id", "kind", "on_hand", "reserved", "actor", "reason", "at"], variants.Where(each => each.Variant.StockItem.OnHand > 0), (row, each) => WriteMovement(row, each.Stock, each.Variant.StockItem));
        copy.Copy("variants", VariantColumns, variants, (row, each) => WriteVariant(row, each.Id, each.Stock, each.Product, each.Variant));
        copy.Copy("product_images", ImageColumns, products.SelectMany(owner => owner.Product.Images.Select(each => (Product: owner.Id, Image: each))), (row, each) => WriteImage(row, each.Product, each.Image));
        copy.Copy("category_listings", ListingColumns, products.SelectMany(owner => owner.Product.Listings.Select(each => (owner.Id, owner.Product, Listing: each))), static (row, each) => WriteListing(row, each.Id, each.Product, each.Listing));
        copy.Copy("reviews", ReviewColumns, items.Zip(products).SelectMany(pair => pair.First.Reviews.Select(each => (Product: pair.Second.Id, Review: each))), (row, each) => WriteReview(row, each.Product, each.Review));
    }

    private static readonly string[] ProductColumns =
    [
        "id", "name", "slug", "summary", "description", "brand_id", "category_id", "tax_category_id", "status", "published_at", "popularity", "is_featured",
        "options", "specifications", "price_from_minor", "price_from_currency", "compare_at_minor", "has_price_range", "rating_count", "rating_sum",
        "one_star", "two_stars", "three_stars", "four_stars", "five_stars",
    ];

    private void WriteProduct(IRow row, (long Id, Product Product) each)
    {
        var it = each.Product;
        row.Add(each.Id);
        row.Add(it.Name);
        row.Add(it.Slug);
        row.Add(it.Summary);
        row.Add(it.Description);
        row.Add(it.Brand.Id);
        row.Add(it.Category.Id);
        row.Add(it.TaxCategory.Id);
        row.Add((int)it.Status);
        row.Add(it.PublishedAt);
        row.Add(it.Popularity);
        row.Add(it.IsFeatured);
        row.Add(Json(it.Options));
        row.Add(Json(it.Specifications));
        row.Add(it.PriceFrom.Minor);
        row.Add(it.PriceFrom.Currency);
        row.Add(it.CompareAtMinor);
        row.Add(it.HasPriceRange);
        row.Add(it.RatingCount);
        row.Add(it.RatingSum);
        row.Add(it.OneStar);
        row.Add(it.TwoStars);
        row.Add(it.ThreeStars);
        row.Add(it.FourStars);
        row.Add(it.FiveStars);
    }

    private static readonly string[] VariantColumns =
        ["id", "product_id", "sku", "gtin", "option_values", "price_minor", "price_currency", "compare_at_minor", "weight_grams", "position", "is_active", "stock_item_id"];

    private static void WriteVariant(IRow row, long id, long stock, long product, Variant it)
    {
        row.Add(id);
        row.Add(product);
        row.Add(it.Sku);
        row.Add(it.Gtin);
        row.Add(JsonColumn.Write(it.OptionValues));
        row.Add(it.Price.Minor);
        row.Add(it.Price.Currency);
        row.Add(it.CompareAtMinor);
        row.Add(it.WeightGrams);
        row.Add(it.Position);
        row.Add(it.IsActive);
        row.Add(stock);
    }

    private static void WriteStock(IRow row, long id, StockItem it)
    {
        row.Add(id);
        row.Add(it.OnHand);
        row.Add(it.Reserved);
        row.Add(it.Available);
        row.Add(it.SafetyThreshold);
        row.Add(it.LowStockAt);
    }

    /// <summary>The ledger begins with what is there: the sums of its lines are the counters.</summary>
    private void WriteMovement(IRow row, long stock, StockItem it)
    {
        row.Add(++movement);
        row.Add(stock);
        row.Add((int)StockMovementKind.Received);
        row.Add(it.OnHand);
        row.Add(it.Reserved);
        row.Add("system");
        row.Add("Opening stock of the demo");
        row.Add(DemoCatalogue.Epoch);
    }

    private static readonly string[] ImageColumns = ["id", "product_id", "path", "alt", "option_value", "width", "height", "position"];

    private void WriteImage(IRow row, long product, ProductImage it)
    {
        row.Add(++image);
        row.Add(product);
        row.Add(it.Path);
        row.Add(it.Alt);
        row.Add(it.OptionValue);
        row.Add(it.Width);
        row.Add(it.Height);
        row.Add(it.Position);
    }

    private static readonly string[] ListingColumns = ["category_id", "product_id", "popularity", "price_minor", "published_at", "is_published", "brand_id", "rating", "is_reduced", "is_available"];

    private static void WriteListing(IRow row, long id, Product product, CategoryListing it)
    {
        row.Add(it.Category.Id);
        row.Add(id);
        row.Add(it.Popularity);
        row.Add(it.PriceMinor);
        row.Add(it.PublishedAt);
        row.Add(it.IsPublished);
        // As the search index would write them, so that it has nothing to change.
        row.Add(product.Brand.Id);
        row.Add(product.RatingCount == 0 ? 0 : product.RatingSum / product.RatingCount);
        row.Add(product.CompareAtMinor > product.PriceFrom.Minor);
        row.Add(product.Variants.Any(variant => variant.IsActive && variant.StockItem.Saleable > 0));
    }

    private static readonly string[] ReviewColumns = ["id", "token", "product_id", "author", "rating", "title", "body", "written_at", "status", "is_verified", "revision", "helpful", "reply", "replied_at"];

    private void WriteReview(IRow row, long product, Review it)
    {
        row.Add(++review);
        row.Add(TokenOf(review));
        row.Add(product);
        row.Add(it.Author);
        row.Add(it.Rating);
        row.Add(it.Title);
        row.Add(it.Body);
        row.Add(it.WrittenAt);
        row.Add((int)it.Status);
        row.Add(it.IsVerified);
        row.Add(it.Revision);
        row.Add(it.Helpful);
        row.Add(it.Reply);
        row.Add(it.RepliedAt);
    }

    /// <summary>The same in every demo, and nothing to count through.</summary>
    private static string TokenOf(long number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(BitConverter.GetBytes(number), hash);
        return Convert.ToHexStringLower(hash[..8]);
    }

    /// <summary>Bulk products share their lists, so the text of a list is made once.</summary>
    private string Json<T>(IReadOnlyList<T> list)
    {
        if (list.Count == 0) return "[]";
        if (!json.TryGetValue(list, out var text)) json[list] = text = JsonColumn.Write(list);
        return text;
    }
}
