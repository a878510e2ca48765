using Storefront.Web.Sandbox;

namespace Storefront.Web.Hosting;

/// <summary>The headers that every answer carries, static files and errors included.</summary>
internal static class SecurityHeaders
{
    private const string HostedPage = "https://checkout.stripe.com";

    /// <summary>
    /// No script, style or handler stands in a page, so no nonce is needed. <c>form-action</c> also governs where a posted form is redirected
    /// to: the payment's hosted page.
    /// </summary>
    private static string ContentPolicy(string hostedPage) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
        $"form-action 'self' {hostedPage}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static void AddShopSecurity(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "shop-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        // Last, because AddRazorPages begins its conventions anew.
        builder.Services.PostConfigure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages =>
            pages.Conventions.ConfigureFilter(new SameOriginPosts()));
    }

    /// <summary>Set as the answer starts, because an error handler clears what was set before it.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var policy = ContentPolicy(app.Services.GetService<SandboxAddress>()?.HostedPage ?? HostedPage);
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() => Secure(http, policy));
            return next(http);
        });
    }

    private static Task Secure(HttpContext http, string policy)
    {
        var headers = http.Response.Headers;
        // The sandbox's pages come with a stricter one of their own.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(self), usb=()";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
