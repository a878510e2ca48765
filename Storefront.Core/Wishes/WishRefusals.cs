using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Wishes;

/// <summary>Every "no" of the wishlist.</summary>
public static class WishRefusals
{
    public static Refusal NoSuchProduct => new("no_such_product", Refusals.NoSuchProduct, RefusalKind.NotFound);

    public static Refusal ListFull => new("wishlist_full", Refusals.WishlistFull.With(Wishlist.MaxWishes));

    public static Refusal NoSuchList => new("no_such_wishlist", Refusals.NoSuchWishlist, RefusalKind.NotFound);
}
