using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

internal static class OpenCart
{
    /// <summary>The cart with its lines, locked until the transaction ends so that parallel changes add up;
    /// null when there is none or it has become an order.</summary>
    public static async Task<Cart?> ForAsync(StoreDb db, CartKey? key, DateTimeOffset now, CancellationToken cancel)
    {
        if (key?.Stored is not { } stored)
            return null;

        var locked = await db.Carts
            .Where(cart => cart.TokenHash == stored && cart.ClaimedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(cart => cart.TouchedAt, now), cancel);
        return locked == 0 ? null : await db.Carts.Include(cart => cart.Lines).SingleAsync(cart => cart.TokenHash == stored, cancel);
    }

    /// <summary>As <see cref="ForAsync"/>, opening one where there is none.</summary>
    /// <returns>The cart, and for a guest the token that the browser is to keep.</returns>
    public static async Task<(Cart Cart, string? Token)> OrNewAsync(StoreDb db, CartKey? key, string currency, DateTimeOffset now, CancellationToken cancel)
    {
        if (await ForAsync(db, key, now, cancel) is { } open)
            return (open, key!.Token);

        // A guest's new key is nobody else's, but two tabs of a shopper would open the same cart.
        if (key?.ShopperId is { } shopper)
        {
            await db.LockShopperAsync(shopper, cancel);
            if (await ForAsync(db, key, now, cancel) is { } opened)
                return (opened, null);
        }

        await LetGoAsync(db, key, cancel);
        var newKey = key is { ShopperId: not null } ? key : CartKey.OfGuest(OpaqueToken.New())!;
        var cart = Cart.Open(newKey, currency, now);
        db.Carts.Add(cart);
        return (cart, newKey.Token);
    }

    /// <summary>An order that waits for its payment keeps its cart, but its shopper goes on with a new one.</summary>
    public static async Task LetGoAsync(StoreDb db, CartKey? key, CancellationToken cancel)
    {
        if (key?.Stored is { } stored)
            await db.Carts.Where(cart => cart.TokenHash == stored).ExecuteUpdateAsync(set => set.SetProperty(cart => cart.TokenHash, (string?)null), cancel);
    }
}
