using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Web.Components.Account;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Account;

/// <summary>How the shopper signs in, at a glance; each way is changed on a page of its own.</summary>
public sealed class SecurityModel(StoreDb db, SignInByLogin logins, IOptions<OpenIdConnectSettings> elsewhere, TimeProvider time) : PageModel
{
    public SecurityView View { get; private set; } = null!;

    public async Task OnGetAsync(string? done, string? failed)
    {
        var cancel = HttpContext.RequestAborted;
        var id = HttpContext.NeedShopper().ShopperId;
        var counts = await db.Shoppers.Where(s => s.Id == id).Select(s => new
        {
            s.Email,
            HasPassword = s.PasswordHash != null,
            s.TwoFactorEnabled,
            Codes = db.RecoveryCodes.Count(c => c.ShopperId == id && c.UsedAt == null),
            Passkeys = db.Passkeys.Count(p => p.UserId == id),
            Login = db.ShopperLogins.Where(l => l.UserId == id && l.LoginProvider == ForeignSignIn.Scheme).Select(l => l.ProviderDisplayName ?? l.ProviderKey).FirstOrDefault(),
        }).SingleAsync(cancel);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.ShopperId == id).ToListAsync(cancel);
        View = new SecurityView(
            counts.Email!,
            counts.HasPassword,
            counts.TwoFactorEnabled,
            counts.Codes,
            counts.Passkeys,
            sessions.Count(s => !s.IsOver(time.GetUtcNow())),
            elsewhere.Value.IsOn ? elsewhere.Value.Name : null,
            counts.Login,
            done switch
            {
                "password" => AccountWords.PasswordIsSaved,
                "address" => AccountWords.AddressIsSaved,
                "authenticator" => AccountWords.AuthenticatorIsOff,
                "login" => AccountWords.IsConnected,
                "disconnected" => AccountWords.IsDisconnected,
                _ => null,
            },
            failed switch { "login" => IdentityRefusals.LoginTaken.Message, "last" => IdentityRefusals.LastWayIn.Message, _ => null },
            HttpContext.FormToken());
    }

    public async Task<IActionResult> OnPostDisconnectAsync()
    {
        var shopper = HttpContext.NeedShopper();
        if (!shopper.IsFresh(time.GetUtcNow()))
            return new SeeOther(FreshSignInAttribute.AskAgain("/account/security"));

        var removed = await logins.RemoveAsync(shopper.ShopperId, ForeignSignIn.Scheme, HttpContext.RequestAborted);
        return new SeeOther(removed.Succeeded ? "/account/security?done=disconnected" : "/account/security?failed=last");
    }
}
