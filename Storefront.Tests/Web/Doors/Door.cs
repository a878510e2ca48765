using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Doors;

/// <summary>A handler of a page, as the shop itself lists it: a new page is tested without anybody adding it here.</summary>
/// <param name="TakesId">Whether something is named to it by a parameter called id.</param>
public sealed record Door(string Route, string Method, string Handler, bool IgnoresTokens, bool IsClosed, bool TakesId)
{
    /// <summary>The address with rubbish in the place of every route value.</summary>
    public string AddressWith(string rubbish)
    {
        var path = string.Join('/', Route.Split('/').Select(part => part.StartsWith('{') ? Uri.EscapeDataString(rubbish) : part));
        return Handler.Length == 0 ? $"/{path}" : $"/{path}?handler={Handler}";
    }

    public static async Task<IReadOnlyList<Door>> AllAsync(Shop shop)
    {
        var loader = shop.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in shop.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            // The loader keeps what it compiles, metadata and all.
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            var ignores = compiled.ModelTypeInfo!.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), inherit: true);
            var isClosed = compiled.EndpointMetadata?.OfType<IAllowAnonymous>().Any() != true && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
            doors.AddRange(compiled.HandlerMethods.Select(handler =>
                new Door(page.AttributeRouteInfo!.Template!, handler.HttpMethod.ToUpperInvariant(), handler.Name ?? "", ignores, isClosed, handler.Parameters.Any(parameter => parameter.Name == "id"))));
        }

        return [.. doors.Distinct()];
    }
}
