using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Catalog;

/// <summary>A category by its name, as links and tiles show it.</summary>
public sealed record CategoryLink(string Name, string Path, string? ImagePath);

/// <summary>Questions about categories that more than one page asks.</summary>
public static class CatalogQueries
{
    public static IQueryable<CategoryLink> TopLevel(this IQueryable<Category> categories) => categories.Below(null);

    /// <summary>The categories directly below one, in the merchant's order.</summary>
    public static IQueryable<CategoryLink> Below(this IQueryable<Category> categories, long? parentId) => categories
        .AsNoTracking()
        .Where(category => category.ParentId == parentId)
        .OrderBy(category => category.Position).ThenBy(category => category.Name)
        .Select(category => new CategoryLink(category.Name, category.Path, category.ImagePath));
}
