using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.SignIn;

/// <summary>
/// Behind the link that was mailed. Opening it changes nothing, since mail scanners open links too; the password is chosen here, by whoever reads
/// the mailbox, and not by whoever typed the address.
/// </summary>
public sealed class ConfirmModel(AccountLinks links, OpenAccount open, SignInDesk desk) : PageModel
{
    /// <summary>Null for a link that opens nothing.</summary>
    public NewAccountView? View { get; private set; }

    public IActionResult OnGet(string? key) => links.ReadNewAccount(key) is { } link ? Show(link, key!, null, [], StatusCodes.Status200OK) : DeadLink();

    public async Task<IActionResult> OnPostAsync(string? key, string? name, string? password)
    {
        if (links.ReadNewAccount(key) is not { } link)
            return DeadLink();

        var called = AddressRules.Fold(name);
        if (called.Length > Shopper.MaxName)
            called = called[..Shopper.MaxName];
        var opened = await open.RunAsync(link.Email, called.Length > 0 ? called : null, password, CultureInfo.CurrentUICulture.Name, HttpContext.RequestAborted);
        if (opened.Refusal is { } refusal)
        {
            var field = refusal.Code == IdentityRefusals.AccountExists.Code ? "" : "Password";
            return Show(link, key!, called, [new FormError(field, refusal.Message)], refusal.Status());
        }

        await desk.SignInAsync(HttpContext, opened.Value, SignInMethod.Link, isLasting: false, link.ReturnTo);
        return new SeeOther(ReturnPath.Of(link.ReturnTo));
    }

    private PageResult Show(NewAccountLink link, string key, string? name, IReadOnlyList<FormError> errors, int status)
    {
        View = new NewAccountView(link.Email, name, key, errors, HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }

    private static PageResult DeadLink() => new() { StatusCode = StatusCodes.Status410Gone };
}
