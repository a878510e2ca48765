using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Storefront.Web.Hosting;

/// <summary>Every page is for signed-in people unless it is listed here; other endpoints say <c>AllowAnonymous()</c> where they are mapped.</summary>
internal static class OpenPages
{
    /// <summary>Folders of <c>Pages</c> that guests may enter.</summary>
    private static readonly string[] Folders = ["/Carts", "/Categories", "/Checkout", "/Errors", "/Notices", "/Orders", "/Products", "/Reviews", "/Search", "/SignIn", "/Wishes"];

    private const string Home = "/Index";

    public static void AddOpenPages(this IServiceCollection services)
    {
        // An address that nobody serves is a 404 for everybody.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAssertion(asked => asked.User.Identity is { IsAuthenticated: true } || asked.Resource is HttpContext http && http.GetEndpoint() is null)
            .Build());
        services.PostConfigure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.AllowAnonymousToPage(Home);
            foreach (var folder in Folders)
                pages.Conventions.AllowAnonymousToFolder(folder);
        });
    }
}
