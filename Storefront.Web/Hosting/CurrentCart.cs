using Storefront.Core.Carts;

namespace Storefront.Web.Hosting;

/// <summary>The cart of this request: a shopper's own, wherever they are signed in, and a guest's by the token in their browser.</summary>
public static class CurrentCart
{
    private static readonly TokenCookie Cookie = new("cart", Cart.Lifetime);

    /// <summary>A browser that nobody is signed in at any more shows no shopper's cart: its cookie has only ever named a guest's.</summary>
    public static CartKey? OwnCart(this HttpContext http) => http.Shopper() is { } shopper ? CartKey.OfShopper(shopper.ShopperId) : CartKey.OfGuest(http.CartToken());

    /// <summary>Of the cart from before signing in.</summary>
    internal static string? CartToken(this HttpContext http) => Cookie.Read(http);

    /// <summary>Keeps a guest's cart for another 30 days from now; the rest of this request sees it, too.</summary>
    public static void KeepCart(this HttpContext http, string token) => Cookie.Keep(http, token);

    /// <summary>The cart became an order that is paid: the browser begins anew.</summary>
    public static void ForgetCart(this HttpContext http)
    {
        Cookie.Forget(http);
        http.Response.MarkCart(0);
    }
}
