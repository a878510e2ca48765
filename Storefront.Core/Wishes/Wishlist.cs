using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Core.Wishes;

/// <summary>What somebody would like to have. A guest's hangs on an opaque token in the browser, of which the database keeps the hash; a shopper's on
/// their account. Whoever has the link that its owner gave away may look at it.</summary>
public sealed class Wishlist
{
    /// <summary>A guest's list that nobody touched for so long is forgotten.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    public const int MaxWishes = 200;

    public long Id { get; private set; }

    /// <summary>Null where it is a shopper's.</summary>
    public string? TokenHash { get; private init; }

    /// <summary>Null where it is a guest's.</summary>
    public long? ShopperId { get; private init; }

    /// <summary>The secret of the link by which others see it; null while it is not shared. It stands here as it is: whoever reads it here reads the list as well.</summary>
    public string? ShareToken { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset TouchedAt { get; init; }

    public List<Wish> Wishes { get; } = [];

    public static Wishlist OfGuest(string tokenHash, DateTimeOffset now) => new() { TokenHash = tokenHash, CreatedAt = now, TouchedAt = now };

    /// <summary>A product is wished for once. Wishing for it again, in another variant, remembers that one; a full list refuses.</summary>
    public Outcome<Wishlist> Add(long productId, long? variantId, DateTimeOffset now)
    {
        if (Wishes.Find(wish => wish.ProductId == productId) is { } known)
        {
            known.VariantId = variantId ?? known.VariantId;
            return this;
        }

        if (Wishes.Count >= MaxWishes)
            return WishRefusals.ListFull;

        Wishes.Add(new Wish { ProductId = productId, VariantId = variantId, AddedAt = now });
        return this;
    }

    /// <summary>What is not in it is not missed.</summary>
    public void Remove(long productId) => Wishes.RemoveAll(wish => wish.ProductId == productId);

    /// <summary>From now on by a new link; one that was given away before opens nothing any more.</summary>
    public void Share() => ShareToken = OpaqueToken.New();

    public void StopSharing() => ShareToken = null;
}

public sealed class Wish
{
    public long Id { get; private set; }

    public long WishlistId { get; private set; }

    public long ProductId { get; init; }

    public Product Product { get; private set; } = null!;

    /// <summary>The one that was chosen, where one was.</summary>
    public long? VariantId { get; internal set; }

    public Variant? Variant { get; private set; }

    public DateTimeOffset AddedAt { get; init; }
}
