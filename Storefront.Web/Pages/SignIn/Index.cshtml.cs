using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.SignIn;

/// <summary>Signing in with a password. Whatever is wrong, the answer is the same and takes the same time.</summary>
public sealed class IndexModel(SignInWithPassword check, SignInDesk desk) : PageModel
{
    public SignInView View { get; private set; } = null!;

    public IActionResult OnGet(string? returnTo)
    {
        var shopper = HttpContext.Shopper();
        View = Show(shopper?.Email, isLasting: false, returnTo, []);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? email, string? password, bool lasting, string? returnTo)
    {
        var address = ContactRules.TidyEmail(email);
        var found = await check.RunAsync(address.Length <= ContactRules.MaxEmail ? address : "", password, HttpContext.RequestAborted);
        if (found.Refusal is { } refusal)
        {
            View = Show(email, lasting, returnTo, [new FormError("", refusal.Message)]);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        await desk.SignInAsync(HttpContext, found.Value, SignInMethod.Password, lasting, returnTo);
        return new SeeOther(ReturnPath.Of(returnTo));
    }

    private SignInView Show(string? email, bool isLasting, string? returnTo, IReadOnlyList<FormError> errors) =>
        new(email, isLasting, ReturnPath.Of(returnTo), HttpContext.Shopper() is not null, errors, HttpContext.FormToken());
}
