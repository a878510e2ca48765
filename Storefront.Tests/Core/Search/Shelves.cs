using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Search;

/// <summary>All products of a small shop in memory, to be gone through one by one.</summary>
internal sealed record Shelves(IReadOnlyList<long> Categories, IReadOnlyList<Shelves.Item> Items)
{
    private static readonly TextAnalysis Analysis = new(Options.Create(new SearchOptions()));

    public static async Task<Shelves> ReadAsync(Store store)
    {
        await using var db = store.Database.Open();
        var tree = await CategoryTree.ReadAsync(db.Categories, CancellationToken.None);
        var products = await db.Products.AsNoTracking().AsSplitQuery()
            .Include(p => p.Brand).Include(p => p.Listings).Include(p => p.Variants).ThenInclude(v => v.StockItem)
            .Where(p => p.Status == ProductStatus.Published).ToListAsync();
        var items = products.Select(p => new Item(p, [.. p.Listings.Select(l => tree.ById(l.CategoryId)!)])).ToList();
        return new Shelves([.. items.SelectMany(item => item.Categories).Select(shelf => shelf.Id).Distinct().Order()], items);
    }

    public List<Item> Among(ProductQuery query)
    {
        var words = Analysis.Question(query.Text).Select(word => word.Word).ToList();
        return [.. Items.Where(item => query.CategoryId is { } category ? item.Categories.Any(shelf => shelf.Id == category) : words.TrueForAll(item.Words.Contains))];
    }

    public static IEnumerable<long> InOrder(IEnumerable<Item> items, ProductOrder order) => (order switch
    {
        ProductOrder.Cheapest => items.OrderBy(item => item.Price),
        ProductOrder.Dearest => items.OrderByDescending(item => item.Price),
        ProductOrder.Newest => items.OrderByDescending(item => item.PublishedAt),
        _ => items.OrderByDescending(item => item.Popularity),
    }).ThenBy(item => item.Id).Select(item => item.Id);

    internal sealed class Item(Product product, IReadOnlyList<Shelf> categories)
    {
        private static readonly PriceBands Bands = new("EUR");

        private readonly HashSet<(string, string)> options = [.. product.Options.SelectMany((option, at) =>
            product.Variants.Where(v => v.IsActive).Select(v => (FacetKeys.OfOption(option.Name), FacetKeys.Of(v.OptionValues[at]))))];

        public long Id => product.Id;

        public string Brand => product.Brand.Slug;

        public long Price => product.PriceFrom.Minor;

        public int Popularity => product.Popularity;

        public DateTimeOffset PublishedAt => product.PublishedAt;

        public IReadOnlyList<Shelf> Categories => categories;

        public HashSet<string> Words { get; } = [.. new[] { product.Name, product.Brand.Name, product.Summary, product.Description }
            .Concat(categories.Select(shelf => shelf.Name)).Concat(product.Options.SelectMany(option => option.Values).Select(value => value.Name))
            .SelectMany(Analysis.Words).Select(word => word.Word)];

        public bool Passes(ProductFilters filters) => filters.Chosen.All(each => each.Values.Any(value => each.Facet switch
        {
            FacetKeys.Category => categories.Any(shelf => shelf.Path == value),
            FacetKeys.Brand => Brand == value,
            FacetKeys.Price => Price >= Bands.From(Bands.Find(value)).Minor && !(Bands.Below(Bands.Find(value)) is { } below && Price >= below.Minor),
            FacetKeys.Rating => product.RatingCount > 0 && product.RatingSum >= product.RatingCount * (value[0] - '0'),
            FacetKeys.Stock => product.Variants.Any(v => v.IsActive && v.StockItem.Saleable > 0),
            FacetKeys.Reduced => product.CompareAtMinor > Price,
            _ => options.Contains((each.Facet, value)),
        }));
    }
}
