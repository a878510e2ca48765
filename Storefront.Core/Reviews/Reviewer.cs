using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Reviews;

/// <summary>A customer whose e-mail address is proven: by an account, or by a link that was mailed to it.</summary>
/// <param name="Name">What to call them, as far as it is known.</param>
public sealed record Reviewer(long? ShopperId, string Email, string? Name)
{
    /// <summary>Stands for the address: SHA-256 in hex, so that one customer has one review before and after opening an account.</summary>
    public string Key => KeyOf(Email);

    /// <summary>A name for all to read: the first name and the first letter of the last one.</summary>
    public string PublicName => (Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => "",
        [var only] => only,
        [var first, .., var last] => $"{first} {StringInfo.GetNextTextElement(last)}.",
    };

    public static Reviewer Of(SignedIn shopper) => new(shopper.ShopperId, shopper.Email, shopper.Name);

    /// <summary>Whoever bought this, as their account if their address has one.</summary>
    public static async Task<Reviewer?> OfOrderAsync(StoreDb db, string orderNumber, CancellationToken cancel)
    {
        var buyer = await db.Orders.Where(o => o.Number == orderNumber).Select(o => new { o.ShopperId, o.Email, o.DeliveryAddress.Name }).SingleOrDefaultAsync(cancel);
        if (buyer is null)
            return null;
        var owners = buyer.ShopperId is { } id ? db.Shoppers.Where(s => s.Id == id) : db.Shoppers.WithEmail(buyer.Email);
        var account = await owners.Select(s => new { s.Id, s.Email, s.Name }).SingleOrDefaultAsync(cancel);
        return account is null ? new Reviewer(null, buyer.Email, buyer.Name) : new Reviewer(account.Id, account.Email!, account.Name ?? buyer.Name);
    }

    internal static string KeyOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"reviewer:{EmailAddress.Normalise(email)}")));
}

/// <summary>Whoever finds reviews helpful: a shopper, or a browser that keeps a random token.</summary>
public sealed record Voter
{
    private Voter(string key, long? shopperId) => (Key, ShopperId) = (key, shopperId);

    /// <summary>What stands in the database.</summary>
    public string Key { get; }

    public long? ShopperId { get; }

    public static Voter Shopper(long id) => new(string.Create(CultureInfo.InvariantCulture, $"shopper:{id}"), id);

    /// <summary>Null when the text cannot be a token of ours.</summary>
    public static Voter? Guest(string? token) => OpaqueToken.Hash(token) is { } hash ? new Voter(hash, null) : null;
}

public static class ReviewQueries
{
    /// <summary>What a customer has written, before or after they had an account.</summary>
    public static IQueryable<Review> Of(this IQueryable<Review> reviews, Reviewer reviewer)
    {
        var (shopper, key) = (reviewer.ShopperId, reviewer.Key);
        return shopper is null ? reviews.Where(r => r.GuestKey == key) : reviews.Where(r => r.ShopperId == shopper || r.GuestKey == key);
    }

    public static IQueryable<Review> Published(this IQueryable<Review> reviews) => reviews.Where(review => review.Status == ReviewStatus.Published);

    /// <summary>The lines of a customer's orders of which something has left the house.</summary>
    public static IQueryable<OrderLine> ShippedTo(this StoreDb db, Reviewer reviewer)
    {
        // As it is typed, or all in small letters: so an index finds them.
        var (shopper, email, small) = (reviewer.ShopperId, reviewer.Email, reviewer.Email.ToLowerInvariant());
        return db.Orders
            .Where(o => o.Status == OrderStatus.Confirmed && (o.Email == email || o.Email == small || (shopper != null && o.ShopperId == shopper)))
            .SelectMany(o => o.Lines)
            .Where(line => line.Shipped > 0);
    }

    /// <summary>Whether they bought the product here: the variant may have gone since, the product's address is a copy that stays.</summary>
    internal static Task<bool> HasBoughtAsync(this StoreDb db, Reviewer reviewer, long productId, CancellationToken cancel) => db.ShippedTo(reviewer).AnyAsync(
        line => db.Variants.Any(v => v.Id == line.VariantId && v.ProductId == productId) || db.Products.Any(p => p.Id == productId && p.Slug == line.ProductSlug),
        cancel);
}
