using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>An opaque token in a cookie that no script reads. Whatever else stands in the cookie is no token. A secure one is named <c>__Host-</c>: the browser
/// keeps it for this host alone, so that no neighbour can plant one.</summary>
internal sealed class TokenCookie(string name, TimeSpan lifetime)
{
    private readonly object kept = new();

    public string? Read(HttpContext http) =>
        http.Items.TryGetValue(kept, out var token) ? (string?)token
        : http.Request.Cookies[Name(http)] is { } sent && OpaqueToken.Hash(sent) is not null ? sent
        : null;

    /// <summary>Keeps it for another lifetime from now; the rest of this request sees it, too.</summary>
    public void Keep(HttpContext http, string token)
    {
        if (http.Items.TryGetValue(kept, out var known) && (string?)known == token)
            return;

        http.Items[kept] = token;
        http.Response.Cookies.Append(Name(http), token, Options(http));
    }

    public void Forget(HttpContext http)
    {
        http.Items[kept] = null;
        http.Response.Cookies.Delete(Name(http), Options(http));
    }

    private string Name(HttpContext http) => http.Request.IsHttps ? $"__Host-{name}" : name;

    private CookieOptions Options(HttpContext http) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = lifetime,
        IsEssential = true,
    };
}
