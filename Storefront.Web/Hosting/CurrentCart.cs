using Storefront.Core.Carts;

namespace Storefront.Web.Hosting;

/// <summary>The cart of this browser.</summary>
public static class CurrentCart
{
    private static readonly TokenCookie Cookie = new("cart", Cart.Lifetime);

    public static string? CartToken(this HttpContext http) => Cookie.Read(http);

    /// <summary>Keeps the cart for another 30 days from now; the rest of this request sees it, too.</summary>
    public static void KeepCart(this HttpContext http, string token) => Cookie.Keep(http, token);

    /// <summary>The cart became an order that is paid: the browser begins anew.</summary>
    public static void ForgetCart(this HttpContext http)
    {
        Cookie.Forget(http);
        http.Response.MarkCart(0);
    }
}
