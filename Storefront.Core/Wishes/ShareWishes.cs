using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Wishes;

/// <summary>Gives a wishlist a link for others, a new one each time, or takes it away. Refuses where there is no list.</summary>
public sealed class ShareWishes(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<Wishlist>> RunAsync(WishlistOwner owner, bool isShared, CancellationToken cancel = default) => writes.RunAsync<Outcome<Wishlist>>(
        async db =>
        {
            if (await db.LockAsync(owner, time.GetUtcNow(), cancel) is not { } list)
                return WishRefusals.NoSuchList;

            if (isShared)
                list.Share();
            else
                list.StopSharing();
            return list;
        },
        cancel);
}
