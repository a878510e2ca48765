using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin.Products;
using Storefront.Web.Components.Ui;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Admin.Products;

/// <summary>Lays out the form of a product, new or known.</summary>
public sealed class ProductDesk(StoreDb db, IOptions<StoreOptions> store)
{
    /// <summary>More than these are found by typing.</summary>
    private const int MostBrands = 500;

    public string Currency => store.Value.Currency;

    public Task<Product?> FindAsync(string slug, CancellationToken cancel) => db.Products.AsNoTracking().AsSplitQuery()
        .Include(p => p.Brand).Include(p => p.Variants).ThenInclude(v => v.StockItem).Include(p => p.Succession!.Successor)
        .SingleOrDefaultAsync(p => p.Slug == slug, cancel);

    /// <param name="known">The product as it is now; null for a new one.</param>
    /// <param name="typed">What was typed and refused; null shows what is known.</param>
    /// <param name="errors">Why it was refused.</param>
    /// <param name="meanwhile">What differs in what somebody else saved.</param>
    /// <param name="news">What has just happened.</param>
    /// <param name="token">Antiforgery.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<ProductFormView> LayOutAsync(
        Product? known, ProductTyped? typed, IReadOnlyList<FormError> errors, IReadOnlyList<Difference> meanwhile, string? news, string token, CancellationToken cancel)
    {
        var options = known is null ? [] : known.Options.Select(option => option.Name).ToList();
        var fields = typed ?? (known is null ? Empty : ProductTyped.Of(known, Currency));
        // There is always room for one more.
        if (!fields.Variants.Any(row => row.IsEmpty))
            fields = fields with { Variants = [.. fields.Variants, VariantTyped.Empty(options.Count)] };
        var categories = await db.Categories.AsNoTracking().OrderBy(c => c.Path).Select(c => new { c.Id, c.Name, c.Path }).ToListAsync(cancel);
        var names = categories.ToDictionary(c => c.Path, c => c.Name);
        return new ProductFormView(
            known?.Slug,
            known?.Revision ?? 0,
            fields,
            options,
            [.. categories.Select(c => new Select.Choice(ProductTyped.Text(c.Id), WayTo(c.Path, names)))],
            [.. (await db.TaxCategories.AsNoTracking().OrderBy(t => t.Id).Select(t => new { t.Id, t.Name }).ToListAsync(cancel)).Select(t => new Select.Choice(ProductTyped.Text(t.Id), t.Name))],
            await db.Brands.OrderBy(b => b.Name).Select(b => b.Name).Take(MostBrands).ToListAsync(cancel),
            Currency,
            errors,
            meanwhile,
            news,
            token);
    }

    /// <summary>Where a refusal belongs in the form.</summary>
    public static FormError At(Refusal refusal, ProductTyped typed) => refusal.Code switch
    {
        "address_taken" => new("Slug", refusal.Message),
        "no_such_category" => new("CategoryId", refusal.Message),
        "no_such_successor" => new("Successor", refusal.Message),
        "sku_taken" => new($"Sku.{typed.Variants.ToList().FindIndex(row => refusal.Message.Contains(row.Sku, StringComparison.Ordinal) && row.Sku.Length > 0)}", refusal.Message),
        _ => new("", refusal.Message),
    };

    private static ProductTyped Empty => new("", "", "", "", "", "", "", nameof(ProductStatus.Draft), false, "", []);

    private static string WayTo(string path, Dictionary<string, string> names)
    {
        var parts = path.Split('/');
        return string.Join(" › ", Enumerable.Range(1, parts.Length).Select(count => names.GetValueOrDefault(string.Join('/', parts[..count]), parts[count - 1])));
    }
}
