using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Catalog;

/// <summary>How addresses change hands, which is: never. What is left is kept for its owner, so that every old link leads in one hop to where the thing is
/// now, however often it has moved; going back to an old address takes that one out of the list again.</summary>
public static class Addresses
{
    /// <summary>Where the product is now that had this address once; null when none had.</summary>
    public static Task<string?> FindMovedProductAsync(this StoreDb db, string slug, CancellationToken cancel) =>
        db.OldSlugs.Where(old => old.Slug == slug).Select(old => old.Product.Slug).SingleOrDefaultAsync(cancel);

    /// <summary>Where visitors of an archived product are sent: to what replaces it, or replaces that; null when nothing does that can be seen.</summary>
    public static async Task<string?> FindSuccessorAsync(this StoreDb db, long archived, CancellationToken cancel)
    {
        var at = (long?)archived;
        // Two that replace each other lead nowhere.
        for (var hops = 0; hops < 10 && at is not null; hops++)
        {
            var next = await db.Successions.Where(s => s.ProductId == at).Select(s => new { s.Successor.Id, s.Successor.Slug, s.Successor.Status }).SingleOrDefaultAsync(cancel);
            if (next?.Status == ProductStatus.Published)
                return next.Slug;
            at = next?.Id;
        }

        return null;
    }

    /// <summary>Where the category is now that had this path once; null when none had.</summary>
    public static Task<string?> FindMovedCategoryAsync(this StoreDb db, string path, CancellationToken cancel) =>
        db.OldPaths.Where(old => old.Path == path).Select(old => old.Category.Path).SingleOrDefaultAsync(cancel);

    /// <summary>Inside a unit of writing.</summary>
    /// <returns>False when the address belongs, or has belonged, to another product.</returns>
    internal static async Task<bool> MoveAsync(this StoreDb db, Product product, string slug, DateTimeOffset now, CancellationToken cancel)
    {
        if (product.Slug == slug)
            return true;
        if (!await db.IsFreeAsync(slug, product.Id, cancel))
            return false;

        await db.OldSlugs.Where(old => old.Slug == slug).ExecuteDeleteAsync(cancel);
        db.OldSlugs.Add(new OldSlug { Slug = product.Slug, ProductId = product.Id, LeftAt = now });
        product.Slug = slug;
        return true;
    }

    /// <summary>Whether a product may have this address; 0 stands for one that is new.</summary>
    internal static async Task<bool> IsFreeAsync(this StoreDb db, string slug, long productId, CancellationToken cancel) =>
        !await db.Products.AnyAsync(p => p.Slug == slug && p.Id != productId, cancel) && !await db.OldSlugs.AnyAsync(old => old.Slug == slug && old.ProductId != productId, cancel);

    /// <summary>Moves a category with all below it. Inside a unit of writing.</summary>
    /// <returns>False when one of the new paths belongs, or has belonged, to another category.</returns>
    internal static async Task<bool> MoveAsync(this StoreDb db, Category category, string path, DateTimeOffset now, CancellationToken cancel)
    {
        if (category.Path == path)
            return true;

        var (before, below) = (category.Path, category.Path + "/");
        var moving = await db.Categories.Where(c => c.Id == category.Id || c.Path.StartsWith(below)).ToListAsync(cancel);
        var to = moving.ToDictionary(c => c.Id, c => path + c.Path[before.Length..]);
        var (ids, paths) = (to.Keys.ToList(), to.Values.ToList());
        if (await db.Categories.AnyAsync(c => paths.Contains(c.Path) && !ids.Contains(c.Id), cancel))
            return false;
        var kept = await db.OldPaths.Where(old => paths.Contains(old.Path)).ToListAsync(cancel);
        if (kept.Exists(old => to.GetValueOrDefault(old.CategoryId) != old.Path))
            return false;

        db.OldPaths.RemoveRange(kept);
        foreach (var each in moving)
        {
            db.OldPaths.Add(new OldPath { Path = each.Path, CategoryId = each.Id, LeftAt = now });
            each.Path = to[each.Id];
        }

        return true;
    }
}
