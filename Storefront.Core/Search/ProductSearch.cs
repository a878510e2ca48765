using System.Text;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;

// The queries run in the database, which knows no culture of .NET: it lowers letters by its own.
#pragma warning disable CA1304, CA1311, CA1862

namespace Storefront.Core.Search;

/// <summary>Finds products by their words: every word of the question must stand in the name, the brand, the category or the description;
/// a SKU finds its product. Products that carry the first word in their name come first, then the more popular.</summary>
public sealed class ProductSearch(StoreDb db)
{
    public const int PageSize = 24;

    /// <summary>More words narrow nothing down; they only cost.</summary>
    private const int MostWords = 6;

    public async Task<Page<ProductCard>> RunAsync(string question, int page, CancellationToken cancel)
    {
        var words = WordsOf(question);
        if (words.Count == 0)
            return new Page<ProductCard>([], 1, PageSize, 0);

        var found = db.Products.Published();
        foreach (var word in words)
            found = found.Where(p =>
                p.Name.ToLower().Contains(word) || p.Brand.Name.ToLower().Contains(word) || p.Category.Name.ToLower().Contains(word)
                || p.Summary.ToLower().Contains(word) || p.Description.ToLower().Contains(word) || p.Variants.Any(v => v.IsActive && v.Sku.ToLower() == word));

        var total = await found.CountAsync(cancel);
        if (total == 0 || page < 1 || page > 1 + (total - 1) / PageSize)
            return new Page<ProductCard>([], page, PageSize, total);

        var first = words[0];
        var ids = await found
            .OrderByDescending(p => p.Name.ToLower().Contains(first)).ThenByDescending(p => p.Popularity).ThenBy(p => p.Id)
            .Select(p => p.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .ToListAsync(cancel);
        return new Page<ProductCard>(await db.ReadCardsAsync(ids, cancel), page, PageSize, total);
    }

    /// <summary>The words of a question in lower case. What is no character to PostgreSQL (U+0000, half a surrogate pair) parts words as a space does.</summary>
    public static IReadOnlyList<string> WordsOf(string? question)
    {
        var readable = string.Concat((question ?? "").EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString()));
        return [.. readable.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];
    }
}
