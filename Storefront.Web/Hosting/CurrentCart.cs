using Storefront.Core.Carts;
using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>The cart of this browser: an opaque token in a cookie that no script reads. Whatever else stands in the cookie is no cart.</summary>
public static class CurrentCart
{
    /// <summary>A browser keeps a <c>__Host-</c> cookie only when it is secure and for this host alone, so that no neighbour can plant one.</summary>
    private const string SecureCookie = "__Host-cart";

    private const string PlainCookie = "cart";

    private static readonly object Kept = new();

    public static string? CartToken(this HttpContext http) =>
        http.Items.TryGetValue(Kept, out var kept) ? (string?)kept
        : http.Request.Cookies[Name(http)] is { } token && OpaqueToken.Hash(token) is not null ? token
        : null;

    /// <summary>Keeps the cart for another 30 days from now; the rest of this request sees it, too.</summary>
    public static void KeepCart(this HttpContext http, string token)
    {
        if (http.Items.TryGetValue(Kept, out var kept) && (string?)kept == token)
            return;

        http.Items[Kept] = token;
        http.Response.Cookies.Append(Name(http), token, Options(http));
    }

    /// <summary>The cart became an order that is paid: the browser begins anew.</summary>
    public static void ForgetCart(this HttpContext http)
    {
        http.Items[Kept] = null;
        http.Response.Cookies.Delete(Name(http), Options(http));
        http.Response.MarkCart(0);
    }

    private static string Name(HttpContext http) => http.Request.IsHttps ? SecureCookie : PlainCookie;

    private static CookieOptions Options(HttpContext http) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = Cart.Lifetime,
        IsEssential = true,
    };
}
