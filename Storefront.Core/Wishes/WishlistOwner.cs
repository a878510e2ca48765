using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Wishes;

/// <summary>Whose list: the shopper's, or, while nobody is signed in, that of the browser's token.</summary>
public sealed record WishlistOwner(long? ShopperId, string? Token);

internal static class WishlistOwners
{
    public static IQueryable<Wishlist> Of(this IQueryable<Wishlist> lists, WishlistOwner owner)
    {
        if (owner.ShopperId is { } shopper)
            return lists.Where(list => list.ShopperId == shopper);

        var hash = OpaqueToken.Hash(owner.Token);
        return lists.Where(list => list.TokenHash == hash && hash != null);
    }

    /// <summary>The list with its wishes, locked until the transaction ends so that parallel changes add up; null when there is none.</summary>
    public static async Task<Wishlist?> LockAsync(this StoreDb db, WishlistOwner owner, DateTimeOffset now, CancellationToken cancel)
    {
        var locked = await db.Wishlists.Of(owner).ExecuteUpdateAsync(set => set.SetProperty(list => list.TouchedAt, now), cancel);
        return locked == 0 ? null : await db.Wishlists.Of(owner).Include(list => list.Wishes).SingleAsync(cancel);
    }

    /// <summary>The shopper's list, which begins when it is first asked for, however many ask at once.</summary>
    public static async Task<Wishlist> OpenAsync(this StoreDb db, long shopperId, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO wishlists (shopper_id, created_at, touched_at) VALUES ({shopperId}, {db.Stored(now)}, {db.Stored(now)}) ON CONFLICT (shopper_id) DO NOTHING", cancel);
        return (await db.LockAsync(new WishlistOwner(shopperId, null), now, cancel))!;
    }
}
