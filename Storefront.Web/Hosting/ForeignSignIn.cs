using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Storefront.Core;
using Storefront.Core.Identity;
using Storefront.Core.Shared.Postal;

namespace Storefront.Web.Hosting;

/// <summary>The section <c>SignIn:OpenIdConnect</c> of the settings: one provider of the merchant's choice, or none.</summary>
public sealed class OpenIdConnectSettings : IValidatableObject
{
    public const string Section = "SignIn:OpenIdConnect";

    /// <summary>The provider's address; its discovery document stands below it. Without it nobody is asked to sign in elsewhere.</summary>
    [Url]
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>What the button calls the provider.</summary>
    [MaxLength(40)]
    public string Name { get; set; } = "OpenID Connect";

    public bool IsOn => !string.IsNullOrEmpty(Authority);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && string.IsNullOrEmpty(ClientId))
            yield return new ValidationResult("is missing, and Authority is set.", [nameof(ClientId)]);
        if (IsOn && Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            yield return new ValidationResult("must begin with https.", [nameof(Authority)]);
    }
}

/// <summary>Signing in with an account elsewhere: OpenID Connect's code flow with PKCE, by the settings.</summary>
internal static class ForeignSignIn
{
    public const string Scheme = "openid-connect";

    public static void AddForeignSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<OpenIdConnectSettings>(builder.Configuration, OpenIdConnectSettings.Section);
        var settings = builder.Configuration.GetSection(OpenIdConnectSettings.Section).Get<OpenIdConnectSettings>();
        if (settings is not { IsOn: true })
            return;

        builder.Services.AddAuthentication().AddOpenIdConnect(Scheme, settings.Name, provider =>
        {
            (provider.Authority, provider.ClientId, provider.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
            provider.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
            provider.SignInScheme = IdentityConstants.ExternalScheme;
            provider.CallbackPath = "/account/sign-in/openid-connect";
            provider.ResponseType = OpenIdConnectResponseType.Code;
            // The answer comes as a redirect: cookies that other sites' forms may not send along are enough for it.
            provider.ResponseMode = OpenIdConnectResponseMode.Query;
            provider.UsePkce = true;
            provider.SaveTokens = false;
            provider.MapInboundClaims = false;
            provider.GetClaimsFromUserInfoEndpoint = true;
            provider.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
            provider.Scope.Add("email");
            foreach (var cookie in new[] { provider.CorrelationCookie, provider.NonceCookie })
                (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true);
            provider.Events.OnAccessDenied = denied => BackToSignIn(denied.Response, denied.HandleResponse);
            provider.Events.OnRemoteFailure = failed => BackToSignIn(failed.Response, failed.HandleResponse);
        });
    }

    private static Task BackToSignIn(HttpResponse response, Action handled)
    {
        response.Redirect($"{SignInCookies.SignInPath}?failed=elsewhere");
        handled();
        return Task.CompletedTask;
    }

    /// <summary>Who the provider says has signed in there; null when nobody has.</summary>
    public static async Task<ForeignLogin?> ReadLoginAsync(this HttpContext http)
    {
        var answer = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (answer.Principal?.FindFirstValue("sub") is not { Length: > 0 and <= 255 } subject)
            return null;

        var email = ContactRules.TidyEmail(answer.Principal.FindFirstValue("email"));
        var isProven = string.Equals(answer.Principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        var name = AddressRules.Fold(answer.Principal.FindFirstValue("name"));
        return new ForeignLogin(Scheme, subject, ContactRules.IsEmail(email) ? email : null, isProven, name is { Length: > 0 and <= Shopper.MaxName } ? name : null);
    }

    public static Task ForgetLoginAsync(this HttpContext http) => http.SignOutAsync(IdentityConstants.ExternalScheme);
}
