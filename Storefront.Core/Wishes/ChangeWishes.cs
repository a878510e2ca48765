using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Wishes;

/// <param name="Token">Finds the list again; null where it is a shopper's or there is none.</param>
/// <param name="Count">How many things are wished for now.</param>
/// <param name="Product">The name of what was added or removed.</param>
public sealed record ChangedWishes(string? Token, int Count, string Product);

/// <summary>Adds to a wishlist, which begins with its first wish, and takes off again. Both are safe to repeat.</summary>
public sealed class ChangeWishes(StoreWrites writes, TimeProvider time)
{
    /// <summary>Refuses what is not in the shop, and what a full list has no room for.</summary>
    /// <param name="owner">Whose list.</param>
    /// <param name="slug">The product.</param>
    /// <param name="sku">The variant that was chosen; what is none of the product's is ignored.</param>
    /// <param name="cancel">Ends the wait for the database.</param>
    public Task<Outcome<ChangedWishes>> AddAsync(WishlistOwner owner, string slug, string? sku, CancellationToken cancel = default) => writes.RunAsync<Outcome<ChangedWishes>>(
        async db =>
        {
            var now = time.GetUtcNow();
            var product = await db.Products.Published().Where(p => p.Slug == slug)
                .Select(p => new { p.Id, p.Name, VariantId = p.Variants.Where(v => v.Sku == sku && v.IsActive).Select(v => (long?)v.Id).FirstOrDefault() })
                .SingleOrDefaultAsync(cancel);
            if (product is null)
                return WishRefusals.NoSuchProduct;

            var (list, token) = await OpenAsync(db, owner, now, cancel);
            var added = list.Add(product.Id, product.VariantId, now);
            return added.Refusal is { } refusal ? refusal : new ChangedWishes(token, list.Wishes.Count, product.Name);
        },
        cancel);

    /// <summary>Refuses only what never was a product.</summary>
    public Task<Outcome<ChangedWishes>> RemoveAsync(WishlistOwner owner, string slug, CancellationToken cancel = default) => writes.RunAsync<Outcome<ChangedWishes>>(
        async db =>
        {
            var product = await db.Products.Where(p => p.Slug == slug).Select(p => new { p.Id, p.Name }).SingleOrDefaultAsync(cancel);
            if (product is null)
                return WishRefusals.NoSuchProduct;

            var list = await db.LockAsync(owner, time.GetUtcNow(), cancel);
            list?.Remove(product.Id);
            return new ChangedWishes(list?.TokenHash is null ? null : owner.Token, list?.Wishes.Count ?? 0, product.Name);
        },
        cancel);

    private static async Task<(Wishlist List, string? Token)> OpenAsync(StoreDb db, WishlistOwner owner, DateTimeOffset now, CancellationToken cancel)
    {
        if (owner.ShopperId is { } shopper)
            return (await db.OpenAsync(shopper, now, cancel), null);
        if (await db.LockAsync(owner, now, cancel) is { } known)
            return (known, owner.Token);

        var token = OpaqueToken.New();
        var list = Wishlist.OfGuest(OpaqueToken.Hash(token)!, now);
        db.Wishlists.Add(list);
        return (list, token);
    }
}
