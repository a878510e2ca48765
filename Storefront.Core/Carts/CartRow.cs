using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>A line of a cart with all that is needed to price and judge it, as it is read.</summary>
internal sealed class CartRow
{
    public required long VariantId { get; init; }

    public required long StockItemId { get; init; }

    public required string Sku { get; init; }

    public required string ProductSlug { get; init; }

    public required long ProductId { get; init; }

    /// <summary>The categories it stands in; read only when a promotion asks.</summary>
    public IReadOnlyList<long> CategoryIds { get; private set; } = [];

    public required string Name { get; init; }

    public required IReadOnlyList<string> OptionValues { get; init; }

    public required List<CartRowImage> Images { get; init; }

    public required int Quantity { get; init; }

    public required int WeightGrams { get; init; }

    public required Money UnitPrice { get; init; }

    public required long? CompareAtMinor { get; init; }

    public required Money PriceWhenAdded { get; init; }

    public required long TaxCategoryId { get; init; }

    public required bool IsForSale { get; init; }

    public required int Available { get; init; }

    public required int SafetyThreshold { get; init; }

    public required int LowStockAt { get; init; }

    public PricedLine Priced(CartTotalsSum sum, int taxPartsPerMillion)
    {
        var saleable = Math.Max(0, Available - SafetyThreshold);
        var image = Images.Find(i => i.OptionValue is not null && OptionValues.Contains(i.OptionValue)) ?? Images.FirstOrDefault();
        return new PricedLine(
            VariantId, StockItemId, Sku, ProductSlug, Name, OptionValues, image?.Path, image?.Alt, Quantity, WeightGrams, UnitPrice,
            CompareAtMinor > UnitPrice.Minor ? UnitPrice with { Minor = CompareAtMinor.Value } : null,
            PriceWhenAdded, sum.Total, sum.Discount, sum.Tax, taxPartsPerMillion, saleable, StockItem.Level(saleable, LowStockAt));
    }

    private static readonly Func<StoreDb, long, CancellationToken, Task<List<CartRow>>> Read = HotQuery.Many((StoreDb db, long cartId) => db.CartLines
        .Where(line => line.CartId == cartId)
        .OrderBy(line => line.AddedAt).ThenBy(line => line.Id)
        .Select(line => new CartRow
        {
            VariantId = line.VariantId,
            StockItemId = line.Variant.StockItemId,
            Sku = line.Variant.Sku,
            ProductSlug = line.Variant.Product.Slug,
            ProductId = line.Variant.ProductId,
            Name = line.Variant.Product.Name,
            OptionValues = line.Variant.OptionValues,
            Images = line.Variant.Product.Images.OrderBy(i => i.Position).Select(i => new CartRowImage(i.Path, i.Alt, i.OptionValue)).ToList(),
            Quantity = line.Quantity,
            WeightGrams = line.Variant.WeightGrams,
            UnitPrice = line.Variant.Price,
            CompareAtMinor = line.Variant.CompareAtMinor,
            PriceWhenAdded = line.PriceWhenAdded,
            TaxCategoryId = line.Variant.Product.TaxCategoryId,
            IsForSale = line.Variant.IsActive && line.Variant.Product.Status == ProductStatus.Published,
            Available = line.Variant.StockItem.Available,
            SafetyThreshold = line.Variant.StockItem.SafetyThreshold,
            LowStockAt = line.Variant.StockItem.LowStockAt,
        }));

    public static Task<List<CartRow>> ReadAsync(StoreDb db, long cartId, CancellationToken cancel) => Read(db, cartId, cancel);

    public static async Task ReadCategoriesAsync(StoreDb db, IReadOnlyList<CartRow> rows, CancellationToken cancel)
    {
        var products = rows.Select(row => row.ProductId).Distinct().ToList();
        var listings = await db.CategoryListings
            .Where(listing => products.Contains(listing.ProductId))
            .Select(listing => new { listing.ProductId, listing.CategoryId })
            .ToListAsync(cancel);
        var byProduct = listings.ToLookup(listing => listing.ProductId, listing => listing.CategoryId);
        foreach (var row in rows)
            row.CategoryIds = [.. byProduct[row.ProductId]];
    }
}

internal sealed record CartRowImage(string Path, string Alt, string? OptionValue);
