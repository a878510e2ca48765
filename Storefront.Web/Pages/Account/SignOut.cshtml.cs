using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Account;

/// <summary>Signs this browser out. A link to it does nothing: only its form does.</summary>
public sealed class SignOutModel(SignInDesk desk) : PageModel
{
    public IActionResult OnGet() => new SeeOther(ReturnPath.Account);

    public async Task<IActionResult> OnPostAsync()
    {
        await desk.SignOutAsync(HttpContext);
        return new SeeOther("/");
    }
}
