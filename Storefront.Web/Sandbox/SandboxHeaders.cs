namespace Storefront.Web.Sandbox;

/// <summary>What the sandbox's pages may do: its own style sheet, its own frames, forms that end at the shop.</summary>
public static class SandboxHeaders
{
    /// <param name="http">The request being answered.</param>
    /// <param name="formTargets">Browsers hold a form's redirect to form-action too, so the shop's addresses are named.</param>
    public static void ForPage(HttpContext http, params string?[] formTargets)
    {
        var targets = formTargets.Where(url => url is not null).Select(url => new Uri(url!).GetLeftPart(UriPartial.Authority)).Distinct();
        Set(http, $"default-src 'none'; style-src 'self'; frame-src 'self'; form-action {string.Join(' ', targets.Prepend("'self'"))}; base-uri 'none'; frame-ancestors 'none'");
    }

    /// <summary>A mail's HTML: inline styles and remote pictures as in a mail program, but no script, no form and no access to the sandbox's pages.</summary>
    public static void ForMailBody(HttpContext http) =>
        Set(http, "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src * data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");

    private static void Set(HttpContext http, string policy)
    {
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
