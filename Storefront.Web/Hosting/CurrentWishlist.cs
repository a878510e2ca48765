using Storefront.Core.Wishes;

namespace Storefront.Web.Hosting;

/// <summary>The wishlist of this browser, or of the shopper who is signed in here.</summary>
public static class CurrentWishlist
{
    private static readonly TokenCookie Cookie = new("wishlist", Wishlist.Lifetime);

    public static string? WishlistToken(this HttpContext http) => Cookie.Read(http);

    public static WishlistOwner WishlistOwner(this HttpContext http) => new(http.Shopper()?.ShopperId, http.WishlistToken());

    /// <param name="http">The request.</param>
    /// <param name="token">Null where the list is a shopper's: it needs no cookie.</param>
    /// <param name="count">How many things are on the list.</param>
    public static void KeepWishlist(this HttpContext http, string? token, int count)
    {
        if (token is not null)
            Cookie.Keep(http, token);
        http.Response.MarkWishes(count);
    }

    public static void ForgetWishlist(this HttpContext http)
    {
        Cookie.Forget(http);
        http.Response.MarkWishes(0);
    }
}
