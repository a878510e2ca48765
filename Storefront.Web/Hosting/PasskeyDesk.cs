using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Storefront.Core.Identity;
using StoreOptions = Storefront.Core.Shared.StoreOptions;

namespace Storefront.Web.Hosting;

/// <summary>The shop's part of WebAuthn: asks the browser for a passkey and checks what it answers. The challenge waits in a sealed cookie.</summary>
public sealed class PasskeyDesk(IPasskeyHandler<Shopper> handler)
{
    private const string Making = "passkey-making";

    private const string Using = "passkey-using";

    private const int MaxCredential = 20_000;

    /// <returns>The options for <c>navigator.credentials.create</c>, as JSON.</returns>
    public async Task<string> OfferAsync(HttpContext http, SignedIn shopper)
    {
        var user = new PasskeyUserEntity { Id = shopper.ShopperId.ToString(CultureInfo.InvariantCulture), Name = shopper.Email, DisplayName = shopper.Name ?? shopper.Email };
        var made = await handler.MakeCreationOptionsAsync(user, http);
        await http.KeepChallengeAsync(Making, made.AttestationState);
        return made.CreationOptionsJson;
    }

    /// <returns>The new passkey, or null when the answer does not fit what was asked of this shopper.</returns>
    public async Task<UserPasskeyInfo?> TakeAsync(HttpContext http, SignedIn shopper, string? credential)
    {
        if (credential is not { Length: > 0 and < MaxCredential } || await http.ReadChallengeAsync(Making) is not { } state)
            return null;

        await http.ForgetStepAsync();
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = state });
        return result.Succeeded && result.UserEntity.Id == shopper.ShopperId.ToString(CultureInfo.InvariantCulture) ? result.Passkey : null;
    }

    /// <summary>Asks for any passkey of this shop: whose it is, the passkey says.</summary>
    /// <returns>The options for <c>navigator.credentials.get</c>, as JSON.</returns>
    public async Task<string> AskAsync(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        await http.KeepChallengeAsync(Using, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <returns>Whose passkey it is, and the passkey as it is now; null when the answer does not fit.</returns>
    public async Task<(Shopper Shopper, UserPasskeyInfo Passkey)?> CheckAsync(HttpContext http, string? credential)
    {
        if (credential is not { Length: > 0 and < MaxCredential } || await http.ReadChallengeAsync(Using) is not { } state)
            return null;

        await http.ForgetStepAsync();
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = state });
        return result.Succeeded ? (result.User, result.Passkey) : null;
    }
}

internal static class PasskeySetup
{
    /// <summary>A passkey is for the shop's public address, whatever a request calls it; it always proves who holds it, and needs no name typed before.</summary>
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IPasskeyHandler<Shopper>, PasskeyHandler<Shopper>>();
        services.AddScoped<PasskeyDesk>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<StoreOptions>>((passkeys, store) =>
        {
            var shop = new Uri(store.Value.PublicUrl);
            passkeys.ServerDomain = shop.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == shop.GetLeftPart(UriPartial.Authority));
        });
    }
}
