using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>The token of a guest's cart (a new one when they had no open cart) and the line it went to.</summary>
/// <param name="Token">Null for a shopper's cart.</param>
public sealed record AddedToCart(string? Token, string Sku, int Quantity);

/// <summary>Puts a variant into the shopper's cart, opening one when needed. A cart that became an order is left alone.
/// Refuses <see cref="CartRefusals.UnknownSku"/> and what <see cref="Cart.Add"/> refuses.</summary>
public sealed class AddToCart(StoreWrites writes, IOptions<StoreOptions> options, TimeProvider time)
{
    public Task<Outcome<AddedToCart>> RunAsync(CartKey? key, string sku, int quantity, CancellationToken cancel = default) => writes.RunAsync<Outcome<AddedToCart>>(
        async db =>
        {
            var now = time.GetUtcNow();
            var variant = await db.Variants.Include(v => v.Product).Include(v => v.StockItem).AsNoTracking().SingleOrDefaultAsync(v => v.Sku == sku, cancel);
            if (variant is null)
                return CartRefusals.UnknownSku;

            var (cart, token) = await OpenCart.OrNewAsync(db, key, options.Value.Currency, now, cancel);
            var added = cart.Add(variant, quantity, now);
            return added.Refusal is { } refusal ? refusal : new AddedToCart(token, sku, added.Value.Quantity);
        },
        cancel);
}
