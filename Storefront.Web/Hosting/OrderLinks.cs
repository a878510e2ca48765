using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>Links by which a guest sees an order and acts for its shopper without an account: encrypted and signed (256 bits), for one order, for 90 days.</summary>
public sealed class OrderLinks(IDataProtectionProvider protection, IOptions<StoreOptions> store)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>Below an order's page: its invoice, which is made shortly after it was paid.</summary>
    public const string Invoice = "/invoice";

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Storefront.OrderLinks.v1").ToTimeLimitedDataProtector();

    /// <summary>The order's page on this host, or one below it.</summary>
    public string PathTo(string orderNumber, string below = "") => PathWith(NewKey(orderNumber), orderNumber, below);

    /// <summary>The order's page, or one below it, by the key that opened the order; its shopper needs none.</summary>
    public static string PathWith(string? key, string orderNumber, string below = "") =>
        key is null ? $"/orders/{orderNumber}{below}" : $"/orders/{orderNumber}{below}?key={Uri.EscapeDataString(key)}";

    /// <summary>Below an order's page: an invoice, a credit note or a cancellation of it.</summary>
    public static string Document(string number) => $"/invoices/{number}";

    public static string Pdf(string number) => $"/invoices/{number}.pdf";

    /// <summary>The order's page, which says what kept it from being paid.</summary>
    public string PathAfter(string orderNumber, Refusal refusal) =>
        PathTo(orderNumber) + (refusal.Kind == RefusalKind.Unavailable ? "&payment=unknown" : "");

    /// <summary>The order's page for mails, or one below it: by the shop's public address, never by what a request called it.</summary>
    public string AddressOf(string orderNumber, string below = "") => store.Value.PublicUrl.TrimEnd('/') + PathWith(NewKey(orderNumber), orderNumber, below);

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

    private string NewKey(string orderNumber) => protector.Protect(orderNumber, Lifetime);
}
