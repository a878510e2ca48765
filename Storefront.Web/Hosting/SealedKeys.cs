using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Storefront.Web.Hosting;

/// <summary>
/// Keys that stand in mailed links: what they open, encrypted and signed with the shop's keys, for one thing and until a moment. Nothing about them is stored, so
/// a leaked backup opens nothing.
/// </summary>
/// <param name="protection">The shop's keys.</param>
/// <param name="purpose">Keeps the keys of one kind of page from opening another's.</param>
/// <param name="time">The clock.</param>
internal sealed class SealedKeys(IDataProtectionProvider protection, string purpose, TimeProvider time)
{
    private const int MaxKey = 2048;

    public string Seal<T>(T what, TimeSpan lifetime) => Protector<T>().Protect(JsonSerializer.Serialize(new Sealed<T>(what, time.GetUtcNow() + lifetime)));

    /// <summary>Null for what is too old, or was never ours.</summary>
    public T? Open<T>(string? key) where T : class
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

    private IDataProtector Protector<T>() => protection.CreateProtector(purpose, typeof(T).Name);

    private sealed record Sealed<T>(T What, DateTimeOffset Until);
}
