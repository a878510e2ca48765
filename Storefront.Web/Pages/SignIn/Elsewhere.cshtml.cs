using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Storefront.Core.Identity;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.SignIn;

/// <summary>To the party at which the merchant lets people sign in, and back. Whoever is signed in here comes back with the two connected.</summary>
public sealed class ElsewhereModel(SignInByLogin signIn, SignInDesk desk, IOptions<OpenIdConnectSettings> elsewhere, TimeProvider time) : PageModel
{
    private const string Back = "/account/sign-in/elsewhere?handler=Back";

    public IActionResult OnGet(string? returnTo) => elsewhere.Value.IsOn
        ? Challenge(new AuthenticationProperties { RedirectUri = ReturnPath.IsOurs(returnTo) ? $"{Back}&returnTo={Uri.EscapeDataString(returnTo!)}" : Back }, ForeignSignIn.Scheme)
        : NotFound();

    public async Task<IActionResult> OnGetBackAsync(string? returnTo)
    {
        if (!elsewhere.Value.IsOn)
            return NotFound();
        if (await HttpContext.ReadLoginAsync() is not { } login)
            return new SeeOther($"{SignInCookies.SignInPath}?failed=elsewhere");

        await HttpContext.ForgetLoginAsync();
        if (HttpContext.Shopper() is { } shopper && returnTo == "/account/security" && shopper.IsFresh(time.GetUtcNow()))
            return new SeeOther((await signIn.ConnectAsync(shopper.ShopperId, login, HttpContext.RequestAborted)).Succeeded ? "/account/security?done=login" : "/account/security?failed=login");

        var found = await signIn.RunAsync(login, CultureInfo.CurrentUICulture.Name, HttpContext.RequestAborted);
        return found.Refusal is { } refusal
            ? new SeeOther($"{SignInCookies.SignInPath}?failed={refusal.Code}")
            : await desk.ContinueAsync(HttpContext, found.Value, SignInMethod.OpenIdConnect, isLasting: false, returnTo);
    }
}
