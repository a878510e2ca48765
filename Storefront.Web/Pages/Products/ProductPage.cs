using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Web.Pages.Products;

/// <summary>A product with its active variants, as one command reads it.</summary>
internal sealed record ProductPage(
    long Id, long CategoryId, string CategoryPath, ProductStatus Status, string Slug, string Name, string Summary, string Description, string Brand,
    IReadOnlyList<ProductOption> Options, IReadOnlyList<Specification> Specifications, int RatingCount, int RatingSum, IReadOnlyList<int> Spread, Money PriceFrom, IReadOnlyList<VariantOffer> Variants);

/// <summary>What the product page asks the database.</summary>
internal static class ProductPageQueries
{
    private const int RelatedShown = 4;

    public static async Task<ProductPage?> ReadProductAsync(this StoreDb db, string slug, CancellationToken cancel)
    {
        var row = await db.Products.AsNoTracking()
            .Where(p => p.Slug == slug && p.Status != ProductStatus.Draft)
            .Select(p => new
            {
                p.Id,
                p.CategoryId,
                CategoryPath = p.Category.Path,
                p.Status,
                p.Slug,
                p.Name,
                p.Summary,
                p.Description,
                Brand = p.Brand.Name,
                p.Options,
                p.Specifications,
                p.RatingCount,
                p.RatingSum,
                Spread = new[] { p.OneStar, p.TwoStars, p.ThreeStars, p.FourStars, p.FiveStars },
                p.PriceFrom,
                Variants = p.Variants.Where(v => v.IsActive).OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => new
                {
                    v.Sku,
                    v.Gtin,
                    v.OptionValues,
                    v.Price,
                    v.CompareAtMinor,
                    v.WeightGrams,
                    v.StockItem.Available,
                    v.StockItem.SafetyThreshold,
                    v.StockItem.LowStockAt,
                }).ToList(),
            })
            .SingleOrDefaultAsync(cancel);
        return row is null ? null : new ProductPage(
            row.Id, row.CategoryId, row.CategoryPath, row.Status, row.Slug, row.Name, row.Summary, row.Description, row.Brand,
            row.Options, row.Specifications, row.RatingCount, row.RatingSum, row.Spread, row.PriceFrom,
            [.. row.Variants.Select(v => new VariantOffer(
                v.Sku, v.Gtin, v.OptionValues, v.Price, v.CompareAtMinor > v.Price.Minor ? v.Price with { Minor = v.CompareAtMinor.Value } : null, v.WeightGrams,
                StockItem.Level(Math.Max(0, v.Available - v.SafetyThreshold), v.LowStockAt)))]);
    }

    /// <summary>The most popular others on its shelf, without their pictures.</summary>
    public static async Task<IReadOnlyList<ProductCard>> ReadRelatedAsync(this StoreDb db, ProductPage page, CancellationToken cancel)
    {
        var others = db.CategoryListings.ProductIds(page.CategoryId, ProductOrder.Popular).Where(id => id != page.Id).Take(RelatedShown);
        return await db.Products.Where(p => others.Contains(p.Id)).MostPopularFirst().AsCards().ToListAsync(cancel);
    }
}
