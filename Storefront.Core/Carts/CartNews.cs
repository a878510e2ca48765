namespace Storefront.Core.Carts;

/// <summary>Something the shop did to a cart by itself, told until the shopper changes it next.</summary>
/// <param name="Subject">The product's name, or the code.</param>
/// <param name="Before">How many there were.</param>
/// <param name="Now">How many there are.</param>
/// <param name="Reason">Why, where it is not in the kind.</param>
public sealed record CartNews(CartNewsKind Kind, string? Subject = null, int? Before = null, int? Now = null, string? Reason = null);

/// <summary>Stored as numbers, so these never change.</summary>
public enum CartNewsKind
{
    /// <summary>The cart from before signing in and the shopper's own became one.</summary>
    Merged = 0,

    /// <summary>More than there is.</summary>
    Trimmed = 1,

    /// <summary>A promotion code that does not count.</summary>
    CodeDropped = 2,

    /// <summary>The shopper's own cart waits while they buy this one.</summary>
    SetAside = 3,

    /// <summary>An earlier order was put into the cart again.</summary>
    Reordered = 4,

    /// <summary>Of an earlier order, and not to be had now.</summary>
    NotToBeHad = 5,
}
