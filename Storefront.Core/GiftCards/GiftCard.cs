using Storefront.Core.Shared;

namespace Storefront.Core.GiftCards;

/// <summary>Money paid beforehand, in one currency. It is tender, not a discount: it never changes a price or a tax.
/// The code is shown once; the database keeps its hash and the last four symbols.</summary>
public sealed class GiftCard
{
    public long Id { get; private set; }

    public required string CodeHash { get; init; }

    public required string LastFour { get; init; }

    /// <summary>Changes only by a guarded update together with a <see cref="GiftCardEntry"/>; never below zero.</summary>
    public required Money Balance { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? DisabledAt { get; private set; }

    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    public bool IsUsable(DateTimeOffset now) => DisabledAt is null && (ExpiresAt is null || ExpiresAt > now);
}

/// <summary>One line of a card's ledger; the lines add up to the balance.</summary>
public sealed class GiftCardEntry
{
    public long Id { get; private set; }

    public long GiftCardId { get; init; }

    public GiftCard GiftCard { get; init; } = null!;

    public required GiftCardEntryKind Kind { get; init; }

    /// <summary>Minor units; negative when spent.</summary>
    public required long AmountMinor { get; init; }

    public long? OrderId { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset At { get; init; }
}

public enum GiftCardEntryKind
{
    Issued = 0,
    Spent = 1,

    /// <summary>Back from an order that came to nothing, or from a refund.</summary>
    Returned = 2,
    Adjusted = 3,
}
