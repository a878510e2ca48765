using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;

namespace Storefront.Core.Wishes;

/// <summary>What a shopper wished for as a guest joins what is on their list already. The guest's list ends in the same transaction, so doing it twice, or
/// twice at once, adds nothing twice.</summary>
public sealed class MergeWishes(StoreWrites writes, TimeProvider time) : IWelcome
{
    public Task RunAsync(Shopper shopper, Visitor visitor, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            // The guest's list first: of two at once, the second finds none.
            if (await db.LockAsync(new WishlistOwner(null, visitor.WishlistToken), now, cancel) is not { } guests)
                return;

            var own = await db.OpenAsync(shopper.Id, now, cancel);
            // What a full list has no room for is left behind, the newest first.
            foreach (var wish in guests.Wishes.OrderBy(wish => wish.AddedAt))
                own.Add(wish.ProductId, wish.VariantId, wish.AddedAt);
            db.Wishlists.Remove(guests);
        },
        cancel);
}

/// <summary>Every night: guests' lists that nobody has touched for long are deleted.</summary>
public sealed class ForgetOldWishlists(StoreWrites writes, TimeProvider time)
{
    public Task RunAsync(CancellationToken cancel) => writes.RunAsync(
        db =>
        {
            var longAgo = time.GetUtcNow() - Wishlist.Lifetime;
            return db.Wishlists.Where(list => list.ShopperId == null && list.TouchedAt < longAgo).ExecuteDeleteAsync(cancel);
        },
        cancel);
}
