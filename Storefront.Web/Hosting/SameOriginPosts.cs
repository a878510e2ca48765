using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Storefront.Web.Hosting;

/// <summary>
/// Names the handlers of a page whose forms stand on cacheable pages and so carry no antiforgery token, for example <c>Add</c>.
/// A post to them is taken when the browser says that it comes from the shop itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesSameOriginPostsAttribute(params string[] handlers) : Attribute
{
    public IReadOnlyList<string> Handlers { get; } = handlers;
}

/// <summary>
/// Every post to a page proves that it comes from the shop: by its antiforgery token, or, where the page says so, by <c>Sec-Fetch-Site</c> or
/// <c>Origin</c> (docs/decisions/0004). What a browser calls cross-site is refused whatever else it carries. Anything else is a 400.
/// </summary>
internal sealed class SameOriginPosts : IAsyncAuthorizationFilter, IAntiforgeryPolicy, IOrderedFilter
{
    /// <summary>After the framework's own check, which steps back for the last antiforgery policy.</summary>
    public int Order => 2000;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method))
            return;

        var metadata = context.HttpContext.GetEndpoint()?.Metadata ?? EndpointMetadataCollection.Empty;
        if (metadata.GetMetadata<IgnoreAntiforgeryTokenAttribute>() is not null)
            return;

        var site = SiteOf(request);
        var handler = (string?)context.RouteData.Values["handler"] ?? request.Query["handler"].ToString();
        var needsNoToken = metadata.GetOrderedMetadata<TakesSameOriginPostsAttribute>().Any(takes => takes.Handlers.Contains(handler, StringComparer.OrdinalIgnoreCase));
        if (site == Site.Other || !(needsNoToken && site == Site.Ours) && !await HasTokenAsync(context.HttpContext))
            context.Result = new AntiforgeryValidationFailedResult();
    }

    private static async Task<bool> HasTokenAsync(HttpContext http)
    {
        try
        {
            return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or AntiforgeryValidationException)
        {
            return false;
        }
    }

    private static Site SiteOf(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } fetchSite)
            return fetchSite is "same-origin" ? Site.Ours : fetchSite is "none" ? Site.Unknown : Site.Other;
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) ? Site.Ours : Site.Other;
        return Site.Unknown;
    }

    private enum Site
    {
        Unknown,
        Ours,
        Other,
    }
}
