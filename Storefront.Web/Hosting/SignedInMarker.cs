namespace Storefront.Web.Hosting;

/// <summary>
/// A cookie that scripts may read and that says only that somebody is signed in: so pages that are the same for everybody ask for the shopper's name
/// only where there is one. It decides nothing.
/// </summary>
public static class SignedInMarker
{
    public const string Cookie = "shop-signed-in";

    public static void MarkSignedIn(this HttpResponse response, bool isLasting)
    {
        var options = Options(response);
        options.MaxAge = isLasting ? Core.Identity.Session.LastingFor : null;
        response.Cookies.Append(Cookie, "1", options);
    }

    public static void MarkSignedOut(this HttpResponse response) => response.Cookies.Delete(Cookie, Options(response));

    private static CookieOptions Options(HttpResponse response) =>
        new() { Path = "/", SameSite = SameSiteMode.Lax, Secure = response.HttpContext.Request.IsHttps, IsEssential = true };
}
