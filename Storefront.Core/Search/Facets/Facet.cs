namespace Storefront.Core.Search;

public enum FacetKind
{
    /// <summary>Categories below; at most one is chosen.</summary>
    Category = 1,
    Brand = 2,
    Price = 3,

    /// <summary>So many stars or more; at most one is chosen.</summary>
    Rating = 4,

    /// <summary>A choice that products offer, such as their colour.</summary>
    Option = 5,
    Stock = 6,
    Reduced = 7,
}

/// <summary>A way to narrow a list down. Of its values one or another is enough; of several facets each has to hold.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">Its name for people where the catalogue gives one: an option's.</param>
public sealed record Facet(FacetKind Kind, string Key, string Name, IReadOnlyList<FacetValue> Values);

/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">Its name for people where the catalogue gives one: a brand, a category, an option's value.</param>
/// <param name="Count">Products that would be listed with this value and what is chosen of the other facets.</param>
/// <param name="Swatch">A colour as <c>#rrggbb</c>.</param>
public sealed record FacetValue(string Key, string Name, BoundedCount Count, bool IsChosen, string? Swatch = null);

/// <summary>The names of the facets in addresses.</summary>
public static class FacetKeys
{
    public const string Category = "in";
    public const string Brand = "brand";
    public const string Price = "price";
    public const string Rating = "rating";
    public const string Stock = "stock";
    public const string Reduced = "reduced";

    /// <summary>The one value of <see cref="Stock"/> and of <see cref="Reduced"/>.</summary>
    public const string Yes = "yes";

    /// <summary>What else stands in an address of a list: no option is named so.</summary>
    private static readonly HashSet<string> Taken = [Category, Brand, Price, Rating, Stock, Reduced, "q", "sort", "page", "handler", "variant"];

    private static readonly string[] Before = [Category, Brand, Price, Rating];

    private static readonly string[] After = [Stock, Reduced];

    /// <summary>Options stand between, in the order of their names.</summary>
    public static int Place(string key) => Array.IndexOf(Before, key) is >= 0 and var early ? early : Array.IndexOf(After, key) is >= 0 and var late ? 100 + late : 50;

    /// <summary>How an option is named in addresses: "Colour" is <c>colour</c>.</summary>
    public static string OfOption(string name)
    {
        var key = Of(name);
        return Taken.Contains(key) ? $"option-{key}" : key;
    }

    /// <summary>Letters and digits of a name without their accents, with hyphens between its words.</summary>
    public static string Of(string name)
    {
        var key = string.Join('-', Folding.Words(name));
        return key.Length == 0 ? "other" : key;
    }
}
