using Microsoft.AspNetCore.Authorization;
using Storefront.Core.Identity;

namespace Storefront.Web.Hosting;

/// <summary>
/// What somebody needs to come through a door of <c>/admin</c>: on a page for all of it, and on each handler that writes, for what it writes.
/// A page or such a handler without one does not open at all.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : Attribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public Permission Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

internal sealed class NeedsHandler(IHttpContextAccessor requests) : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        var http = context.Resource as HttpContext ?? requests.HttpContext;
        if (http?.Shopper()?.May(requirement.Permission) == true)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
