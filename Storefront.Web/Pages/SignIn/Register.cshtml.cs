using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.SignIn;

/// <summary>Asks for an account. The answer never tells whether there is one.</summary>
public sealed class RegisterModel(AskForAccount ask) : PageModel
{
    public RegisterView View { get; private set; } = null!;

    public void OnGet(string? returnTo) => View = Show(null, returnTo, []);

    public async Task<IActionResult> OnPostAsync(string? email, string? returnTo)
    {
        var address = ContactRules.TidyEmail(email);
        if (!ContactRules.IsEmail(address))
        {
            View = Show(email, returnTo, [new FormError("Email", AccountWords.EmailWrong)]);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        await ask.RunAsync(address, CultureInfo.CurrentUICulture.Name, ReturnPath.IsOurs(returnTo) ? returnTo : null, HttpContext.RequestAborted);
        return new SeeOther("/account/mail-sent");
    }

    private RegisterView Show(string? email, string? returnTo, IReadOnlyList<FormError> errors) => new(email, ReturnPath.Of(returnTo), errors, HttpContext.FormToken());
}
