using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Storefront.Core.Identity;

namespace Storefront.Web.Hosting;

/// <summary>What the browser keeps, sealed and for ten minutes, between two steps of signing in.</summary>
public sealed record SignInStep(long ShopperId, SignInMethod Method, bool IsLasting, string? ReturnTo);

internal static class SignInSteps
{
    private static readonly string Scheme = IdentityConstants.TwoFactorUserIdScheme;

    public static Task KeepAsync(this HttpContext http, SignInStep step) => KeepAsync(http, new Dictionary<string, string?>
    {
        [nameof(step.ShopperId)] = step.ShopperId.ToString(CultureInfo.InvariantCulture),
        [nameof(step.Method)] = step.Method.ToString(),
        [nameof(step.IsLasting)] = step.IsLasting ? "1" : "",
        [nameof(step.ReturnTo)] = step.ReturnTo,
    });

    public static async Task<SignInStep?> ReadStepAsync(this HttpContext http)
    {
        var kept = await ReadAsync(http);
        return long.TryParse(kept?.GetString(nameof(SignInStep.ShopperId)), CultureInfo.InvariantCulture, out var id) && Enum.TryParse<SignInMethod>(kept?.GetString(nameof(SignInStep.Method)), out var method)
            ? new SignInStep(id, method, kept?.GetString(nameof(SignInStep.IsLasting)) == "1", kept?.GetString(nameof(SignInStep.ReturnTo)))
            : null;
    }

    /// <summary>The challenge of a passkey, which its answer is checked against.</summary>
    public static Task KeepChallengeAsync(this HttpContext http, string purpose, string? state) => KeepAsync(http, new Dictionary<string, string?> { [purpose] = state });

    public static async Task<string?> ReadChallengeAsync(this HttpContext http, string purpose) => (await ReadAsync(http))?.GetString(purpose);

    public static Task ForgetStepAsync(this HttpContext http) => http.SignOutAsync(Scheme);

    private static Task KeepAsync(HttpContext http, Dictionary<string, string?> items) =>
        http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(Scheme)), new AuthenticationProperties(items));

    private static async Task<AuthenticationProperties?> ReadAsync(HttpContext http) => (await http.AuthenticateAsync(Scheme)).Properties;
}
