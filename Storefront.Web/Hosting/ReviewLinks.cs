using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>The links in the mail that asks for reviews: by one the buyer reviews what is in the order without an account, by the other nobody asks again.</summary>
public sealed class ReviewLinks(IDataProtectionProvider protection, IOptions<StoreOptions> store, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    /// <summary>Old mails lie around: who finds one may still say no.</summary>
    private static readonly TimeSpan StopLifetime = TimeSpan.FromDays(3 * 365);

    private readonly SealedKeys keys = new(protection, "Storefront.ReviewLinks.v1", time);

    public string KeyTo(ReviewLink link) => keys.Seal(link, Lifetime);

    public ReviewLink? Read(string? key) => keys.Open<ReviewLink>(key);

    public string AddressOf(string key) => Absolute(PathWith(key));

    public string AddressOfProduct(string key, string slug) => Absolute(PathTo(slug, key));

    public string To(StopLink link) => Absolute($"/reviews/unsubscribe?key={keys.Seal(link, StopLifetime)}");

    public StopLink? ReadStop(string? key) => keys.Open<StopLink>(key);

    /// <summary>All that the order is asked about.</summary>
    public static string PathWith(string key) => $"/reviews?key={Uri.EscapeDataString(key)}";

    /// <summary>The form for one product; with a key, for whoever holds it.</summary>
    public static string PathTo(string slug, string? key = null) => $"/products/{Uri.EscapeDataString(slug)}/review{(key is null ? "" : $"?key={Uri.EscapeDataString(key)}")}";

    private string Absolute(string path) => store.Value.PublicUrl.TrimEnd('/') + path;
}

/// <summary>Whoever opens it reads the mailbox of the order's buyer.</summary>
public sealed record ReviewLink(string OrderNumber);

/// <summary>Whoever opens it reads this mailbox.</summary>
public sealed record StopLink(string Email);
