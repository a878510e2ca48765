using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

internal static class OpenCart
{
    /// <summary>The shopper's cart with its lines, locked until the transaction ends so that parallel changes add up;
    /// null when there is none or it has become an order.</summary>
    public static async Task<Cart?> ForAsync(StoreDb db, string? token, DateTimeOffset now, CancellationToken cancel)
    {
        if (OpaqueToken.Hash(token) is not { } hash)
            return null;

        var locked = await db.Carts
            .Where(cart => cart.TokenHash == hash && cart.ClaimedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(cart => cart.TouchedAt, now), cancel);
        return locked == 0 ? null : await db.Carts.Include(cart => cart.Lines).SingleAsync(cart => cart.TokenHash == hash, cancel);
    }
}
