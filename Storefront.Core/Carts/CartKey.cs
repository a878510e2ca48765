using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>How a cart is found: a guest's by the token that only their browser has, a shopper's by who they are, on whichever device.
/// A key has one cart at most.</summary>
public sealed class CartKey
{
    private CartKey(string stored, string? token, long? shopperId) => (Stored, Token, ShopperId) = (stored, token, shopperId);

    /// <summary>What the browser keeps; null for a shopper's cart, which needs nothing kept.</summary>
    public string? Token { get; }

    public long? ShopperId { get; }

    /// <summary>As it stands in <see cref="Cart.TokenHash"/>.</summary>
    internal string Stored { get; }

    /// <summary>Null when the text cannot be a token of ours.</summary>
    public static CartKey? OfGuest(string? token) => OpaqueToken.Hash(token) is { } hash ? new CartKey(hash, token, null) : null;

    public static CartKey OfShopper(long id) => new($"shopper:{id}", null, id);

    /// <summary>The cart that a shopper had when they signed in inside the checkout with another one.</summary>
    internal static CartKey OfSetAside(long shopperId) => new($"aside:{shopperId}", null, shopperId);

    public static implicit operator CartKey?(string? token) => OfGuest(token);
}
