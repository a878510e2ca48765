using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Wishes;

/// <summary>A wish as a page shows it.</summary>
/// <param name="Sku">What "move to cart" would put there; null while the shopper has to choose.</param>
/// <param name="Options">The variant in words; empty where none was chosen.</param>
/// <param name="IsForSale">Whether the shop still has it at all.</param>
/// <param name="Stock">Of that variant, or of the best one.</param>
public sealed record WishRow(string Slug, string? Sku, string Name, IReadOnlyList<string> Options, Picture? Picture, Money Price, Money? CompareAt, bool IsForSale, StockLevel Stock)
{
    public bool CanBuy => IsForSale && Sku is not null && Stock != StockLevel.Out;
}

/// <summary>A wishlist, newest wish first.</summary>
public sealed record ReadWishlist(string? ShareToken, IReadOnlyList<WishRow> Rows);

/// <summary>What pages ask about wishlists.</summary>
public static class WishQueries
{
    public static Task<ReadWishlist?> ReadWishlistAsync(this StoreDb db, WishlistOwner owner, CancellationToken cancel) => ReadAsync(db, db.Wishlists.Of(owner), cancel);

    /// <summary>By the link that its owner gave away.</summary>
    public static async Task<ReadWishlist?> ReadSharedWishlistAsync(this StoreDb db, string? shareToken, CancellationToken cancel) =>
        OpaqueToken.Hash(shareToken) is null ? null : await ReadAsync(db, db.Wishlists.Where(list => list.ShareToken == shareToken), cancel);

    /// <summary>The slugs of what is wished for.</summary>
    public static Task<List<string>> WishedSlugsAsync(this StoreDb db, WishlistOwner owner, CancellationToken cancel) =>
        db.Wishlists.Of(owner).SelectMany(list => list.Wishes).Select(wish => wish.Product.Slug).ToListAsync(cancel);

    public static Task<int> CountWishesAsync(this StoreDb db, WishlistOwner owner, CancellationToken cancel) =>
        db.Wishlists.Of(owner).SelectMany(list => list.Wishes).CountAsync(cancel);

    private static async Task<ReadWishlist?> ReadAsync(StoreDb db, IQueryable<Wishlist> which, CancellationToken cancel)
    {
        var list = await which.AsNoTracking()
            .Select(list => new
            {
                list.ShareToken,
                Wishes = list.Wishes.OrderByDescending(wish => wish.AddedAt).ThenByDescending(wish => wish.Id).Select(wish => new
                {
                    wish.ProductId,
                    wish.Product.Slug,
                    wish.Product.Name,
                    wish.Product.Status,
                    wish.Product.PriceFrom,
                    ProductCompareAt = wish.Product.CompareAtMinor,
                    wish.VariantId,
                    Variants = wish.Product.Variants.Where(v => v.IsActive).OrderBy(v => v.Position).Select(v => new WishedVariant(
                        v.Id, v.Sku, v.OptionValues, v.Price, v.CompareAtMinor, v.StockItem.Available - v.StockItem.SafetyThreshold, v.StockItem.LowStockAt)).ToList(),
                }).ToList(),
            })
            .SingleOrDefaultAsync(cancel);
        if (list is null)
            return null;

        var pictures = await db.ReadPicturesAsync([.. list.Wishes.Select(wish => wish.ProductId)], cancel);
        return new ReadWishlist(list.ShareToken, list.Wishes.ConvertAll(wish =>
        {
            var chosen = wish.Variants.Find(v => v.Id == wish.VariantId) ?? (wish.Variants.Count == 1 ? wish.Variants[0] : null);
            var price = chosen?.Price ?? wish.PriceFrom;
            var own = pictures[wish.ProductId].ToList();
            return new WishRow(
                wish.Slug,
                chosen?.Sku,
                wish.Name,
                chosen?.OptionValues ?? [],
                own.Find(picture => picture.OptionValue is { } value && chosen?.OptionValues.Contains(value) == true) ?? own.FirstOrDefault(),
                price,
                (chosen is null ? wish.ProductCompareAt : chosen.CompareAtMinor) is { } before && before > price.Minor ? price with { Minor = before } : null,
                wish.Status == ProductStatus.Published && wish.Variants.Count > 0,
                chosen?.Stock ?? wish.Variants.Select(v => v.Stock).DefaultIfEmpty(StockLevel.Out).Max());
        }));
    }

    private sealed record WishedVariant(long Id, string Sku, IReadOnlyList<string> OptionValues, Money Price, long? CompareAtMinor, int Saleable, int LowStockAt)
    {
        public StockLevel Stock => StockItem.Level(Saleable, LowStockAt);
    }
}
