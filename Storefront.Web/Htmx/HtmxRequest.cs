using Microsoft.Net.Http.Headers;

namespace Storefront.Web.Htmx;

public static class HtmxRequest
{
    /// <summary>
    /// Whether htmx asks, and so wants a fragment instead of the page. The address then has two representations, which the answer says to
    /// every cache (without it, Back shows a bare fragment). When htmx restores its history it wants the whole page.
    /// </summary>
    public static bool IsHtmx(this HttpRequest request)
    {
        var vary = request.HttpContext.Response.Headers;
        if (!vary.Vary.Contains("HX-Request"))
            vary.Append(HeaderNames.Vary, "HX-Request");
        return request.Headers["HX-Request"] == "true" && request.Headers["HX-History-Restore-Request"] != "true";
    }
}
