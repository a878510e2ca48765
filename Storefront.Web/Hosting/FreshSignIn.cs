using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Storefront.Core.Identity;

namespace Storefront.Web.Hosting;

/// <summary>
/// A page that changes how somebody signs in is for whoever signed in within <see cref="Session.FreshFor"/>; everybody else signs in once more first.
/// So an open browser is not enough to take an account over, and no page needs to know by what means its shopper signs in.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FreshSignInAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        if (http.Shopper() is { } shopper && !shopper.IsFresh(time.GetUtcNow()))
            context.Result = new SeeOther(AskAgain(http.Request.Path));
    }

    /// <summary>Where one signs in once more, and comes back from.</summary>
    public static string AskAgain(string page) => $"{SignInCookies.SignInPath}?returnTo={Uri.EscapeDataString(page)}";
}
