using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;
using Storefront.Core.Words;

namespace Storefront.Core.Carts;

/// <summary>Reads a cart at today's prices and stock, in four commands however many lines it has. The cart page, the
/// checkout and the order all read it here, so they cannot disagree.</summary>
public sealed class PriceCart(IOptions<StoreOptions> options, TimeProvider time)
{
    /// <summary>Null when the token names no cart.</summary>
    public async Task<PricedCart?> RunAsync(StoreDb db, string? token, CancellationToken cancel = default)
    {
        if (OpaqueToken.Hash(token) is not { } hash)
            return null;

        var cart = await db.Carts.AsNoTracking().SingleOrDefaultAsync(c => c.TokenHash == hash, cancel);
        return cart is null ? null : await PriceAsync(db, cart, cancel);
    }

    internal async Task<PricedCart> PriceAsync(StoreDb db, Cart cart, CancellationToken cancel)
    {
        var rows = await ReadLinesAsync(db, cart.Id, cancel);
        var country = cart.DeliveryAddress?.Country ?? options.Value.Country;
        var tax = await TaxQuote.ForAsync(db, country, cancel);
        var goods = rows.Sum(row => checked(row.UnitPrice.Minor * row.Quantity));
        var offers = rows.Count == 0
            ? []
            : await ShippingQuote.ForAsync(db, country, Weight(rows), goods, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancel);
        var chosen = offers.FirstOrDefault(offer => offer.Code == cart.ShippingCode);
        var shipping = chosen ?? offers.MinBy(offer => offer.Price.Minor);

        var totals = CartTotals.Of(
            [.. rows.Select(row => new CartTotalsLine(row.UnitPrice, row.Quantity, tax.For(row.TaxCategoryId)))],
            shipping?.Price ?? Money.Zero(cart.Currency),
            tax.Shipping,
            options.Value.PricesIncludeTax);
        var lines = rows.Select((row, i) => row.Priced(totals.Lines[i].Total, totals.Lines[i].Tax, tax.For(row.TaxCategoryId))).ToList();
        return new PricedCart(
            cart.Id, cart.Currency, cart.ClaimedAt is not null, cart.Email, cart.Phone, cart.DeliveryAddress, cart.BillingAddress, lines, totals,
            country, offers, shipping, chosen is not null, Problems(rows, lines, shipping is null));
    }

    private static int Weight(List<Row> rows) => (int)Math.Min(int.MaxValue, rows.Sum(row => (long)row.WeightGrams * row.Quantity));

    private static List<CartProblem> Problems(List<Row> rows, List<PricedLine> lines, bool noShipping)
    {
        var problems = new List<CartProblem>();
        var demand = rows.GroupBy(row => row.StockItemId).ToDictionary(item => item.Key, item => item.Sum(row => row.Quantity));
        foreach (var (row, line) in rows.Zip(lines))
        {
            if (!row.IsForSale)
                problems.Add(new(CartProblemKind.NotForSale, Refusals.NotForSale, true, line.Sku));
            else if (demand[row.StockItemId] > line.Saleable)
                problems.Add(line.ShortOfStock());
            if (line.HasPriceChanged)
                problems.Add(new(CartProblemKind.PriceChanged, Refusals.PriceChanged.With(line.Name, line.UnitPrice), false, line.Sku));
        }

        if (noShipping && rows.Count > 0)
            problems.Add(new(CartProblemKind.NoShippingThere, Refusals.NoShippingThere, true));
        return problems;
    }

    private static Task<List<Row>> ReadLinesAsync(StoreDb db, long cartId, CancellationToken cancel) => db.CartLines
        .Where(line => line.CartId == cartId)
        .OrderBy(line => line.AddedAt).ThenBy(line => line.Id)
        .Select(line => new Row
        {
            VariantId = line.VariantId,
            StockItemId = line.Variant.StockItemId,
            Sku = line.Variant.Sku,
            ProductSlug = line.Variant.Product.Slug,
            Name = line.Variant.Product.Name,
            OptionValues = line.Variant.OptionValues,
            Images = line.Variant.Product.Images.OrderBy(i => i.Position).Select(i => new RowImage(i.Path, i.Alt, i.OptionValue)).ToList(),
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
        })
        .AsSplitQuery()
        .ToListAsync(cancel);

    private sealed record RowImage(string Path, string Alt, string? OptionValue);

    private sealed class Row
    {
        public required long VariantId { get; init; }

        public required long StockItemId { get; init; }

        public required string Sku { get; init; }

        public required string ProductSlug { get; init; }

        public required string Name { get; init; }

        public required IReadOnlyList<string> OptionValues { get; init; }

        public required List<RowImage> Images { get; init; }

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

        public PricedLine Priced(Money total, Money tax, int taxPartsPerMillion)
        {
            var saleable = Math.Max(0, Available - SafetyThreshold);
            var image = Images.Find(i => i.OptionValue is not null && OptionValues.Contains(i.OptionValue)) ?? Images.FirstOrDefault();
            return new PricedLine(
                VariantId, StockItemId, Sku, ProductSlug, Name, OptionValues, image?.Path, image?.Alt, Quantity, WeightGrams, UnitPrice,
                CompareAtMinor > UnitPrice.Minor ? UnitPrice with { Minor = CompareAtMinor.Value } : null,
                PriceWhenAdded, total, tax, taxPartsPerMillion, saleable, StockItem.Level(saleable, LowStockAt));
        }
    }
}
