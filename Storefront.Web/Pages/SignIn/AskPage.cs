using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.SignIn;

/// <summary>A page that asks for an address and mails a link there. The answer never tells whether anybody here has it.</summary>
public abstract class AskPage : PageModel
{
    public AskView View { get; private set; } = null!;

    public void OnGet(string? returnTo) => View = Show(null, returnTo, []);

    public async Task<IActionResult> OnPostAsync(string? email, string? returnTo)
    {
        var address = ContactRules.TidyEmail(email);
        if (!ContactRules.IsEmail(address))
        {
            View = Show(email, returnTo, [new FormError("Email", AccountWords.EmailWrong)]);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        await AskAsync(address, ReturnPath.IsOurs(returnTo) ? returnTo : null);
        return new SeeOther("/account/mail-sent");
    }

    protected abstract Task AskAsync(string email, string? returnTo);

    private AskView Show(string? email, string? returnTo, IReadOnlyList<FormError> errors) => new(email, ReturnPath.Of(returnTo), errors, HttpContext.FormToken());
}
