using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Data;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>The order that a cart became and that awaits its payment.</summary>
/// <param name="HeldUntil">Until then its stock is kept for it.</param>
public sealed record PendingOrder(long Id, string Number, Money Due, DateTimeOffset HeldUntil)
{
    /// <summary>Null when the key opens no cart, or one that is still open, paid or given back.</summary>
    public static async Task<PendingOrder?> OfCartAsync(StoreDb db, CartKey? key, CancellationToken cancel)
    {
        if (key?.Stored is not { } stored)
            return null;

        var found = await db.Carts
            .Where(cart => cart.TokenHash == stored && cart.ClaimedAt != null)
            .Join(db.Orders, cart => cart.Id, order => order.CartId, (_, order) => order)
            .Where(order => order.Status == OrderStatus.AwaitingPayment)
            .Select(order => new
            {
                order.Id,
                order.Number,
                order.Total,
                order.PaidByGiftCards,
                HeldUntil = db.StockHolds.Where(hold => hold.OrderId == order.Id).Max(hold => hold.ExpiresAt),
            })
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : new PendingOrder(found.Id, found.Number, found.Total - found.PaidByGiftCards, found.HeldUntil);
    }
}
