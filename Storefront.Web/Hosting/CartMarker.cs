using System.Globalization;

namespace Storefront.Web.Hosting;

/// <summary>
/// A cookie that scripts may read and that holds nothing but the number of things in the cart: so the cart's badge shows on pages that are the
/// same for everybody, without a request of its own. It decides nothing; the cart itself is found by its own, unreadable cookie.
/// </summary>
public static class CartMarker
{
    public const string Cookie = "shop-cart-count";

    public static void MarkCart(this HttpResponse response, int count)
    {
        var options = new CookieOptions { Path = "/", SameSite = SameSiteMode.Lax, Secure = response.HttpContext.Request.IsHttps, MaxAge = TimeSpan.FromDays(30), IsEssential = true };
        if (count > 0)
            response.Cookies.Append(Cookie, count.ToString(CultureInfo.InvariantCulture), options);
        else
            response.Cookies.Delete(Cookie, options);
    }
}
