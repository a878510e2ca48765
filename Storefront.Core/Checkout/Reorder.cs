using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>Puts what an earlier order held into the cart, at today's prices. What is not to be had, or not so many of, the cart says. Refuses when
/// none of it is to be had.</summary>
public sealed class Reorder(StoreWrites writes, IOptions<StoreOptions> options, TimeProvider time)
{
    /// <returns>For a guest the token that the browser is to keep.</returns>
    public Task<Outcome<string?>> RunAsync(string orderNumber, CartKey? key, CancellationToken cancel = default) => writes.RunAsync<Outcome<string?>>(
        async db =>
        {
            var now = time.GetUtcNow();
            var lines = await db.Orders.Where(o => o.Number == orderNumber).SelectMany(o => o.Lines).AsNoTracking().OrderBy(line => line.Id).ToListAsync(cancel);
            if (lines.Count == 0)
                return CheckoutRefusals.NoSuchOrder;

            var ids = lines.ConvertAll(line => line.VariantId);
            var variants = await db.Variants.Include(v => v.Product).Include(v => v.StockItem).AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancel);
            var (cart, token) = await OpenCart.OrNewAsync(db, key, options.Value.Currency, now, cancel);
            var news = lines.ConvertAll(line => Put(cart, line, variants.GetValueOrDefault(line.VariantId), now));
            if (news.TrueForAll(one => one is { Kind: CartNewsKind.NotToBeHad }))
                return CheckoutRefusals.NothingToReorder;

            cart.Tell([new CartNews(CartNewsKind.Reordered, orderNumber), .. news.OfType<CartNews>()]);
            return token;
        },
        cancel);

    /// <summary>Null when all of it is in the cart.</summary>
    private static CartNews? Put(Cart cart, OrderLine line, Variant? variant, DateTimeOffset now)
    {
        if (variant is null)
            return new CartNews(CartNewsKind.NotToBeHad, line.Name);

        var held = cart.Lines.Find(own => own.VariantId == variant.Id)?.Quantity ?? 0;
        var quantity = Math.Min(line.Quantity, Math.Min(variant.StockItem.Saleable, Cart.MaxQuantityPerLine) - held);
        if (quantity < 1 || cart.Add(variant, quantity, now).Refusal is not null)
            return new CartNews(CartNewsKind.NotToBeHad, variant.Product.Name);
        return quantity < line.Quantity ? new CartNews(CartNewsKind.Trimmed, variant.Product.Name, line.Quantity, quantity) : null;
    }
}
