using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Reviews;
using Storefront.Web.Components.Reviews;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Reviews;

/// <summary>Behind the link in a mail by which nobody asks again. Opening it changes nothing, since mail scanners open links too.</summary>
public sealed class UnsubscribeModel(ReviewLinks links, StopAsking stop) : PageModel
{
    /// <summary>Null for a link that opens nothing.</summary>
    public StopAskingView? View { get; private set; }

    public IActionResult OnGet(string? key) => Show(key, isDone: false);

    public async Task<IActionResult> OnPostAsync(string? key)
    {
        if (links.ReadStop(key) is { } link)
            await stop.RunAsync(link.Email, stop: true, HttpContext.RequestAborted);
        return Show(key, isDone: true);
    }

    private PageResult Show(string? key, bool isDone)
    {
        View = links.ReadStop(key) is null ? null : new StopAskingView($"/reviews/unsubscribe?key={Uri.EscapeDataString(key!)}", isDone, HttpContext.FormToken());
        return new PageResult { StatusCode = View is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK };
    }
}
