using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Storefront.Core.Identity;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.SignIn;
using Storefront.Web.Hosting;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.SignIn;

/// <summary>Signing in with a password. Whatever is wrong, the answer is the same and takes the same time.</summary>
public sealed class IndexModel(SignInWithPassword check, SignInDesk desk, IOptions<OpenIdConnectSettings> elsewhere) : PageModel
{
    public SignInView View { get; private set; } = null!;

    /// <param name="returnTo">Where to go afterwards.</param>
    /// <param name="failed">By which other way it did not work.</param>
    /// <param name="done">What was done a moment ago.</param>
    public IActionResult OnGet(string? returnTo, string? failed, string? done) => Show(
        HttpContext.Shopper()?.Email,
        isLasting: false,
        returnTo,
        failed switch
        {
            "passkey" => [new FormError("", IdentityRefusals.PasskeyFailed.Message)],
            "elsewhere" or "not_signed_in" => [new FormError("", AccountWords.ElsewhereFailed)],
            "connect_first" => [new FormError("", IdentityRefusals.ConnectFirst.Message)],
            "login_has_no_address" => [new FormError("", IdentityRefusals.LoginHasNoAddress.Message)],
            _ => [],
        },
        done: done switch { "password" => AccountWords.PasswordSaved, "address" => AccountWords.AddressSaved, "joined" => AccountWords.Joined, _ => null });

    public async Task<IActionResult> OnPostAsync(string? email, string? password, bool lasting, string? returnTo)
    {
        var address = ContactRules.TidyEmail(email);
        var found = await check.RunAsync(address.Length <= ContactRules.MaxEmail ? address : "", password, HttpContext.RequestAborted);
        return found.Refusal is { } refusal
            ? Show(email, lasting, returnTo, [new FormError("", refusal.Message)], StatusCodes.Status422UnprocessableEntity)
            : await desk.ContinueAsync(HttpContext, found.Value, SignInMethod.Password, lasting, returnTo);
    }

    private PageResult Show(string? email, bool isLasting, string? returnTo, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK, string? done = null)
    {
        View = new SignInView(
            email,
            isLasting,
            ReturnPath.Of(returnTo),
            HttpContext.Shopper() is not null,
            elsewhere.Value.IsOn ? elsewhere.Value.Name : null,
            done,
            errors,
            HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }
}
