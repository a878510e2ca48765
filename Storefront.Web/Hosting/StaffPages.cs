using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Audit;
using Storefront.Core.Identity;
using Storefront.Web.Pages.Admin.Orders;
using Storefront.Web.Pages.Admin.Products;

namespace Storefront.Web.Hosting;

/// <summary>The doors of staff: every page under <c>Pages/Admin</c> says what it needs, and whatever one of its handlers writes is entered in the audit log.</summary>
internal static class StaffPages
{
    public const string Path = "/admin";

    private const string Folder = "/Admin";

    public static void AddStaffPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<ReadOrderPage>();
        services.AddScoped<OrderActions>();
        services.AddScoped<ProductDesk>();
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        // After AddRazorPages, which begins its conventions anew.
        services.PostConfigure<RazorPagesOptions>(pages => pages.Conventions.AddFolderApplicationModelConvention(Folder, Guard));
    }

    /// <summary>Who is not let in: strangers sign in, staff prove themselves by a second step or are told no, and for everybody else there is nothing here.</summary>
    public static void Refuse(HttpContext http)
    {
        var isGet = HttpMethods.IsGet(http.Request.Method);
        switch (http.Shopper())
        {
            case { IsStaff: true, IsProvenTwice: false } when isGet:
                http.Response.Redirect($"{SecondStepPath}?returnTo={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
                break;
            case { IsStaff: true }:
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    public const string SecondStepPath = "/account/second-step";

    /// <summary>Who is written down for what staff do, as orders and stock keep it.</summary>
    public static string Actor(this SignedIn staff) => staff.Email.Length <= 100 ? staff.Email : staff.Email[..100];

    private static void Guard(PageApplicationModel page)
    {
        var open = page.ModelType!.GetCustomAttribute<NeedsAttribute>() is null
            ? page.ModelType!.FullName
            : page.HandlerMethods.Where(handler => IsWrite(handler.HttpMethod) && handler.MethodInfo.GetCustomAttribute<NeedsAttribute>() is null).Select(handler => $"{page.ModelType!.FullName}.{handler.MethodInfo.Name}").FirstOrDefault();
        if (open is not null)
            throw new InvalidOperationException($"{open} does not say what it needs ({nameof(NeedsAttribute)}).");

        page.Filters.Add(new StaffFilter());
    }

    private static bool IsWrite(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);

    private static bool HoldsNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    private sealed class StaffFilter : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            var http = context.HttpContext;
            var staff = http.NeedShopper();
            // No database takes it in a text, and nobody types it.
            if (http.Request.Query.Any(field => HoldsNul(field.Value)) || http.Request.HasFormContentType && (await http.Request.ReadFormAsync(http.RequestAborted)).Any(field => HoldsNul(field.Value)))
            {
                context.Result = new BadRequestResult();
                return;
            }

            var needs = context.HandlerMethod?.MethodInfo.GetCustomAttribute<NeedsAttribute>();
            // A post whose handler nobody knows would show the page as if it had been done.
            if (needs is null ? IsWrite(http.Request.Method) : !staff.May(needs.Permission))
            {
                context.Result = needs is null ? new NotFoundResult() : new ForbidResult();
                return;
            }

            if (needs is null)
            {
                await next();
                return;
            }

            var what = $"{context.ActionDescriptor.ViewEnginePath} {context.HandlerMethod!.Name}".TrimEnd();
            using (StaffAct.Begin(staff.ShopperId, staff.Email, what, http.Connection.RemoteIpAddress?.ToString() ?? ""))
                await next();
        }
    }
}
