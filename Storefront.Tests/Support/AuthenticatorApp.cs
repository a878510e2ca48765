using Storefront.Core.Identity;

namespace Storefront.Tests.Support;

/// <summary>What an authenticator app does with the key that it is shown.</summary>
public static class AuthenticatorApp
{
    public static byte[] FromBase32(this string text)
    {
        var (bytes, bits, held) = (new List<byte>(), 0, 0);
        foreach (var letter in text)
        {
            (bits, held) = ((bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), held + 5);
            if (held >= 8)
            {
                bytes.Add((byte)(bits >> (held - 8)));
                held -= 8;
            }
        }

        return [.. bytes];
    }

    public static string CodeNow(this byte[] secret, TimeProvider clock) => Totp.CodeAt(secret, clock.GetUtcNow());

    /// <summary>Turns it on for whoever is signed in.</summary>
    public static async Task<(byte[] Secret, List<string> Codes)> TurnOnAuthenticatorAsync(this HttpClient visitor, Shop shop)
    {
        var page = await visitor.GetHtmlAsync("/account/authenticator");
        var secret = page.Words("#secret").FromBase32();
        using var on = await page.Form("#account form").With("Code", secret.CodeNow(shop.Clock)).SubmitAsync(visitor);
        return (secret, [.. (await on.ReadHtmlAsync()).QuerySelectorAll("#recovery-codes li").Select(li => li.Words())]);
    }
}
