using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>What is put into a cart: one combination of a product's options, with its own SKU, price and stock.</summary>
public sealed class Variant
{
    public long Id { get; private set; }

    public long ProductId { get; private set; }

    public Product Product { get; set; } = null!;

    /// <summary>Unique in the shop; how shoppers' forms and programs name a variant.</summary>
    public required string Sku { get; set; }

    /// <summary>GTIN of 8, 12, 13 or 14 digits, where the maker gives one.</summary>
    public string? Gtin { get; set; }

    /// <summary>One value for each of the product's options, in their order.</summary>
    public IReadOnlyList<string> OptionValues { get; set; } = [];

    public required Money Price { get; set; }

    /// <summary>The former price in minor units; null when it is not reduced.</summary>
    public long? CompareAtMinor { get; set; }

    public int WeightGrams { get; set; }

    public int Position { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>Several variants may draw on one stock item.</summary>
    public long StockItemId { get; private set; }

    public StockItem StockItem { get; set; } = null!;

    /// <summary>As staff typed it. Its options stay as they are: carts and orders name them.</summary>
    internal void Change(VariantDraft row, int position)
    {
        (Sku, Gtin, Price, CompareAtMinor) = (row.Sku, row.Gtin.Length > 0 ? row.Gtin : null, Price with { Minor = row.PriceMinor!.Value }, row.CompareAtMinor);
        (WeightGrams, Position, IsActive) = (row.WeightGrams!.Value, position, row.IsActive);
        (StockItem.LowStockAt, StockItem.SafetyThreshold) = (row.LowStockAt!.Value, row.SafetyThreshold!.Value);
    }

    public Money? CompareAt => CompareAtMinor is { } minor && minor > Price.Minor ? Price with { Minor = minor } : null;
}
