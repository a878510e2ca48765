using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>Sets the quantity of a line; 0 removes it. Refuses what <see cref="Cart.Change"/> refuses.</summary>
public sealed class ChangeCart(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<Cart>> RunAsync(CartKey? key, string sku, int quantity, CancellationToken cancel = default) => writes.RunAsync<Outcome<Cart>>(
        async db =>
        {
            var now = time.GetUtcNow();
            var variant = await db.Variants.Include(v => v.Product).Include(v => v.StockItem).AsNoTracking().SingleOrDefaultAsync(v => v.Sku == sku, cancel);
            return variant is null || await OpenCart.ForAsync(db, key, now, cancel) is not { } cart
                ? CartRefusals.NoSuchLine
                : cart.Change(variant, quantity, now);
        },
        cancel);
}
