using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>The cart's token (a new one when the shopper had no open cart) and the line it went to.</summary>
public sealed record AddedToCart(string Token, string Sku, int Quantity);

/// <summary>Puts a variant into the shopper's cart, opening one when needed. A cart that became an order is left alone.
/// Refuses <see cref="CartRefusals.UnknownSku"/> and what <see cref="Cart.Add"/> refuses.</summary>
public sealed class AddToCart(StoreWrites writes, IOptions<StoreOptions> options, TimeProvider time)
{
    public Task<Outcome<AddedToCart>> RunAsync(string? token, string sku, int quantity, CancellationToken cancel = default) => writes.RunAsync<Outcome<AddedToCart>>(
        async db =>
        {
            var now = time.GetUtcNow();
            var variant = await db.Variants.Include(v => v.Product).Include(v => v.StockItem).AsNoTracking().SingleOrDefaultAsync(v => v.Sku == sku, cancel);
            if (variant is null)
                return CartRefusals.UnknownSku;

            var (cart, cartToken) = await OpenCart.ForAsync(db, token, now, cancel) is { } open
                ? (open, token!)
                : await NewAsync(db, token, now, cancel);
            var added = cart.Add(variant, quantity, now);
            return added.Refusal is { } refusal ? refusal : new AddedToCart(cartToken, sku, added.Value.Quantity);
        },
        cancel);

    private async Task<(Cart Cart, string Token)> NewAsync(StoreDb db, string? oldToken, DateTimeOffset now, CancellationToken cancel)
    {
        // An order that waits for its payment keeps its cart, but the browser goes on with a new one.
        if (OpaqueToken.Hash(oldToken) is { } hash)
            await db.Carts.Where(c => c.TokenHash == hash).ExecuteUpdateAsync(set => set.SetProperty(c => c.TokenHash, (string?)null), cancel);

        var token = OpaqueToken.New();
        var cart = Cart.Open(OpaqueToken.Hash(token)!, options.Value.Currency, now);
        db.Carts.Add(cart);
        return (cart, token);
    }
}
