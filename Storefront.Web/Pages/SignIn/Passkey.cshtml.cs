using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Identity;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.SignIn;

/// <summary>Signing in with a passkey. It proves both something one has and who holds it, so no code is asked for.</summary>
public sealed class PasskeyModel(PasskeyDesk passkeys, Passkeys kept, SignInDesk desk, TimeProvider time) : PageModel
{
    public IActionResult OnGet() => new SeeOther(SignInCookies.SignInPath);

    public async Task<IActionResult> OnGetOptionsAsync() => Content(await passkeys.AskAsync(HttpContext), "application/json");

    public async Task<IActionResult> OnPostAsync(string? credential, string? returnTo)
    {
        if (await passkeys.CheckAsync(HttpContext, credential) is not { } proof || proof.Shopper.IsShutOut(time.GetUtcNow()))
        {
            var back = SignInLinks.To(SignInCookies.SignInPath, ReturnPath.Of(returnTo));
            return new SeeOther($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}failed=passkey");
        }

        await kept.UsedAsync(proof.Passkey, HttpContext.RequestAborted);
        return await desk.ContinueAsync(HttpContext, proof.Shopper, SignInMethod.Passkey, isLasting: true, returnTo);
    }
}
