using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Web.Components;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;

namespace Storefront.Web.Pages.SignIn;

/// <summary>The header's link with the shopper's name, for pages that are the same for everybody. Never kept by anybody.</summary>
public sealed class NameModel : PageModel
{
    public IActionResult OnGet()
    {
        var shopper = HttpContext.Shopper();
        return Fragment.Of<AccountLink>((nameof(AccountLink.Name), shopper is null ? null : shopper.Name ?? shopper.Email));
    }
}
