using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Catalog;

public class SaveProductTests(Stores stores) : IClassFixture<Stores>
{
    private static Task<Outcome<Product>> AddAsync(Store store, ProductDraft draft) => store.Services.RunAsync((SaveProduct save) => save.AddAsync(draft));

    private static Task<Outcome<Product>> ChangeAsync(Store store, string slug, int revision, ProductDraft draft) =>
        store.Services.RunAsync((SaveProduct save) => save.ChangeAsync(slug, revision, draft));

    private static Task<Product> FindAsync(Store store, string slug) => store.Database.ReadAsync(db => db.Products.AsNoTracking().AsSplitQuery()
        .Include(p => p.Brand).Include(p => p.Listings).Include(p => p.Variants).ThenInclude(v => v.StockItem).SingleAsync(p => p.Slug == slug));

    private static async Task<ProductDraft> DraftAsync(Store store, Category category, params VariantDraft[] variants)
    {
        var name = $"Thing {Guid.NewGuid():N}";
        var tax = await store.Database.ReadAsync(db => db.TaxCategories.Select(t => t.Id).FirstAsync());
        return new ProductDraft(name, Slug.Of(name), "In one sentence.", "At length.", "Maker & Sons", category.Id, tax, ProductStatus.Published, false, "", variants);
    }

    private static VariantDraft Row(string? sku = null, long id = 0, long price = 1990, params string[] values) =>
        new(id, sku ?? $"S{Guid.NewGuid():N}"[..20], "", values, price, null, 300, 5, 0, true);

    private static ProductDraft AsDraft(Product product) => new(
        product.Name, product.Slug, product.Summary, product.Description, product.Brand.Name, product.CategoryId, product.TaxCategoryId, product.Status, product.IsFeatured, "",
        [.. product.Variants.OrderBy(v => v.Position).Select(v => new VariantDraft(
            v.Id, v.Sku, v.Gtin ?? "", v.OptionValues, v.Price.Minor, v.CompareAtMinor, v.WeightGrams, v.StockItem.LowStockAt, v.StockItem.SafetyThreshold, v.IsActive))]);

    [Theory, BothDatabases]
    public async Task A_new_product_stands_in_its_category_and_all_above_with_its_lowest_price(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var above = await store.Given.ACategoryAsync();
        var category = await store.Given.ACategoryAsync(parent: above);

        var added = await AddAsync(store, await DraftAsync(store, category, Row(price: 2500), Row(price: 1990)));

        Assert.True(added.Succeeded, added.Refusal?.Message);
        var product = await FindAsync(store, added.Value.Slug);
        Assert.Equal(Euro(1990), product.PriceFrom);
        Assert.True(product.HasPriceRange);
        Assert.Equal([category.Id, above.Id], product.Listings.Select(l => l.CategoryId).OrderDescending());
        Assert.All(product.Listings, listing => Assert.True(listing is { IsPublished: true, PriceMinor: 1990 }));
        Assert.Equal("maker-sons", product.Brand.Slug);
        Assert.All(product.Variants, variant => Assert.Equal((0, 0), (variant.StockItem.OnHand, variant.StockItem.Available)));
    }

    [Theory, BothDatabases]
    public async Task A_changed_price_and_category_are_what_lists_show(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var (here, there) = (await store.Given.ACategoryAsync(), await store.Given.ACategoryAsync());
        var slug = (await AddAsync(store, await DraftAsync(store, here, Row()))).Value.Slug;
        var product = await FindAsync(store, slug);
        var draft = AsDraft(product);

        var saved = await ChangeAsync(store, slug, product.Revision, draft with
        {
            CategoryId = there.Id,
            Variants = [draft.Variants[0] with { PriceMinor = 1500, CompareAtMinor = 1990 }, Row(price: 9900)],
        });

        Assert.True(saved.Succeeded, saved.Refusal?.Message);
        product = await FindAsync(store, slug);
        Assert.Equal((Euro(1500), 1990L, true), (product.PriceFrom, product.CompareAtMinor, product.HasPriceRange));
        var listing = Assert.Single(product.Listings);
        Assert.Equal((there.Id, 1500L), (listing.CategoryId, listing.PriceMinor));
        Assert.Equal(2, product.Variants.Count);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_save_the_same_form_one_is_told_and_nothing_is_lost(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var slug = (await AddAsync(store, await DraftAsync(store, await store.Given.ACategoryAsync(), Row()))).Value.Slug;
        var product = await FindAsync(store, slug);

        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ChangeAsync(store, slug, product.Revision, AsDraft(product) with { Summary = $"Version {i}" })));

