using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Account;

/// <summary>A new password, or a first one for whoever signs in by other means.</summary>
[FreshSignIn]
public sealed class PasswordModel(ChoosePassword choose) : PageModel
{
    public NewPasswordView View { get; private set; } = null!;

    public IActionResult OnGet() => Show([], StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostAsync(string? password)
    {
        var shopper = HttpContext.NeedShopper();
        var chosen = await choose.BySignedInAsync(shopper.ShopperId, shopper.SessionId, password, HttpContext.RequestAborted);
        return chosen.Refusal is { } refusal ? Show([new FormError("Password", refusal.Message)], refusal.Status()) : new SeeOther("/account/security?done=password");
    }

    private PageResult Show(IReadOnlyList<FormError> errors, int status)
    {
        View = new NewPasswordView(HttpContext.NeedShopper().Email, "/account/password", null, errors, HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }
}
