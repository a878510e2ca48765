using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>What waits in the cart that was set aside when its shopper signed in inside the checkout.</summary>
public sealed record SetAsideCart(int Quantity, IReadOnlyList<string> Names)
{
    /// <summary>Null when nothing was set aside.</summary>
    public static async Task<SetAsideCart?> OfAsync(StoreDb db, long shopperId, CancellationToken cancel)
    {
        var key = CartKey.OfSetAside(shopperId).Stored;
        var lines = await db.Carts
            .Where(cart => cart.TokenHash == key)
            .SelectMany(cart => cart.Lines)
            .OrderBy(line => line.AddedAt).ThenBy(line => line.Id)
            .Select(line => new { line.Quantity, line.Variant.Product.Name })
            .ToListAsync(cancel);
        return lines.Count == 0 ? null : new SetAsideCart(lines.Sum(line => line.Quantity), [.. lines.Select(line => line.Name).Distinct()]);
    }
}

/// <summary>Puts what was set aside into the shopper's cart, or forgets it. Where both hold the same variant, the cart's own quantity stays.
/// Refuses when nothing is set aside, and what would not fit into one cart.</summary>
public sealed class BringBackCart(StoreWrites writes, JoinCarts join, IOptions<StoreOptions> options, TimeProvider time)
{
    public Task<Outcome<Cart>> RunAsync(long shopperId, CancellationToken cancel = default) => writes.RunAsync<Outcome<Cart>>(
        async db =>
        {
            var now = time.GetUtcNow();
            await db.LockShopperAsync(shopperId, cancel);
            if (await OpenCart.ForAsync(db, CartKey.OfSetAside(shopperId), now, cancel) is not { } aside)
                return CartRefusals.NothingSetAside;

            var (cart, _) = await OpenCart.OrNewAsync(db, CartKey.OfShopper(shopperId), options.Value.Currency, now, cancel);
            if (cart.CountWith(aside) > Cart.MaxLines)
                return CartRefusals.CartFull;

            await join.RunAsync(db, cart, aside, otherWins: false, now, cancel);
            return cart;
        },
        cancel);

    public Task ForgetAsync(long shopperId, CancellationToken cancel = default) => writes.RunAsync(
        async db =>
        {
            if (await OpenCart.ForAsync(db, CartKey.OfSetAside(shopperId), time.GetUtcNow(), cancel) is { } aside)
                db.Carts.Remove(aside);
        },
        cancel);
}
