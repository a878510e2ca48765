using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Promotions;

/// <summary>Counts the uses of an order's promotions, inside the transaction that places it.</summary>
public static class RedeemPromotions
{
    /// <summary>Refuses when another order took the last use: the caller rolls back, and the shopper sees the cart without it.</summary>
    public static async Task<Refusal?> RunAsync(StoreDb db, IReadOnlyList<AppliedPromotion> applied, long orderId, string email, DateTimeOffset now, CancellationToken cancel)
    {
        var customer = EmailAddress.Normalise(email);
        foreach (var promotion in applied.OrderBy(p => p.PromotionId))
        {
            // This locks the promotion's row, so the customer's own uses are counted one order at a time.
            var counted = await db.Promotions
                .Where(p => p.Id == promotion.PromotionId && p.IsActive && (p.Limit == null || p.Used < p.Limit))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Used, p => p.Used + 1), cancel);
            if (counted != 1)
                return PromotionRefusals.UsedUp;
            if (await IsUsedUpByAsync(db, promotion.PromotionId, customer, cancel))
                return PromotionRefusals.UsedByYou;

            db.Redemptions.Add(new Redemption { PromotionId = promotion.PromotionId, OrderId = orderId, Email = customer, At = now });
        }

        return null;
    }

    /// <summary>Gives the uses of an order back, once.</summary>
    public static async Task GiveBackAsync(StoreDb db, long orderId, DateTimeOffset now, CancellationToken cancel)
    {
        var promotions = await db.Redemptions.Where(r => r.OrderId == orderId && r.ReturnedAt == null).Select(r => r.PromotionId).Order().ToListAsync(cancel);
        foreach (var promotion in promotions)
        {
            var returned = await db.Redemptions
                .Where(r => r.OrderId == orderId && r.PromotionId == promotion && r.ReturnedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.ReturnedAt, now), cancel);
            if (returned == 1)
                await db.Promotions.Where(p => p.Id == promotion).ExecuteUpdateAsync(set => set.SetProperty(p => p.Used, p => p.Used - 1), cancel);
        }
    }

    private static async Task<bool> IsUsedUpByAsync(StoreDb db, long promotionId, string customer, CancellationToken cancel)
    {
        var limit = await db.Promotions.Where(p => p.Id == promotionId).Select(p => p.LimitPerCustomer).SingleAsync(cancel);
        return limit is not null && await db.Redemptions.CountAsync(r => r.PromotionId == promotionId && r.Email == customer && r.ReturnedAt == null, cancel) >= limit;
    }
}