        var won = Assert.Single(saved, one => one.Succeeded).Value;
        Assert.All(saved.Where(one => !one.Succeeded), one => Assert.Equal("changed_meanwhile", one.Refusal!.Code));
        Assert.Equal((won.Summary, product.Revision + 1), await store.Database.ReadAsync(async db => (await db.Products.Where(p => p.Slug == slug).Select(p => new { p.Summary, p.Revision }).SingleAsync()) is var now ? (now.Summary, now.Revision) : default));
    }

    [Theory, BothDatabases]
    public async Task An_old_address_stays_its_products_leads_on_in_one_hop_and_going_back_frees_it(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var category = await store.Given.ACategoryAsync();
        var draft = await DraftAsync(store, category, Row());
        var first = draft.Slug;
        var (second, third) = (first + "-2", first + "-3");
        await AddAsync(store, draft);

        foreach (var (from, to) in new[] { (first, second), (second, third) })
        {
            var product = await FindAsync(store, from);
            Assert.True((await ChangeAsync(store, from, product.Revision, AsDraft(product) with { Slug = to })).Succeeded);
        }

        Assert.Equal((third, third), await store.Database.ReadAsync(async db => (await db.FindMovedProductAsync(first, default), await db.FindMovedProductAsync(second, default))));
        Assert.Equal("address_taken", (await AddAsync(store, (await DraftAsync(store, category, Row())) with { Slug = first })).Refusal?.Code);

        var now = await FindAsync(store, third);
        Assert.True((await ChangeAsync(store, third, now.Revision, AsDraft(now) with { Slug = first })).Succeeded);
        Assert.Null(await store.Database.ReadAsync(db => db.FindMovedProductAsync(first, default)));
        Assert.Equal(first, await store.Database.ReadAsync(db => db.FindMovedProductAsync(third, default)));
    }

    [Theory, BothDatabases]
    public async Task What_is_incomplete_or_anothers_is_refused_and_nothing_is_saved(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);
        var category = await store.Given.ACategoryAsync();
        var taken = Row();
        await AddAsync(store, await DraftAsync(store, category, taken));
        var good = await DraftAsync(store, category, Row());

        Assert.Equal("sku_taken", (await AddAsync(store, good with { Variants = [taken] })).Refusal?.Code);
        Assert.Equal("no_such_category", (await AddAsync(store, good with { CategoryId = 999_999_999 })).Refusal?.Code);
        Assert.Equal("no_such_successor", (await AddAsync(store, good with { Successor = "nothing-like-it" })).Refusal?.Code);
        Assert.Equal("incomplete", (await AddAsync(store, good with { Name = "" })).Refusal?.Code);
        Assert.Equal("no_such_product", (await ChangeAsync(store, good.Slug, 0, good)).Refusal?.Code);
        Assert.False(await store.Database.ReadAsync(db => db.Products.AnyAsync(p => p.Slug == good.Slug)));
    }

    [Theory]
    [InlineData("Blue Mug", "blue-mug")]
    [InlineData("  Crème brûlée – für 2! ", "creme-brulee-fur-2")]
    [InlineData("Straße Nº 5", "strasse-no-5")]
    [InlineData("O'Neill & Söhne", "oneill-sohne")]
    [InlineData("!!!", "x")]
    public void A_name_becomes_an_address(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void Every_fault_of_a_form_is_told_with_its_field()
    {
        var draft = new ProductDraft(
            "", "No Slug", "", "", "", 1, 1, ProductStatus.Published, false, "",
            [new(0, "", "12", [], null, null, -1, null, null, false), new(0, "A", "", [], 500, 400, 1, 1, 0, false), new(0, "a", "", [], 500, null, 1, 1, 0, false)]);

        Assert.Equal(
            ["Name", "Slug", "Summary", "Brand", "Status", "Sku.0", "Gtin.0", "Price.0", "Weight.0", "LowStockAt.0", "SafetyThreshold.0", "CompareAt.1", "Sku.2"],
            draft.Check().Select(fault => fault.Field));
    }
}
