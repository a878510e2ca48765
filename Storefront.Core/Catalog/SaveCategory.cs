using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Catalog;

/// <summary>A category as staff typed it.</summary>
/// <param name="Name">What shoppers read.</param>
/// <param name="Slug">The last part of its path.</param>
/// <param name="Summary">One sentence, or nothing.</param>
/// <param name="Position">Order among its siblings.</param>
public sealed record CategoryDraft(string Name, string Slug, string Summary, int Position)
{
    public const int MaxName = 120;
    public const int MaxSlug = 80;
    public const int MaxPath = 300;

    public IReadOnlyList<CatalogFault> Check()
    {
        List<CatalogFault?> faults =
        [
            ProductDraft.Missing(nameof(Name), Name, MaxName),
            ProductDraft.SlugForm().IsMatch(Slug) && Slug.Length <= MaxSlug ? null : new(nameof(Slug), Refusals.SlugForm.With(MaxSlug)),
            Summary.Length <= ProductDraft.MaxSummary ? null : new(nameof(Summary), Refusals.TextTooLong.With(ProductDraft.MaxSummary)),
        ];
        return [.. faults.OfType<CatalogFault>()];
    }
}

/// <summary>Staff add a category, change one or remove an empty one. A new address takes all below it along, and the old ones lead there.</summary>
public sealed class SaveCategory(StoreWrites writes, TimeProvider time)
{
    /// <param name="parent">Path of the category above; null adds one at the top.</param>
    /// <param name="draft">What the form says.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public Task<Outcome<Category>> AddAsync(string? parent, CategoryDraft draft, CancellationToken cancel = default) => writes.RunAsync<Outcome<Category>>(
        async db =>
        {
            if (draft.Check() is [var fault, ..])
                return CatalogRefusals.Incomplete(fault);
            var above = parent is null ? null : await db.Categories.SingleOrDefaultAsync(c => c.Path == parent, cancel);
            if (parent is not null && above is null)
                return CatalogRefusals.NoSuchCategory;
            var path = PathOf(above?.Path, draft.Slug);
            if (path.Length > CategoryDraft.MaxPath || await db.Categories.AnyAsync(c => c.Path == path, cancel) || await db.OldPaths.AnyAsync(old => old.Path == path, cancel))
                return CatalogRefusals.SlugTaken;

            var category = new Category { Name = draft.Name, Path = path, Parent = above, Summary = draft.Summary, Position = draft.Position };
            db.Categories.Add(category);
            return category;
        },
        cancel);

    public Task<Outcome<Category>> ChangeAsync(string path, CategoryDraft draft, CancellationToken cancel = default) => writes.RunAsync<Outcome<Category>>(
        async db =>
        {
            if (draft.Check() is [var fault, ..])
                return CatalogRefusals.Incomplete(fault);
            if (await db.Categories.Include(c => c.Parent).SingleOrDefaultAsync(c => c.Path == path, cancel) is not { } category)
                return CatalogRefusals.NoSuchCategory;
            if (!await db.MoveAsync(category, PathOf(category.Parent?.Path, draft.Slug), time.GetUtcNow(), cancel))
                return CatalogRefusals.SlugTaken;

            (category.Name, category.Summary, category.Position) = (draft.Name, draft.Summary, draft.Position);
            return category;
        },
        cancel);

    /// <summary>Refuses one that still holds products, published or not, or categories.</summary>
    public Task<Outcome<Category>> RemoveAsync(string path, CancellationToken cancel = default) => writes.RunAsync<Outcome<Category>>(
        async db =>
        {
            if (await db.Categories.SingleOrDefaultAsync(c => c.Path == path, cancel) is not { } category)
                return CatalogRefusals.NoSuchCategory;
            if (await db.Products.AnyAsync(p => p.CategoryId == category.Id, cancel) || await db.Categories.AnyAsync(c => c.ParentId == category.Id, cancel))
                return CatalogRefusals.CategoryNotEmpty;

            db.Categories.Remove(category);
            return category;
        },
        cancel);

    private static string PathOf(string? parent, string slug) => parent is null ? slug : $"{parent}/{slug}";
}
