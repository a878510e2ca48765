using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Carts;

public static class CartQueries
{
    /// <summary>Pieces in the open cart with this key.</summary>
    public static Task<int> CountPiecesAsync(this StoreDb db, CartKey key, CancellationToken cancel)
    {
        var stored = key.Stored;
        return db.Carts.Where(cart => cart.TokenHash == stored && cart.ClaimedAt == null).SelectMany(cart => cart.Lines).SumAsync(line => line.Quantity, cancel);
    }
}
