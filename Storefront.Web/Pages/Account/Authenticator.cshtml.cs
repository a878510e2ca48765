using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Web.Components.Account;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Account;

/// <summary>The authenticator app. Its secret stands in the form, sealed, until a code proves that the app has learned it.</summary>
[FreshSignIn]
public sealed class AuthenticatorModel(StoreDb db, Authenticator authenticator, IOptions<StoreOptions> store) : PageModel
{
    public AuthenticatorView View { get; private set; } = null!;

    private SignedIn Shopper => HttpContext.NeedShopper();

    public async Task<IActionResult> OnGetAsync() => await IsOnAsync() ? await ShowStateAsync() : ShowSecret(authenticator.NewSecret(Shopper.ShopperId), null, StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostTurnOnAsync(string? secret, string? code)
    {
        // An app that is in use is not replaced by a form that was left open.
        if (await IsOnAsync())
            return new SeeOther("/account/authenticator");

        var turnedOn = await authenticator.TurnOnAsync(Shopper.ShopperId, secret, code, HttpContext.RequestAborted);
        return turnedOn.Refusal is { } refusal
            ? ShowSecret(authenticator.SameSecret(Shopper.ShopperId, secret), refusal.Message, refusal.Status())
            : ShowCodes(turnedOn.Value);
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        var renewed = await authenticator.RenewCodesAsync(Shopper.ShopperId, HttpContext.RequestAborted);
        return renewed.Succeeded ? ShowCodes(renewed.Value) : new SeeOther("/account/authenticator");
    }

    public async Task<IActionResult> OnPostTurnOffAsync()
    {
        if (await IsOnAsync())
            await authenticator.TurnOffAsync(Shopper.ShopperId, HttpContext.RequestAborted);
        return new SeeOther("/account/security?done=authenticator");
    }

    private Task<bool> IsOnAsync() => db.Shoppers.AnyAsync(s => s.Id == Shopper.ShopperId && s.TwoFactorEnabled, HttpContext.RequestAborted);

    private async Task<PageResult> ShowStateAsync()
    {
        var left = await db.RecoveryCodes.CountAsync(c => c.ShopperId == Shopper.ShopperId && c.UsedAt == null, HttpContext.RequestAborted);
        View = new AuthenticatorView(null, null, left, HttpContext.FormToken());
        return Page();
    }

    private PageResult ShowCodes(NewCodes codes)
    {
        View = new AuthenticatorView(null, codes.Codes, codes.Codes.Count, HttpContext.FormToken());
        return Page();
    }

    private PageResult ShowSecret(NewSecret secret, string? error, int status)
    {
        var uri = secret.Uri(store.Value.Name, Shopper.Email);
        View = new AuthenticatorView(new NewSecretView(QrPicture.Of(uri), secret.Text, uri, secret.Sealed, error), null, 0, HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }
}
