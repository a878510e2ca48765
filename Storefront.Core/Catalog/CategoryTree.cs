using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Catalog;

/// <summary>A category as pages show it.</summary>
public sealed record Shelf(long Id, long? ParentId, string Name, string Path, string Summary, string? ImagePath);

/// <summary>All categories of the shop at one moment, in the merchant's order. There are few of them, and every page needs some.</summary>
public sealed class CategoryTree
{
    public static readonly CategoryTree Empty = new([]);

    private readonly Dictionary<string, Shelf> byPath;
    private readonly Dictionary<long, Shelf> byId;
    private readonly ILookup<long?, Shelf> below;

    public CategoryTree(IReadOnlyList<Shelf> inOrder)
    {
        byPath = inOrder.ToDictionary(shelf => shelf.Path);
        byId = inOrder.ToDictionary(shelf => shelf.Id);
        below = inOrder.ToLookup(shelf => shelf.ParentId);
        Top = [.. below[null]];
    }

    public IReadOnlyList<Shelf> Top { get; }

    public Shelf? At(string path) => byPath.GetValueOrDefault(path);

    public Shelf? ById(long id) => byId.GetValueOrDefault(id);

    public IEnumerable<Shelf> Below(Shelf shelf) => below[shelf.Id];

    /// <summary>The way from the topmost category down to this one.</summary>
    public IReadOnlyList<Shelf> WayTo(Shelf shelf)
    {
        var way = new List<Shelf>();
        for (Shelf? at = shelf; at is not null; at = at.ParentId is { } parent ? ById(parent) : null)
            way.Insert(0, at);
        return way;
    }

    public static async Task<CategoryTree> ReadAsync(IQueryable<Category> categories, CancellationToken cancel) => new(await categories
        .AsNoTracking()
        .OrderBy(c => c.Position).ThenBy(c => c.Name)
        .Select(c => new Shelf(c.Id, c.ParentId, c.Name, c.Path, c.Summary, c.ImagePath))
        .ToListAsync(cancel));
}
