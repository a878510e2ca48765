using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data.Demo;
using Storefront.Core.Data.Demo.Pictures;
using Storefront.Core.Inventory;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Data;

public sealed class DemoCatalogueTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [BothDatabases]
    public async Task An_empty_shop_is_filled_once(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);

        var first = await store.Services.RunAsync((DemoCatalogue demo) => demo.SeedAsync());
        var second = await store.Services.RunAsync((DemoCatalogue demo) => demo.SeedAsync());

        Assert.True(first >= 300, $"{first} products");
        Assert.Equal(0, second);
        Assert.Equal(first, await store.Database.ReadAsync(db => db.Products.CountAsync()));
    }

    [Theory]
    [BothDatabases]
    public async Task A_shop_that_sells_something_is_left_alone(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await store.Given.AVariantAsync();

        Assert.Equal(0, await store.Services.RunAsync((DemoCatalogue demo) => demo.SeedAsync()));
        Assert.Equal(1, await store.Database.ReadAsync(db => db.Products.CountAsync()));
        Assert.False(await store.Database.ReadAsync(db => db.Brands.AnyAsync(brand => brand.Slug == "saltholm")));
    }

    [Theory]
    [BothDatabases]
    public async Task The_catalogue_holds_together(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await store.Services.RunAsync((DemoCatalogue demo) => demo.SeedAsync());
        await using var db = store.Database.Open();
        var products = await db.Products.AsNoTracking().AsSplitQuery()
            .Include(p => p.Category).Include(p => p.TaxCategory).Include(p => p.Brand).Include(p => p.Images).Include(p => p.Listings)
            .Include(p => p.Variants).ThenInclude(v => v.StockItem)
            .OrderBy(p => p.Id).ToListAsync(None);
        var categories = await db.Categories.AsNoTracking().ToListAsync(None);

        Assert.True(categories.Count >= 15);
        Assert.Contains(categories, category => category.Path.Count(c => c == '/') == 2);
        Assert.All(categories, category => Assert.Contains(products, product => product.Listings.Any(listing => listing.CategoryId == category.Id)));
        Assert.InRange(products.Select(product => product.BrandId).Distinct().Count(), 12, 18);
        Assert.Equal(products.Count, products.Select(product => product.Slug).Distinct().Count());
        Assert.Equal(products.Count, products.Select(product => product.Summary).Distinct().Count());
        Assert.All(products, AssertIsSane);

        var variants = products.SelectMany(product => product.Variants).ToList();
        Assert.Contains(variants, variant => variant.StockItem.Available == 0);
        Assert.Contains(variants, variant => StockItem.Level(variant.StockItem.Saleable, variant.StockItem.LowStockAt) == StockLevel.Low);
        Assert.Contains(products, product => product.Options.Count == 2 && product.Variants.Count < product.Options[0].Values.Count * product.Options[1].Values.Count);
        Assert.InRange(products.Count(product => product.CompareAtMinor is not null), 40, 100);
        Assert.Contains(products, product => product.RatingCount == 0);
        Assert.InRange(products.Count(product => product.IsFeatured), 12, 60);
        Assert.Equal(["pantry", "books"], products.Where(product => product.TaxCategory.Code == "reduced").Select(product => product.Category.Path.Split('/')[0]).Distinct().OrderDescending());
    }

    [Theory]
    [BothDatabases]
    public async Task The_ledger_explains_the_stock_and_the_reviews_the_rating(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await store.Services.RunAsync((DemoCatalogue demo) => demo.SeedAsync());
        await using var db = store.Database.Open();

        var wrongStock = await db.StockItems.CountAsync(item => item.OnHand != db.StockMovements.Where(m => m.StockItemId == item.Id).Sum(m => m.OnHand), None);
        var wrongRating = await db.Products.CountAsync(p => p.RatingCount != db.Reviews.Count(r => r.ProductId == p.Id) || p.RatingSum != db.Reviews.Where(r => r.ProductId == p.Id).Sum(r => r.Rating), None);
        var repeated = (await db.Reviews.Select(r => new { r.ProductId, r.Body }).ToListAsync(None)).GroupBy(r => r).Count(same => same.Count() > 1);

        Assert.Equal(0, wrongStock);
        Assert.Equal(0, wrongRating);
        Assert.Equal(0, repeated);
        Assert.True(await db.Reviews.AllAsync(r => r.WrittenAt < DemoCatalogue.Epoch && r.WrittenAt > r.Product.PublishedAt, None));
    }

    [Fact]
    public async Task Both_databases_hold_the_same_catalogue()
    {
        Assert.Equal(await TextOfAsync(DatabaseKind.Sqlite), await TextOfAsync(DatabaseKind.Postgres));

        static async Task<string> TextOfAsync(DatabaseKind kind)
        {
            await using var store = await Store.OpenAsync(kind);
            await store.Services.RunAsync((DemoCatalogue demo) => demo.FillAsync(400, _ => { }));
            await using var db = store.Database.Open();
            var products = await db.Products.AsNoTracking().OrderBy(p => p.Id)
                .Select(p => new { p.Id, p.Name, p.Description, p.PublishedAt, p.PriceFrom.Minor, p.RatingSum, Skus = p.Variants.OrderBy(v => v.Id).Select(v => v.Sku).ToList(), Images = p.Images.OrderBy(i => i.Id).Select(i => i.Path).ToList() })
                .ToListAsync(None);
            return string.Join('\n', products.Select(p => $"{p.Id} {p.Name} {p.Description} {p.PublishedAt:O} {p.Minor} {p.RatingSum} {string.Join(' ', p.Skus)} {string.Join(' ', p.Images)}"));
        }
    }

    [Theory]
    [BothDatabases]
    public async Task Filling_goes_on_where_it_stopped_and_ends_at_the_number_asked_for(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var told = new List<long>();

        await store.Services.RunAsync((DemoCatalogue demo) => demo.FillAsync(1_000, told.Add));
        await store.Services.RunAsync((DemoCatalogue demo) => demo.FillAsync(2_000, told.Add));
        await store.Services.RunAsync((DemoCatalogue demo) => demo.FillAsync(2_000, told.Add));

        Assert.Equal([1_000, 2_000], told);
        await using var db = store.Database.Open();
        Assert.Equal(2_000, await db.Products.CountAsync(None));
        Assert.Equal(2_000, await db.Products.Select(p => p.Slug).Distinct().CountAsync(None));
        Assert.Equal(0, await db.Products.CountAsync(p => !p.Variants.Any() || !p.Images.Any() || !p.Listings.Any(l => l.Category.ParentId == null), None));
        // The next product that staff add gets a number of its own.
        var variant = await store.Given.AVariantAsync();
        Assert.True(variant.Id > await db.Variants.Where(v => v.Sku.StartsWith("B0")).MaxAsync(v => v.Id, None));
    }

    [Fact]
    public async Task A_large_fill_puts_every_index_and_foreign_key_back()
    {
        await using var store = await Store.OpenAsync(DatabaseKind.Postgres);
        var before = await SchemaAsync(store);

        await store.Services.RunAsync((DemoCatalogue demo) => demo.FillAsync(50_500, _ => { }));

        Assert.Equal(before, await SchemaAsync(store));
        Assert.Equal(50_500, await store.Database.ReadAsync(db => db.Products.CountAsync()));

        static Task<List<string>> SchemaAsync(Store store) => store.Database.ReadAsync(db => db.Database.SqlQuery<string>(
            $"""
            SELECT indexdef AS "Value" FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated FROM pg_constraint WHERE contype = 'f'
            """).OrderBy(line => line).ToListAsync());
    }

    [Fact]
    public async Task The_shop_ships_to_the_union_and_four_countries_beyond_and_taxes_only_the_union()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.Open();
        await DemoGround.PrepareAsync(db, None);
        var today = new DateOnly(2026, 11, 2);

        Assert.Equal(31, await db.ShippingZoneCountries.CountAsync(None));
        Assert.Equal(27, await db.TaxRates.Select(rate => rate.Country).Distinct().CountAsync(None));
        var germany = TaxQuote.Of(await db.TaxRates.Include(rate => rate.TaxCategory).Where(rate => rate.Country == "DE").ToListAsync(None));
        Assert.Equal(190_000, germany.Shipping);
        Assert.Equal(70_000, germany.For((await db.TaxCategories.SingleAsync(category => category.Code == "reduced", None)).Id));
        foreach (var country in await db.ShippingZoneCountries.Select(c => c.Country).ToListAsync(None))
        {
            var mug = ShippingQuote.From(await RatesToAsync(country), 400, 2400, today);
            Assert.Equal(["standard", "express"], mug.Select(offer => offer.Code));
        }

        Assert.Equal(0, ShippingQuote.From(await RatesToAsync("DE"), 400, 10_000, today)[0].Price.Minor);
        Assert.Equal(["freight"], ShippingQuote.From(await RatesToAsync("DE"), 48_000, 119_000, today).Select(offer => offer.Code));
        Assert.Empty(ShippingQuote.From(await RatesToAsync("US"), 48_000, 119_000, today));

        Task<List<ShippingRate>> RatesToAsync(string country) => db.ShippingRates.To(country).ToListAsync(None);
    }

    [Fact]
    public void No_sentence_of_a_description_is_read_twice_on_one_shelf()
    {
        foreach (var category in DemoContent.Categories)
        {
            var paragraphs = Descriptions.Of(category).Values.SelectMany(text => text.Split("\n\n")).ToList();
            var sentences = paragraphs.SelectMany(paragraph => paragraph.Split(". ")).Select(sentence => sentence.TrimEnd('.')).ToList();

            Assert.Equal([], sentences.GroupBy(sentence => sentence).Where(same => same.Count() > 1).Select(same => $"{category.Path}: {same.Key}"));
        }
    }

    [Fact]
    public void Every_sentence_kept_for_some_products_has_one_that_it_suits() =>
        Assert.Equal([], DemoContent.Categories.SelectMany(category => category.Fragments
            .Where(fragment => !category.Products.Any(fragment.Suits)).Select(fragment => $"{category.Path}: {fragment.Sentence}")));

    private static void AssertIsSane(Product product)
    {
        Assert.Equal(ProductStatus.Published, product.Status);
        Assert.InRange(product.PublishedAt, DemoCatalogue.Epoch.AddYears(-3), DemoCatalogue.Epoch);
        Assert.InRange(product.Description.Split("\n\n").Length, 2, 3);
        Assert.True(product.Specifications.Count >= 3, product.Name);
        Assert.DoesNotContain(product.Specifications, row => row.Value.Length == 0 || row.Name.Length == 0);
        Assert.NotEmpty(product.Variants);
        Assert.Equal(product.PriceFrom.Minor, product.Variants.Min(variant => variant.Price.Minor));
        Assert.Equal(product.Variants.Count, product.Variants.Select(variant => string.Join('/', variant.OptionValues)).Distinct().Count());
        foreach (var variant in product.Variants)
        {
            Assert.InRange(variant.Price.Minor, 500, 250_000);
            Assert.True(variant.CompareAtMinor is null || variant.CompareAtMinor > variant.Price.Minor, variant.Sku);
            Assert.InRange(variant.WeightGrams, 20, 80_000);
            Assert.Matches("^[A-Z0-9-]+$", variant.Sku);
            Assert.Equal(product.Options.Count, variant.OptionValues.Count);
            for (var i = 0; i < product.Options.Count; i++)
                Assert.Contains(variant.OptionValues[i], product.Options[i].Values.Select(value => value.Name));
        }

        Assert.Equal(product.Category.Path.Split('/').Length, product.Listings.Count);
        foreach (var image in product.Images)
        {
            DemoPictureTests.AssertIsPicture(image.Path["/media/demo/".Length..^".svg".Length]);
            Assert.StartsWith(product.Name, image.Alt, StringComparison.Ordinal);
            Assert.Equal(product.Options.Any(option => option.Name == "Colour"), image.OptionValue is not null);
        }

        var colours = product.Options.FirstOrDefault(option => option.Name == "Colour")?.Values ?? [];
        Assert.All(colours, colour =>
        {
            Assert.Equal(Palette.Hex(colour.Name.ToLower(CultureInfo.InvariantCulture)), colour.Swatch);
            Assert.Equal(2, product.Images.Count(image => image.OptionValue == colour.Name));
        });
    }
}
