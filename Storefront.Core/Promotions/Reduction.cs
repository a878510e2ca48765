using Storefront.Core.Shared;

namespace Storefront.Core.Promotions;

/// <summary>A line as promotions see it: what it is, and what it costs before any reduction.</summary>
public sealed record ReducibleLine(long ProductId, IReadOnlyList<long> CategoryIds, Money UnitPrice, int Quantity)
{
    public Money Total => UnitPrice * Quantity;
}

/// <summary>What the accepted promotions take off: per line its own part and its share of the order's reduction, and off the
/// shipping. Never more than there is.</summary>
public sealed record Reduction(IReadOnlyList<Money> OffLines, Money OffShipping, IReadOnlyList<AppliedPromotion> Applied, IReadOnlyList<RejectedCode> Rejected)
{
    public static Reduction None(int lines, string currency) => new([.. Enumerable.Repeat(Money.Zero(currency), lines)], Money.Zero(currency), [], []);
}

/// <summary>A promotion that counts, and how much it takes off.</summary>
public sealed record AppliedPromotion(long PromotionId, string Name, string? Code, PromotionClass Class, Money Amount);

/// <summary>A code the shopper entered that does not count, and why.</summary>
public sealed record RejectedCode(string Code, Refusal Reason);
