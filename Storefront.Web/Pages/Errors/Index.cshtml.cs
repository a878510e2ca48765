using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Storefront.Core.Catalog;
using Storefront.Web.Components;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Errors;

/// <summary>The page that stands in for one that went wrong: what happened, and where to go from here. It answers whatever method failed.</summary>
[IgnoreAntiforgeryToken, DisableRateLimiting]
public sealed class IndexModel(SiteFrames frames) : PageModel
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Finds the failure in the log; only where it was ours.</summary>
    public string? Reference { get; private set; }

    public IReadOnlyList<Shelf> Categories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        // Somebody opened /error itself.
        if (Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status404NotFound;

        (Title, Text) = Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType => (ErrorsWords.BadRequestTitle, ErrorsWords.BadRequestText),
            StatusCodes.Status403Forbidden when HttpContext.Shopper()?.IsStaff == true => (ErrorsWords.StaffForbiddenTitle, ErrorsWords.StaffForbiddenText),
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => (ErrorsWords.ForbiddenTitle, ErrorsWords.ForbiddenText),
            StatusCodes.Status410Gone => (ErrorsWords.GoneTitle, ErrorsWords.GoneText),
            StatusCodes.Status429TooManyRequests => (ErrorsWords.TooManyTitle, ErrorsWords.TooManyText),
            StatusCodes.Status503ServiceUnavailable => (ErrorsWords.BusyTitle, ErrorsWords.BusyText),
            >= 500 => (ErrorsWords.ServerTitle, ErrorsWords.ServerText),
            _ => (ErrorsWords.NotFoundTitle, ErrorsWords.NotFoundText),
        };
        if (Response.StatusCode >= 500)
            Reference = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = "5";

        if (Request.IsHtmx())
            return Notice();

        Categories = (await frames.ReadAsync(cancel)).Categories.Top;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => OnGetAsync(cancel);

    /// <summary>A whole page must not be swapped into the place of a fragment: htmx gets a notice for the top of the page.</summary>
    private Fragment Notice()
    {
        Response.Headers["HX-Retarget"] = "#notices";
        Response.Headers["HX-Reswap"] = "innerHTML";
        return Fragment.Of<ErrorNotice>((nameof(ErrorNotice.Title), Title), (nameof(ErrorNotice.Text), Text)).With(Response.StatusCode);
    }
}
