using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.SignIn;

/// <summary>Behind the link that was mailed to a shopper's new address, in whatever browser their mail is read.</summary>
public sealed class NewAddressModel(AccountLinks links, ChangeAddress change) : PageModel
{
    /// <summary>Null for a link that opens nothing.</summary>
    public NewAddressView? View { get; private set; }

    public IActionResult OnGet(string? key) => links.ReadNewAddress(key) is { } link ? Show(link, key!, [], StatusCodes.Status200OK) : DeadLink();

    public async Task<IActionResult> OnPostAsync(string? key)
    {
        if (links.ReadNewAddress(key) is not { } link)
            return DeadLink();

        var here = HttpContext.Shopper() is { } shopper && shopper.ShopperId == link.ShopperId ? shopper : null;
        var changed = await change.ConfirmAsync(link.ShopperId, link.Stamp, link.NewEmail, here?.SessionId, HttpContext.RequestAborted);
        return changed.Refusal switch
        {
            null => new SeeOther(here is null ? $"{SignInCookies.SignInPath}?done=address" : "/account/security?done=address"),
            { } refusal when refusal.Code == IdentityRefusals.LinkIsDead.Code => DeadLink(),
            { } refusal => Show(link, key!, [new FormError("", refusal.Message)], refusal.Status()),
        };
    }

    private PageResult Show(NewAddressLink link, string key, IReadOnlyList<FormError> errors, int status)
    {
        View = new NewAddressView(link.NewEmail, key, errors, HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }

    private static PageResult DeadLink() => new() { StatusCode = StatusCodes.Status410Gone };
}
