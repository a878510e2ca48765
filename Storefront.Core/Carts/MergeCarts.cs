using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>
/// At sign-in a guest's cart becomes the shopper's. While browsing, it joins the cart they had: every line of both, and of the same variant the guest's
/// quantity. Inside the checkout it is bought as it is, and the cart they had is set aside. A sign-in that comes second finds no guest's cart any more,
/// so it changes nothing.
/// </summary>
public sealed class MergeCarts(StoreWrites writes, JoinCarts join, TimeProvider time) : IWelcome
{
    public Task RunAsync(Shopper shopper, Visitor visitor, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            if (CartKey.OfGuest(visitor.CartToken) is not { } key || !await db.LockShopperAsync(shopper.Id, cancel))
                return;

            var now = time.GetUtcNow();
            if (await OpenCart.ForAsync(db, key, now, cancel) is { } guests)
                await TakeOverAsync(db, shopper.Id, guests, visitor.IsCheckingOut, now, cancel);
            else
                await FollowOrderAsync(db, shopper.Id, key, now, cancel);
        },
        cancel);

    private async Task TakeOverAsync(StoreDb db, long shopperId, Cart guests, bool isCheckingOut, DateTimeOffset now, CancellationToken cancel)
    {
        var own = CartKey.OfShopper(shopperId);
        if (await OpenCart.ForAsync(db, own, now, cancel) is not { } stored)
        {
            await OpenCart.LetGoAsync(db, own, cancel);
            guests.BelongTo(own, now);
        }
        else if (guests.Lines.Count > 0 && (isCheckingOut || stored.CountWith(guests) > Cart.MaxLines))
        {
            await SetAsideAsync(db, shopperId, stored, now, cancel);
            guests.BelongTo(own, now, stored.Lines.Count > 0 ? [new CartNews(CartNewsKind.SetAside)] : []);
        }
        else
        {
            await join.RunAsync(db, stored, guests, otherWins: true, now, cancel);
        }
    }

    /// <summary>A cart that was set aside before takes it in; of two that do not fit into one, the newer stays.</summary>
    private static async Task SetAsideAsync(StoreDb db, long shopperId, Cart stored, DateTimeOffset now, CancellationToken cancel)
    {
        var key = CartKey.OfSetAside(shopperId);
        var before = await OpenCart.ForAsync(db, key, now, cancel);
        if (before?.CountWith(stored) > Cart.MaxLines)
        {
            db.Carts.Remove(before);
            await db.SaveChangesAsync(cancel);
            before = null;
        }

        before?.TakeIn(stored, otherWins: true, now);
        if (before is not null || stored.Lines.Count == 0)
            db.Carts.Remove(stored);
        else
            stored.BelongTo(key, now);
        // Its key is free before the guest's cart gets it.
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>An order that was placed as a guest and waits for its payment goes along, unless the shopper has an open cart.</summary>
    private static async Task FollowOrderAsync(StoreDb db, long shopperId, CartKey key, DateTimeOffset now, CancellationToken cancel)
    {
        var own = CartKey.OfShopper(shopperId);
        if (!await db.Carts.AnyAsync(cart => cart.TokenHash == key.Stored, cancel) || await OpenCart.ForAsync(db, own, now, cancel) is not null)
            return;

        await OpenCart.LetGoAsync(db, own, cancel);
        await db.Carts
            .Where(cart => cart.TokenHash == key.Stored && cart.ClaimedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(cart => cart.TokenHash, own.Stored).SetProperty(cart => cart.ShopperId, shopperId), cancel);
    }
}

/// <summary>Puts one cart into another, in the transaction of whoever asks: trims to what there is, drops the codes that do not count, and says so.</summary>
public sealed class JoinCarts(PriceCart prices)
{
    internal async Task RunAsync(StoreDb db, Cart into, Cart other, bool otherWins, DateTimeOffset now, CancellationToken cancel)
    {
        var joined = other.Lines.Count > 0 && into.Lines.Count > 0;
        var first = (otherWins ? other : into).Lines.Select(line => line.VariantId).ToHashSet();
        into.TakeIn(other, otherWins, now);
        db.Carts.Remove(other);
        await db.SaveChangesAsync(cancel);

        var priced = await prices.PriceAsync(db, into, cancel);
        var news = joined ? new List<CartNews> { new(CartNewsKind.Merged) } : [];
        news.AddRange(Trim(into, priced, first));
        foreach (var problem in priced.Problems.Where(problem => problem is { Kind: CartProblemKind.CodeDoesNotCount, Code: not null }))
        {
            into.Forget(problem.Code!, now);
            news.Add(new CartNews(CartNewsKind.CodeDropped, problem.Code, Reason: problem.Message));
        }

        into.Tell(news);
    }

    /// <summary>Lines on one pile share what there is, those that win first. What is sold out stays, and the cart's page says so.</summary>
    private static IEnumerable<CartNews> Trim(Cart cart, PricedCart priced, HashSet<long> first)
    {
        foreach (var pile in priced.Lines.GroupBy(line => line.StockItemId).Where(pile => pile.Sum(line => line.Quantity) > pile.First().Saleable))
        {
            var left = pile.First().Saleable;
            foreach (var line in pile.OrderBy(line => first.Contains(line.VariantId) ? 0 : 1))
            {
                var quantity = Math.Min(left, line.Quantity);
                left -= quantity;
                if (quantity == 0 || quantity == line.Quantity)
                    continue;

                cart.Lines.Single(own => own.VariantId == line.VariantId).Quantity = quantity;
                yield return new CartNews(CartNewsKind.Trimmed, line.Name, line.Quantity, quantity);
            }
        }
    }
}
