using Microsoft.AspNetCore.Diagnostics;
using Storefront.Core.Data;

namespace Storefront.Web.Hosting;

/// <summary>What an error looks like: a page that helps for people, a problem (RFC 9457) for programs under <c>/v1</c>, <c>/webhooks</c> and <c>/sandbox</c>.</summary>
internal static class ErrorPages
{
    public static void AddErrorPages(this IServiceCollection services) => services.AddProblemDetails();

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseWhen(IsForPrograms, programs =>
        {
            programs.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf, SuppressDiagnosticsCallback = IsTheirFault });
            programs.UseStatusCodePages();
        });
        app.UseWhen(http => !IsForPrograms(http), people =>
        {
            people.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                StatusCodeSelector = StatusOf,
                SuppressDiagnosticsCallback = IsTheirFault,
                CreateScopeForErrors = true,
            });
            people.UseStatusCodePagesWithReExecute("/error");
        });
    }

    private static bool IsForPrograms(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/v1") || http.Request.Path.StartsWithSegments("/webhooks") || http.Request.Path.StartsWithSegments("/sandbox");

    /// <summary>A request that could not be read is the sender's mistake, as Kestrel says in its exception. When the database is
    /// away or overrun, the same request will do a little later.</summary>
    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when DatabaseTrouble.Explains(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static bool IsTheirFault(ExceptionHandlerSuppressDiagnosticsContext context) => context.Exception is BadHttpRequestException;
}
