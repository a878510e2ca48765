using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using Storefront.Web.Hosting;

namespace Storefront.Tests.Web.Admin;

/// <summary>A door of the back office as the shop itself lists it, with what it says it needs.</summary>
public sealed record AdminDoor(string Method, string Route, string Handler, Permission? Needs)
{
    /// <summary>As a row of the matrix.</summary>
    public string Row => $"{Method} {Route}{(Handler.Length > 0 ? $"?handler={Handler}" : "")}";

    /// <summary>The address of something that is not there.</summary>
    public string Address => $"/{string.Join('/', Route.Split('/').Select(part => part.StartsWith('{') ? "nothing" : part))}{(Handler.Length == 0 ? "" : $"?handler={Handler}")}";

    public static async Task<IReadOnlyList<AdminDoor>> AllAsync(Shop shop)
    {
        var loader = shop.Services.GetRequiredService<PageLoader>();
        var doors = new List<AdminDoor>();
        foreach (var endpoint in shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = endpoint.RoutePattern.RawText?.TrimStart('/') ?? "";
            if (route != "admin" && !route.StartsWith("admin/", StringComparison.Ordinal))
                continue;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                doors.Add(new AdminDoor("GET", route, "", endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission));
                continue;
            }

            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            var whole = compiled.ModelTypeInfo!.GetCustomAttribute<NeedsAttribute>()?.Permission;
            doors.AddRange(compiled.HandlerMethods.Select(handler => new AdminDoor(
                handler.HttpMethod.ToUpperInvariant(), page.AttributeRouteInfo!.Template!, handler.Name ?? "", handler.MethodInfo.GetCustomAttribute<NeedsAttribute>()?.Permission ?? (handler.HttpMethod == "Get" ? whole : null))));
        }

        return [.. doors.Distinct().OrderBy(door => door.Row, StringComparer.Ordinal)];
    }
}
