using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>Staff add a product or change one. All of the form is saved or nothing of it. Refuses what is incomplete, an address or a SKU that is another's,
/// and a form that was opened before somebody else saved.</summary>
public sealed class SaveProduct(StoreWrites writes, IOptions<StoreOptions> options, TimeProvider time)
{
    public Task<Outcome<Product>> AddAsync(ProductDraft draft, CancellationToken cancel = default) => writes.RunAsync<Outcome<Product>>(
        async db =>
        {
            if (draft.Check() is [var fault, ..])
                return CatalogRefusals.Incomplete(fault);
            if (!await db.IsFreeAsync(draft.Slug, 0, cancel))
                return CatalogRefusals.SlugTaken;

            var product = new Product { Name = "", Slug = draft.Slug, Summary = "", Description = "", PublishedAt = time.GetUtcNow() };
            db.Products.Add(product);
            return await FillAsync(db, product, draft, cancel) is { } refusal ? refusal : product;
        },
        cancel);

    /// <param name="slug">The product.</param>
    /// <param name="revision">As it was when the form was opened.</param>
    /// <param name="draft">What the form says now.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public Task<Outcome<Product>> ChangeAsync(string slug, int revision, ProductDraft draft, CancellationToken cancel = default) => writes.RunAsync<Outcome<Product>>(
        async db =>
        {
            if (draft.Check() is [var fault, ..])
                return CatalogRefusals.Incomplete(fault);
            var product = await db.Products.AsSplitQuery().Include(p => p.Variants).ThenInclude(v => v.StockItem).Include(p => p.Listings).Include(p => p.Succession).SingleOrDefaultAsync(p => p.Slug == slug, cancel);
            if (product is null)
                return CatalogRefusals.NoSuchProduct;
            if (product.Revision != revision)
                return CatalogRefusals.Changed;

            var now = time.GetUtcNow();
            if (!await db.MoveAsync(product, draft.Slug, now, cancel))
                return CatalogRefusals.SlugTaken;
            if (product.Status == ProductStatus.Draft && draft.Status == ProductStatus.Published)
                product.PublishedAt = now;
            return await FillAsync(db, product, draft, cancel) is { } refusal ? refusal : product;
        },
        cancel);

    private async Task<Refusal?> FillAsync(StoreDb db, Product product, ProductDraft draft, CancellationToken cancel)
    {
        if (await db.PathToRootAsync(draft.CategoryId, cancel) is not { Count: > 0 } path || !await db.TaxCategories.AnyAsync(tax => tax.Id == draft.TaxCategoryId, cancel))
            return CatalogRefusals.NoSuchCategory;
        var successor = draft.Successor.Length == 0 ? null : await db.Products.Published().SingleOrDefaultAsync(p => p.Slug == draft.Successor && p.Id != product.Id, cancel);
        if (draft.Successor.Length > 0 && successor is null)
            return CatalogRefusals.NoSuccessor;
        if (await TakenSkuAsync(db, product, draft, cancel) is { } sku)
            return CatalogRefusals.SkuTaken(sku);

        product.Change(draft, await db.BrandAsync(draft.Brand, cancel), path[0], successor);
        foreach (var (row, place) in draft.Variants.Select((row, place) => (row, place)))
        {
            var variant = row.Id == 0 ? product.AddVariant(row, options.Value.Currency) : product.Variants.Find(v => v.Id == row.Id);
            if (variant is null)
                return CatalogRefusals.NoSuchVariant;
            variant.Change(row, place);
        }

        // Products without choices may have several variants; people tell those by their numbers.
        if (product.Options.Count > 0 && product.Variants.Select(v => string.Join('\n', v.OptionValues)).Distinct().Count() < product.Variants.Count)
            return CatalogRefusals.OptionsIncomplete;
        if (product.Variants.Exists(v => v.OptionValues.Count != product.Options.Count || v.OptionValues.Any(value => value.Length == 0)))
            return CatalogRefusals.OptionsIncomplete;

        product.SummariseVariants();
        product.ListIn(path);
        return null;
    }

    /// <summary>SKUs differ in more than their case: people read them to each other.</summary>
    private static async Task<string?> TakenSkuAsync(StoreDb db, Product product, ProductDraft draft, CancellationToken cancel)
    {
        var skus = draft.Variants.Select(row => row.Sku).ToList();
        return await db.Variants.Where(v => skus.Contains(v.Sku) && v.ProductId != product.Id).Select(v => v.Sku).FirstOrDefaultAsync(cancel);
    }
}
