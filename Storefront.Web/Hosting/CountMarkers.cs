using System.Globalization;

namespace Storefront.Web.Hosting;

/// <summary>
/// Cookies that scripts may read and that hold nothing but a number: how many things are in the cart, and on the wishlist. So the header shows it on pages that
/// are the same for everybody, without a request of its own. They decide nothing; cart and list are found by their own, unreadable cookies.
/// </summary>
public static class CountMarkers
{
    public const string Cart = "shop-cart-count";

    public const string Wishes = "shop-wish-count";

    public static void MarkCart(this HttpResponse response, int count) => response.Mark(Cart, count, Core.Carts.Cart.Lifetime);

    public static void MarkWishes(this HttpResponse response, int count) => response.Mark(Wishes, count, Core.Wishes.Wishlist.Lifetime);

    private static void Mark(this HttpResponse response, string cookie, int count, TimeSpan lifetime)
    {
        var options = new CookieOptions { Path = "/", SameSite = SameSiteMode.Lax, Secure = response.HttpContext.Request.IsHttps, MaxAge = lifetime, IsEssential = true };
        if (count > 0)
            response.Cookies.Append(cookie, count.ToString(CultureInfo.InvariantCulture), options);
        else
            response.Cookies.Delete(cookie, options);
    }
}
