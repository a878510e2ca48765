using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Promotions;

/// <summary>The promotions that may count now for a cart: those that apply by themselves and those whose code was entered.</summary>
public static class FindPromotions
{
    private static readonly Func<StoreDb, IReadOnlyList<string>, CancellationToken, Task<List<Promotion>>> Active =
        HotQuery.Many((StoreDb db, IReadOnlyList<string> codes) => db.Promotions.AsNoTracking().Where(p => p.IsActive && (p.Code == null || codes.Contains(p.Code))));

    /// <param name="db">Where promotions with a code or a limit are read, and who used them.</param>
    /// <param name="automatic">The active ones without a code; how often they were used may be out of date.</param>
    /// <param name="codes">What was entered.</param>
    /// <param name="email">The shopper, when known.</param>
    /// <param name="now">For their dates.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<(IReadOnlyList<Promotion> Candidates, IReadOnlyList<RejectedCode> Rejected)> RunAsync(
        StoreDb db, IReadOnlyList<Promotion> automatic, IReadOnlyList<string> codes, string? email, DateTimeOffset now, CancellationToken cancel)
    {
        var found = codes.Count == 0 && automatic.All(promotion => promotion.Limit is null) ? automatic : await Active(db, codes, cancel);
        var usedByThem = await UsesByAsync(db, found, email, cancel);

        var candidates = new List<Promotion>();
        var rejected = codes.Where(code => found.All(p => p.Code != code)).Select(code => new RejectedCode(code, PromotionRefusals.UnknownCode)).ToList();
        foreach (var promotion in found)
        {
            if (Unusable(promotion, usedByThem.GetValueOrDefault(promotion.Id), now) is not { } reason)
                candidates.Add(promotion);
            else if (promotion.Code is not null)
                rejected.Add(new(promotion.Code, reason));
        }

        return (candidates, rejected);
    }

    private static Refusal? Unusable(Promotion promotion, int usedByThem, DateTimeOffset now)
    {
        if (promotion.StartsAt > now)
            return PromotionRefusals.NotStarted;
        if (promotion.EndsAt <= now)
            return PromotionRefusals.Expired;
        if (promotion.Used >= promotion.Limit)
            return PromotionRefusals.UsedUp;
        return usedByThem >= promotion.LimitPerCustomer ? PromotionRefusals.UsedByYou : null;
    }

    private static async Task<Dictionary<long, int>> UsesByAsync(StoreDb db, IReadOnlyList<Promotion> found, string? email, CancellationToken cancel)
    {
        var limited = found.Where(p => p.LimitPerCustomer is not null).Select(p => p.Id).ToList();
        if (limited.Count == 0 || email is null)
            return [];

        var customer = EmailAddress.Normalise(email);
        return await db.Redemptions
            .Where(r => limited.Contains(r.PromotionId) && r.Email == customer && r.ReturnedAt == null)
            .GroupBy(r => r.PromotionId)
            .Select(uses => new { uses.Key, Count = uses.Count() })
            .ToDictionaryAsync(uses => uses.Key, uses => uses.Count, cancel);
    }
}
