using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.SignIn;

/// <summary>Behind the link of an invitation to work for the shop. Opening it changes nothing; accepting it signs nobody in.</summary>
public sealed class JoinModel(AccountLinks links, JoinStaff join) : PageModel
{
    /// <summary>Null for a link that opens nothing.</summary>
    public JoinView? View { get; private set; }

    public Task<IActionResult> OnGetAsync(string? key) => ShowAsync(key, null, null);

    public async Task<IActionResult> OnPostAsync(string? key, string? name, string? password)
    {
        if (links.ReadInvitation(key) is not { } link)
            return DeadLink();

        var called = AddressRules.Fold(name);
        called = called.Length > Shopper.MaxName ? called[..Shopper.MaxName] : called;
        var joined = await join.RunAsync(link.InvitationId, called.Length > 0 ? called : null, password, CultureInfo.CurrentUICulture.Name, HttpContext.RequestAborted);
        return joined.Refusal is { } refusal
            ? await ShowAsync(key, called, refusal)
            : new SeeOther($"{SignInCookies.SignInPath}?done=joined&returnTo={Uri.EscapeDataString(StaffPages.Path)}");
    }

    private async Task<IActionResult> ShowAsync(string? key, string? name, Core.Shared.Refusal? refusal)
    {
        if (links.ReadInvitation(key) is not { } link || await join.FindAsync(link.InvitationId, HttpContext.RequestAborted) is not { } found)
            return DeadLink();

        View = new JoinView(
            found.Invitation.Email, found.Invitation.Role.Name!, found.HasAccount, name, key!, refusal is null ? [] : [new FormError("Password", refusal.Message)], HttpContext.FormToken());
        return new PageResult { StatusCode = refusal?.Status() ?? StatusCodes.Status200OK };
    }

    private static PageResult DeadLink() => new() { StatusCode = StatusCodes.Status410Gone };
}
