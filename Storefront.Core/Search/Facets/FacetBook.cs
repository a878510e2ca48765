using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Catalog;
using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>The names behind the numbers that facets are counted by: brands, categories, options and their values, and what means the same.</summary>
internal sealed class FacetNames
{
    public required FrozenDictionary<string, (long Id, string Name)> BrandsByKey { get; init; }

    public required FrozenDictionary<long, (string Key, string Name)> Brands { get; init; }

    public required ILookup<string, FacetOption> OptionsByKey { get; init; }

    public required FrozenDictionary<long, FacetOption> Options { get; init; }

    public required CategoryTree Categories { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Synonyms { get; init; }

    public static async Task<FacetNames> ReadAsync(StoreDb db, CancellationToken cancel)
    {
        var brands = await db.Brands.AsNoTracking().Select(b => new { b.Id, b.Slug, b.Name }).ToListAsync(cancel);
        var options = await db.FacetOptions.AsNoTracking().ToListAsync(cancel);
        return new FacetNames
        {
            BrandsByKey = brands.ToFrozenDictionary(b => b.Slug, b => (b.Id, b.Name)),
            Brands = brands.ToFrozenDictionary(b => b.Id, b => (b.Slug, b.Name)),
            OptionsByKey = options.ToLookup(option => option.OptionKey),
            Options = options.ToFrozenDictionary(option => option.Id),
            Categories = await CategoryTree.ReadAsync(db.Categories, cancel),
            Synonyms = await db.Synonyms.AsNoTracking().Select(synonym => synonym.Phrases).ToListAsync(cancel),
        };
    }
}

/// <summary>The names of facets, read at most once a minute: they are few and change seldom. Whoever changes them here lets the book forget them.</summary>
internal sealed class FacetBook(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Reading? last;

    public async ValueTask<FacetNames> ReadAsync(CancellationToken cancel)
    {
        if (last is { } known && time.GetUtcNow() < known.Until)
            return known.Names;

        var until = time.GetUtcNow() + Fresh;
        await using var scope = scopes.CreateAsyncScope();
        var names = await FacetNames.ReadAsync(scope.ServiceProvider.GetRequiredService<StoreDb>(), cancel);
        last = new Reading(names, until);
        return names;
    }

    public void Forget() => last = null;

    private sealed record Reading(FacetNames Names, DateTimeOffset Until);
}
