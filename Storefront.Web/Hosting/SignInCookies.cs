using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Storefront.Core.Identity;

namespace Storefront.Web.Hosting;

/// <summary>
/// The cookies of signing in: the session's, and two that live for minutes on the way there (Identity's own schemes). All are unreadable to scripts, for this
/// host alone, and not sent along by other sites' forms.
/// </summary>
internal static class SignInCookies
{
    public const string SignInPath = "/account/sign-in";

    /// <summary>Under which the session's token stands in its cookie.</summary>
    public const string Token = "session";

    private static readonly TimeSpan OnTheWay = TimeSpan.FromMinutes(10);

    public static void AddSignInCookies(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                Harden(cookie, "session");
                cookie.ExpireTimeSpan = Session.LastingFor;
                cookie.SlidingExpiration = true;
                cookie.LoginPath = SignInPath;
                cookie.ReturnUrlParameter = "returnTo";
                cookie.Events.OnValidatePrincipal = ReadShopperAsync;
                cookie.Events.OnRedirectToLogin = AskToSignIn;
                cookie.Events.OnRedirectToAccessDenied = Forbid;
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => Pass(cookie, "sign-in-step"))
            .AddCookie(IdentityConstants.ExternalScheme, cookie => Pass(cookie, "sign-in-external"));
    }

    private static void Pass(CookieAuthenticationOptions cookie, string name)
    {
        Harden(cookie, name);
        cookie.ExpireTimeSpan = OnTheWay;
        cookie.SlidingExpiration = false;
    }

    private static void Harden(CookieAuthenticationOptions cookie, string name)
    {
        cookie.CookieManager = new HostCookies();
        cookie.Cookie.Name = name;
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.IsEssential = true;
    }

    private static async Task ReadShopperAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var read = http.RequestServices.GetRequiredService<ReadSession>();
        if (await read.RunAsync(context.Properties.GetString(Token), http.RequestAborted) is { } shopper)
        {
            http.Items[CurrentShopper.Kept] = shopper;
            context.ReplacePrincipal(CurrentShopper.Principal(shopper, context.Scheme.Name));
            return;
        }

        context.RejectPrincipal();
        http.Response.MarkSignedOut();
        http.Response.MarkCart(0);
        await http.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>Programs are told, htmx leads the whole page there, everybody else is redirected.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Path.StartsWithSegments("/v1"))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (request.Headers["HX-Request"] == "true")
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.Headers["HX-Redirect"] = SignInPath;
        }
        else
        {
            // A form cannot be sent again after signing in; its page can be opened.
            var page = $"{request.PathBase}{request.Path}{(HttpMethods.IsGet(request.Method) ? request.QueryString : QueryString.Empty)}";
            response.Redirect($"{SignInPath}?returnTo={Uri.EscapeDataString(page)}");
        }

        return Task.CompletedTask;
    }

    private static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments(StaffPages.Path))
            StaffPages.Refuse(context.HttpContext);
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
