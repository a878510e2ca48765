using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Privacy;
using Storefront.Core.Shared;
using Storefront.Web.Components.Account;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Account;

/// <summary>What the shop holds about the shopper: to take along, or to be erased.</summary>
[FreshSignIn]
public sealed class DataModel(ExportPerson export, ErasePerson erase, SignInDesk desk, TimeProvider time) : PageModel
{
    public DataView View { get; private set; } = null!;

    public IActionResult OnGet() => Show(null, null);

    public async Task<IActionResult> OnPostExportAsync() =>
        await export.RunAsync(HttpContext.NeedShopper().ShopperId, HttpContext.RequestAborted) is { } copy
            ? File(copy, "application/json", $"my-data-{time.GetUtcNow():yyyy-MM-dd}.json")
            : NotFound();

    public async Task<IActionResult> OnPostEraseAsync(string? email)
    {
        var erased = await erase.RunAsync(HttpContext.NeedShopper().ShopperId, email, HttpContext.RequestAborted);
        if (erased.Refusal is { } refusal)
            return Show(email, refusal);

        await desk.SignOutAsync(HttpContext);
        return new SeeOther("/account/erased");
    }

    private PageResult Show(string? typed, Refusal? refusal)
    {
        View = new DataView(HttpContext.NeedShopper().Email, typed, refusal?.Message, HttpContext.FormToken());
        return new PageResult { StatusCode = refusal?.Status() ?? StatusCodes.Status200OK };
    }
}
