using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Web.Components.Account;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Account;

/// <summary>Where the shopper is signed in. Signing out elsewhere asks for nothing: whoever does it in the wrong place has done little harm.</summary>
public sealed class SessionsModel(StoreDb db, EndSessions end, SignInDesk desk, TimeProvider time) : PageModel
{
    public SessionsView View { get; private set; } = null!;

    private SignedIn Shopper => HttpContext.NeedShopper();

    public async Task OnGetAsync(bool ended)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.ShopperId == Shopper.ShopperId).OrderByDescending(s => s.LastUsedAt).ThenByDescending(s => s.Id).ToListAsync(HttpContext.RequestAborted);
        View = new SessionsView(
            [.. sessions.Where(s => !s.IsOver(time.GetUtcNow())).Select(s => new SessionRow(s.Id, DeviceName.Of(s.Device), How(s.Method), s.CreatedAt, s.LastUsedAt, s.Id == Shopper.SessionId)).OrderByDescending(row => row.IsHere)],
            ended ? AccountWords.SessionEnded : null,
            HttpContext.FormToken());
    }

    public async Task<IActionResult> OnPostEndAsync(long id) =>
        await end.OneAsync(Shopper.ShopperId, id, HttpContext.RequestAborted) ? new SeeOther("/account/sessions?ended=true") : NotFound();

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await end.AllAsync(Shopper.ShopperId, Shopper.SessionId, HttpContext.RequestAborted);
        return new SeeOther("/account/sessions?ended=true");
    }

    public async Task<IActionResult> OnPostEndAllAsync()
    {
        await end.AllAsync(Shopper.ShopperId, cancel: HttpContext.RequestAborted);
        await desk.SignOutAsync(HttpContext);
        return new SeeOther("/");
    }

    private static string How(SignInMethod method) => method switch
    {
        SignInMethod.Password => AccountWords.ByPassword,
        SignInMethod.PasswordAndCode => AccountWords.ByPasswordAndCode,
        SignInMethod.Passkey => AccountWords.ByPasskey,
        SignInMethod.OpenIdConnect or SignInMethod.OpenIdConnectAndCode => AccountWords.ByElsewhere,
        SignInMethod.Link or SignInMethod.LinkAndCode => AccountWords.ByLink,
        _ => "",
    };
}
