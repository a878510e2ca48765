using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.GiftCards;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>Takes what the shopper typed into the one field for promotion codes and gift cards. Refuses a code that would not
/// count, with the reason; then it is not kept.</summary>
public sealed class EnterCode(StoreWrites writes, PriceCart prices, TimeProvider time)
{
    public Task<Outcome<Cart>> RunAsync(CartKey? key, string typed, CancellationToken cancel = default) => writes.RunAsync<Outcome<Cart>>(
        async db =>
        {
            if (await OpenCart.ForAsync(db, key, time.GetUtcNow(), cancel) is not { } cart)
                return CartRefusals.Empty;
            if (Promotion.Normalise(typed) is { } code && await db.Promotions.AnyAsync(p => p.Code == code, cancel))
                return await EnterPromotionAsync(db, cart, code, cancel);
            return await EnterGiftCardAsync(db, cart, typed, cancel);
        },
        cancel);

    private async Task<Outcome<Cart>> EnterPromotionAsync(StoreDb db, Cart cart, string code, CancellationToken cancel)
    {
        cart.Enter(code, time.GetUtcNow());
        var reason = await prices.WhyNotAsync(db, cart, code, cancel);
        return reason is null ? cart : reason;
    }

    private async Task<Outcome<Cart>> EnterGiftCardAsync(StoreDb db, Cart cart, string typed, CancellationToken cancel)
    {
        if (GiftCardCode.Hash(typed) is not { } hash)
            return PromotionRefusals.UnknownCode;
        if (await db.GiftCards.AsNoTracking().SingleOrDefaultAsync(c => c.CodeHash == hash, cancel) is not { DisabledAt: null } card || card.Balance.Currency != cart.Currency)
            return GiftCardRefusals.NotValid;
        if (!card.IsUsable(time.GetUtcNow()))
            return GiftCardRefusals.Expired;
        if (card.Balance.IsZero)
            return GiftCardRefusals.Empty;

        cart.Enter(card, time.GetUtcNow());
        return cart;
    }
}

/// <summary>Takes a promotion code, or a gift card by its last four symbols, off the cart.</summary>
public sealed class ForgetCode(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<Cart>> RunAsync(CartKey? key, string entered, CancellationToken cancel = default) => writes.RunAsync<Outcome<Cart>>(
        async db =>
        {
            if (await OpenCart.ForAsync(db, key, time.GetUtcNow(), cancel) is not { } cart)
                return CartRefusals.Empty;

            cart.Forget(Promotion.Normalise(entered) ?? "", time.GetUtcNow());
            var ids = cart.GiftCardIds;
            if (await db.GiftCards.AsNoTracking().FirstOrDefaultAsync(c => ids.Contains(c.Id) && c.LastFour == entered, cancel) is { } card)
                cart.Forget(card, time.GetUtcNow());
            return cart;
        },
        cancel);
}
