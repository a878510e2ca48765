using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.SignIn;

/// <summary>Behind the link that was mailed to whoever has forgotten their password. It signs nobody in: with an authenticator app, its code is asked for as ever.</summary>
public sealed class NewPasswordModel(AccountLinks links, ChoosePassword choose) : PageModel
{
    /// <summary>Null for a link that opens nothing.</summary>
    public NewPasswordView? View { get; private set; }

    public IActionResult OnGet(string? key) => links.ReadReset(key) is { } link ? Show(link, key!, [], StatusCodes.Status200OK) : DeadLink();

    public async Task<IActionResult> OnPostAsync(string? key, string? password)
    {
        if (links.ReadReset(key) is not { } link)
            return DeadLink();

        var chosen = await choose.ByLinkAsync(link.ShopperId, link.Stamp, password, HttpContext.RequestAborted);
        return chosen.Refusal switch
        {
            null => new SeeOther($"{SignInCookies.SignInPath}?done=password"),
            { } refusal when refusal.Code == IdentityRefusals.LinkIsDead.Code => DeadLink(),
            { } refusal => Show(link, key!, [new FormError("Password", refusal.Message)], refusal.Status()),
        };
    }

    private PageResult Show(ResetLink link, string key, IReadOnlyList<FormError> errors, int status)
    {
        View = new NewPasswordView(link.Email, "/account/reset/confirm", key, errors, HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }

    private static PageResult DeadLink() => new() { StatusCode = StatusCodes.Status410Gone };
}
