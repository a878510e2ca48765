using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>Links by which a guest sees an order without an account: encrypted and signed (256 bits), for one order, for 90 days.</summary>
public sealed class OrderLinks(IDataProtectionProvider protection, IOptions<StoreOptions> store)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Storefront.OrderLinks.v1").ToTimeLimitedDataProtector();

    /// <summary>The order's page on this host.</summary>
    public string PathTo(string orderNumber) => $"/orders/{orderNumber}?key={protector.Protect(orderNumber, Lifetime)}";

    /// <summary>The order's page, which says what kept it from being paid.</summary>
    public string PathAfter(string orderNumber, Refusal refusal) =>
        PathTo(orderNumber) + (refusal.Kind == RefusalKind.Unavailable ? "&payment=unknown" : "");

    /// <summary>The order's page for mails: by the shop's public address, never by what a request called it.</summary>
    public string AddressOf(string orderNumber) => store.Value.PublicUrl.TrimEnd('/') + PathTo(orderNumber);

    public bool Opens(string? key, string orderNumber)
    {
        try
        {
            return key is { Length: > 0 and < 1024 } && protector.Unprotect(key) == orderNumber;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
