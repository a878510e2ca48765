using Storefront.Core.Shared;

namespace Storefront.Core.Promotions;

/// <summary>Decides which promotions count and what each takes off, in the order product, order, shipping. Pure: the same cart
/// and promotions always give the same answer. Of two that do not combine the one with the higher priority stays, then the
/// one that saves the shopper more, then the older.</summary>
public static class ReduceCart
{
    public static Reduction Of(IReadOnlyList<ReducibleLine> lines, Money shipping, IReadOnlyList<Promotion> candidates, IReadOnlyList<RejectedCode> rejected)
    {
        var refused = rejected.ToList();
        var accepted = new List<Promotion>();
        foreach (var candidate in Ranked(lines, shipping, candidates, refused))
        {
            if (accepted.Find(other => !candidate.CombinesWith(other)) is not { } rival)
                accepted.Add(candidate);
            else if (candidate.Code is not null)
                refused.Add(new(candidate.Code, PromotionRefusals.CannotCombine(rival.Code ?? rival.Name)));
        }

        return Apply(lines, shipping, accepted, refused);
    }

    private static List<Promotion> Ranked(IReadOnlyList<ReducibleLine> lines, Money shipping, IReadOnlyList<Promotion> candidates, List<RejectedCode> refused)
    {
        var saving = new List<(Promotion Promotion, long Saves)>();
        foreach (var candidate in candidates)
        {
            if (Unfit(lines, candidate, shipping.Currency) is { } reason)
            {
                if (candidate.Code is not null)
                    refused.Add(new(candidate.Code, reason));
                continue;
            }

            var alone = Apply(lines, shipping, [candidate], []);
            saving.Add((candidate, alone.OffLines.Sum(off => off.Minor) + alone.OffShipping.Minor));
        }

        return [.. saving
            .OrderByDescending(one => one.Promotion.Priority)
            .ThenByDescending(one => one.Saves)
            .ThenBy(one => one.Promotion.Id)
            .Select(one => one.Promotion)];
    }

    private static Refusal? Unfit(IReadOnlyList<ReducibleLine> lines, Promotion promotion, string currency)
    {
        var meant = lines.Where(line => promotion.IsFor(line.ProductId, line.CategoryIds)).ToList();
        if (meant.Count == 0)
            return PromotionRefusals.NotForTheseItems;
        var missing = promotion.MinimumMinor - meant.Sum(line => line.Total.Minor);
        return missing > 0 ? PromotionRefusals.MinimumNotMet(new Money(missing, currency)) : null;
    }

    private static Reduction Apply(IReadOnlyList<ReducibleLine> lines, Money shipping, List<Promotion> accepted, List<RejectedCode> refused)
    {
        var currency = shipping.Currency;
        var off = new long[lines.Count];
        var taken = accepted.ToDictionary(promotion => promotion, _ => 0L);

        TakeOffProducts(lines, [.. accepted.Where(p => p.Class == PromotionClass.Product)], off, taken);
        foreach (var promotion in accepted.Where(p => p.Class == PromotionClass.Order))
            TakeOffOrder(lines, promotion, off, taken);
        var offShipping = TakeOffShipping(shipping.Minor, [.. accepted.Where(p => p.Class == PromotionClass.Shipping)], taken);

        return new Reduction(
            [.. off.Select(minor => new Money(minor, currency))],
            new Money(offShipping, currency),
            [.. accepted.Select(p => new AppliedPromotion(p.Id, p.Name, p.Code, p.Class, new Money(taken[p], currency)))],
            refused);
    }

    /// <summary>One product promotion a line: the one that saves most on it.</summary>
    private static void TakeOffProducts(IReadOnlyList<ReducibleLine> lines, List<Promotion> promotions, long[] off, Dictionary<Promotion, long> taken)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var best = promotions
                .Where(p => p.IsFor(line.ProductId, line.CategoryIds))
                .Select(p => (Promotion: p, Minor: Benefit(p, line.Total.Minor, line.Quantity)))
                .OrderByDescending(one => one.Minor).ThenBy(one => one.Promotion.Id)
                .FirstOrDefault();
            if (best.Promotion is null)
                continue;
            off[i] += best.Minor;
            taken[best.Promotion] += best.Minor;
        }
    }

    /// <summary>Spread over the lines it is for by what is left of each, so that returns and tax know each line's share.</summary>
    private static void TakeOffOrder(IReadOnlyList<ReducibleLine> lines, Promotion promotion, long[] off, Dictionary<Promotion, long> taken)
    {
        var left = lines.Select((line, i) => promotion.IsFor(line.ProductId, line.CategoryIds) ? line.Total.Minor - off[i] : 0).ToList();
        var amount = Benefit(promotion, left.Sum(), 1);
        if (amount == 0)
            return;

        var shares = new Money(amount, lines[0].UnitPrice.Currency).Split(left);
        for (var i = 0; i < off.Length; i++)
            off[i] += shares[i].Minor;
        taken[promotion] += amount;
    }

    private static long TakeOffShipping(long shipping, List<Promotion> promotions, Dictionary<Promotion, long> taken)
    {
        var off = 0L;
        foreach (var promotion in promotions)
        {
            var amount = Benefit(promotion, shipping - off, 1);
            off += amount;
            taken[promotion] += amount;
        }

        return off;
    }

    /// <summary>What the promotion takes off an amount, never more than the amount. Percentages are rounded once, half away from zero.</summary>
    private static long Benefit(Promotion promotion, long amount, int units) => Math.Clamp(
        promotion.Benefit switch
        {
            BenefitKind.Percentage => Rounding.Share(amount, promotion.PartsPerMillion),
            BenefitKind.Amount => checked(promotion.AmountMinor * units),
            _ => amount,
        },
        0,
        Math.Max(0, amount));
}
