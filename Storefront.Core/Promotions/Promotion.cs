namespace Storefront.Core.Promotions;

/// <summary>A reduction the merchant grants: by a code the shopper enters, or by itself where it has none.</summary>
public sealed class Promotion
{
    public long Id { get; private set; }

    /// <summary>What shoppers and staff call it.</summary>
    public required string Name { get; set; }

    /// <summary>What the shopper types, kept in capitals; unique. Null: it applies by itself.</summary>
    public string? Code { get; private set; }

    public required PromotionClass Class { get; set; }

    public required BenefitKind Benefit { get; set; }

    /// <summary>For <see cref="BenefitKind.Percentage"/>, in millionths: 100000 is 10 %.</summary>
    public int PartsPerMillion { get; set; }

    /// <summary>For <see cref="BenefitKind.Amount"/>, in minor units: off every unit (product class), off the order, or off the shipping.</summary>
    public long AmountMinor { get; set; }

    /// <summary>Categories it is for, by id; with <see cref="ProductIds"/> empty too, it is for everything.</summary>
    public IReadOnlyList<long> CategoryIds { get; set; } = [];

    public IReadOnlyList<long> ProductIds { get; set; } = [];

    /// <summary>The least value of the goods it is for, in minor units before any reduction.</summary>
    public long MinimumMinor { get; set; }

    public DateTimeOffset? StartsAt { get; set; }

    public DateTimeOffset? EndsAt { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>How often it may be used in all; null: without limit.</summary>
    public int? Limit { get; set; }

    public int? LimitPerCustomer { get; set; }

    /// <summary>Counted when an order is placed, by a guarded update; equals its redemptions that were not given back.</summary>
    public int Used { get; private set; }

    /// <summary>Larger wins when two do not combine.</summary>
    public int Priority { get; set; }

    public bool CombinesWithProduct { get; set; }

    public bool CombinesWithOrder { get; set; }

    public bool CombinesWithShipping { get; set; }

    public void UseCode(string? code) => Code = Normalise(code);

    /// <summary>Codes are compared without regard to case and blanks.</summary>
    public static string? Normalise(string? code) =>
        string.IsNullOrWhiteSpace(code) ? null : string.Concat(code.Where(symbol => !char.IsWhiteSpace(symbol))).ToUpperInvariant();

    public bool CombinesWith(Promotion other) => Allows(other.Class) && other.Allows(Class);

    public bool IsFor(long productId, IReadOnlyList<long> categoryIds) =>
        (CategoryIds.Count == 0 && ProductIds.Count == 0) || ProductIds.Contains(productId) || CategoryIds.Any(categoryIds.Contains);

    private bool Allows(PromotionClass other) => other switch
    {
        PromotionClass.Product => CombinesWithProduct,
        PromotionClass.Order => CombinesWithOrder,
        _ => CombinesWithShipping,
    };
}

/// <summary>What it reduces; the classes apply in this order.</summary>
public enum PromotionClass
{
    Product = 0,
    Order = 1,
    Shipping = 2,
}

public enum BenefitKind
{
    Percentage = 0,
    Amount = 1,

    /// <summary>Shipping class only.</summary>
    FreeShipping = 2,
}

/// <summary>One use of a promotion by one order. Given back once, when the order comes to nothing.</summary>
public sealed class Redemption
{
    public long Id { get; private set; }

    public long PromotionId { get; init; }

    public Promotion Promotion { get; init; } = null!;

    public long OrderId { get; init; }

    /// <summary>The shopper, as <see cref="Shared.EmailAddress.Normalise"/> writes them; guests count too.</summary>
    public required string Email { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? ReturnedAt { get; private set; }
}
