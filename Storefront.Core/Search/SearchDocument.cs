using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>What a published product is found by and lists are narrowed down by: what every engine is given.</summary>
public sealed record SearchDocument
{
    public required long ProductId { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required string Description { get; init; }

    public required long BrandId { get; init; }

    public required string Brand { get; init; }

    /// <summary>The names of its category and of all above it.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>SKUs and GTINs of its active variants.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>The values that its active variants have.</summary>
    public required IReadOnlyList<DocumentOption> Options { get; init; }

    public required int Popularity { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What a shopper pays for its cheapest variant, in minor units.</summary>
    public required long PriceMinor { get; init; }

    public required bool IsReduced { get; init; }

    /// <summary>Whole stars, rounded down; 0 without reviews.</summary>
    public required int Rating { get; init; }

    /// <summary>Whether one of its variants can be bought.</summary>
    public required bool IsAvailable { get; init; }

    /// <summary>Those of the products that are published, in the order of their numbers; two commands, however many there are.</summary>
    internal static async Task<IReadOnlyList<SearchDocument>> ReadAsync(StoreDb db, IQueryable<Product> products, CategoryTree categories, CancellationToken cancel)
    {
        var rows = await products.Published().AsNoTracking().OrderBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Summary,
                p.Description,
                p.BrandId,
                Brand = p.Brand.Name,
                p.CategoryId,
                p.Options,
                p.Popularity,
                p.PublishedAt,
                PriceMinor = p.PriceFrom.Minor,
                p.CompareAtMinor,
                p.RatingCount,
                p.RatingSum,
            })
            .ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.Id);
        var variants = (await db.Variants.AsNoTracking()
            .Where(v => EF.Parameter(ids).Contains(v.ProductId) && v.IsActive)
            .Select(v => new { v.ProductId, v.Sku, v.Gtin, v.OptionValues, IsAvailable = v.StockItem.Available > v.StockItem.SafetyThreshold })
            .ToListAsync(cancel)).ToLookup(v => v.ProductId);
        return [.. rows.Select(row => new SearchDocument
        {
            ProductId = row.Id,
            Name = row.Name,
            Summary = row.Summary,
            Description = row.Description,
            BrandId = row.BrandId,
            Brand = row.Brand,
            Categories = categories.ById(row.CategoryId) is { } own ? [.. categories.WayTo(own).Select(shelf => shelf.Name)] : [],
            Codes = [.. variants[row.Id].SelectMany(v => new[] { v.Sku, v.Gtin }).OfType<string>()],
            Options = [.. row.Options.SelectMany((option, index) => option.Values
                .Where(value => variants[row.Id].Any(v => v.OptionValues.ElementAtOrDefault(index) == value.Name))
                .Select(value => new DocumentOption(option.Name, value.Name, value.Swatch)))],
            Popularity = row.Popularity,
            PublishedAt = row.PublishedAt,
            PriceMinor = row.PriceMinor,
            IsReduced = row.CompareAtMinor > row.PriceMinor,
            Rating = row.RatingCount == 0 ? 0 : row.RatingSum / row.RatingCount,
            IsAvailable = variants[row.Id].Any(v => v.IsAvailable),
        })];
    }
}

/// <summary>For example Colour: Moss, shown as <c>#557744</c>.</summary>
public sealed record DocumentOption(string Option, string Value, string? Swatch)
{
    public string OptionKey => FacetKeys.OfOption(Option);

    public string Key => FacetKeys.Of(Value);
}
