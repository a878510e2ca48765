using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Taxes;

namespace Storefront.Core.Data.Demo;

/// <summary>What products stand on: brands, categories, taxes and shipping. Made where missing, found where not.</summary>
internal sealed class DemoGround
{
    private DemoGround(Dictionary<string, Brand> brands, Dictionary<string, Category> categories, Dictionary<string, TaxCategory> taxes) =>
        (Brands, Categories, Taxes) = (brands, categories, taxes);

    public IReadOnlyDictionary<string, Brand> Brands { get; }

    /// <summary>By path.</summary>
    public IReadOnlyDictionary<string, Category> Categories { get; }

    /// <summary>By code.</summary>
    public IReadOnlyDictionary<string, TaxCategory> Taxes { get; }

    public static async Task<DemoGround> PrepareAsync(StoreDb db, CancellationToken cancel)
    {
        var taxes = await DemoTrade.TaxesAsync(db, cancel);
        await DemoTrade.ShippingAsync(db, cancel);
        var brands = await BrandsAsync(db, cancel);
        var categories = await CategoriesAsync(db, cancel);
        await db.SaveChangesAsync(cancel);
        return new DemoGround(brands, categories, taxes);
    }

    /// <summary>The category itself first, the topmost last.</summary>
    public IEnumerable<Category> PathToRoot(Category category)
    {
        for (var path = category.Path; ; path = path[..path.LastIndexOf('/')])
        {
            yield return Categories[path];
            if (!path.Contains('/', StringComparison.Ordinal)) yield break;
        }
    }

    private static async Task<Dictionary<string, Brand>> BrandsAsync(StoreDb db, CancellationToken cancel)
    {
        var known = await db.Brands.ToDictionaryAsync(brand => brand.Slug, cancel);
        return DemoContent.Brands.Keys.ToDictionary(name => name, name =>
            known.GetValueOrDefault(DemoProducts.Slug(name)) ?? db.Add(new Brand { Name = name, Slug = DemoProducts.Slug(name) }).Entity);
    }

    private static async Task<Dictionary<string, Category>> CategoriesAsync(StoreDb db, CancellationToken cancel)
    {
        var categories = await db.Categories.ToDictionaryAsync(category => category.Path, cancel);
        var position = 0;
        foreach (var content in DemoContent.Categories)
        {
            position++;
            if (categories.ContainsKey(content.Path)) continue;
            var slash = content.Path.LastIndexOf('/');
            categories[content.Path] = db.Add(new Category
            {
                Name = content.Name,
                Path = content.Path,
                Summary = content.Summary,
                Parent = slash < 0 ? null : categories[content.Path[..slash]],
                Position = position,
                ImagePath = Tile(content.Path),
            }).Entity;
        }

        return categories;
    }

    /// <summary>A category shows the first product on its own shelf or on the first one below.</summary>
    private static string Tile(string path)
    {
        var first = DemoContent.Categories.Where(category => category.Path == path || category.Path.StartsWith(path + "/", StringComparison.Ordinal)).SelectMany(category => category.Products).First();
        return new Pictures.PictureKey(first.Silhouette, first.Colours[0], first.Pattern, 0x0a11, Pictures.PictureView.Main).Path;
    }
}
