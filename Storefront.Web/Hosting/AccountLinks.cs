using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>
/// Links that are mailed to prove an address: encrypted and signed with the shop's keys, each for one thing and for some hours. Nothing about them is stored, so a
/// leaked backup opens nothing; what must work once carries the shopper's security stamp. They start with the shop's public address, never with what a request called it.
/// </summary>
public sealed class AccountLinks(IDataProtectionProvider protection, IOptions<StoreOptions> store, TimeProvider time)
{
    private const int MaxKey = 2048;

    public static readonly TimeSpan NewAccountLifetime = TimeSpan.FromHours(24);

    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    public static readonly TimeSpan NewAddressLifetime = TimeSpan.FromHours(24);

    public string To(NewAccountLink link) => Write("/account/confirm", link, NewAccountLifetime);

    public NewAccountLink? ReadNewAccount(string? key) => Read<NewAccountLink>(key);

    public string To(ResetLink link) => Write("/account/reset/confirm", link, ResetLifetime);

    public ResetLink? ReadReset(string? key) => Read<ResetLink>(key);

    public string To(NewAddressLink link) => Write("/account/email/confirm", link, NewAddressLifetime);

    public NewAddressLink? ReadNewAddress(string? key) => Read<NewAddressLink>(key);

    private string Write<T>(string path, T what, TimeSpan lifetime)
    {
        var sealedText = Protector<T>().Protect(JsonSerializer.Serialize(new Sealed<T>(what, time.GetUtcNow() + lifetime)));
        return $"{store.Value.PublicUrl.TrimEnd('/')}{path}?key={sealedText}";
    }

    private T? Read<T>(string? key) where T : class
    {
        try
        {
            return key is { Length: > 0 and < MaxKey }
                && JsonSerializer.Deserialize<Sealed<T>>(Protector<T>().Unprotect(key)) is { } read && read.Until > time.GetUtcNow() ? read.What : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>One purpose for each kind of link: none opens what another is for.</summary>
    private IDataProtector Protector<T>() => protection.CreateProtector("Storefront.AccountLinks.v1", typeof(T).Name);

    private sealed record Sealed<T>(T What, DateTimeOffset Until);
}

/// <summary>Whoever opens it reads this address, and may open an account with it.</summary>
public sealed record NewAccountLink(string Email, string? ReturnTo);

/// <summary>Whoever opens it reads the shopper's address, and may choose a new password as long as the stamp is theirs.</summary>
public sealed record ResetLink(long ShopperId, string Email, string Stamp);

/// <summary>Whoever opens it reads the new address that the shopper asked for.</summary>
public sealed record NewAddressLink(long ShopperId, string NewEmail, string Stamp);
