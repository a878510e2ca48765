using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Account;

/// <summary>Where staff who signed in by a password alone are led: to set a second step up, or to use the one they have.</summary>
public sealed class SecondStepModel(StoreDb db) : PageModel
{
    public bool HasOne { get; private set; }

    /// <summary>Where one signs in once more, and comes back to the page that was asked for.</summary>
    public string Again { get; private set; } = "";

    public async Task OnGetAsync(string? returnTo)
    {
        var id = HttpContext.NeedShopper().ShopperId;
        HasOne = await db.Shoppers.AnyAsync(s => s.Id == id && (s.TwoFactorEnabled || db.Passkeys.Any(p => p.UserId == id)), HttpContext.RequestAborted);
        Again = FreshSignInAttribute.AskAgain(ReturnPath.IsOurs(returnTo) ? returnTo! : StaffPages.Path);
    }
}
