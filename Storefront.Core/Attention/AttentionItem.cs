namespace Storefront.Core.Attention;

/// <summary>Something that a member of staff must look at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">With <paramref name="Kind"/>, what <see cref="FixAttention"/> is told: the gateway's key, or the job's.</param>
/// <param name="OrderNumber">The order it is about, where that is known.</param>
/// <param name="Since">When it came up.</param>
/// <param name="DueAt">Until when something must be done, where there is such a time.</param>
/// <param name="Reason">In words.</param>
/// <param name="Fix">What is safe to do about it.</param>
/// <param name="CanBeSeen">Whether it can also be put away with a note.</param>
public sealed record AttentionItem(
    AttentionKind Kind, string Subject, string? OrderNumber, DateTimeOffset Since, DateTimeOffset? DueAt, string Reason, AttentionFix Fix, bool CanBeSeen)
{
    public TimeSpan Age(DateTimeOffset now) => now - Since;
}

public enum AttentionKind
{
    PaidWithoutOrder,
    OrderWithoutPayment,
    AmountMismatch,
    WrongMode,
    PaidTooLate,
    StuckRefund,
    UnknownRefund,
    DisputeDue,
    DisputeLost,
    UnknownDispute,
    DeadJob,
    FailedWebhook,
    RejectedWebhooks,
}

/// <summary>Each can be pressed twice: the second time it is refused, and nothing happens.</summary>
public enum AttentionFix
{
    /// <summary>Nothing more than to have looked at it, with a note.</summary>
    MarkSeen,

    /// <summary>Ask the gateway again, and settle what fits now.</summary>
    RecheckPayment,

    /// <summary>Give money back that fits no order.</summary>
    RefundPayment,
    RetryRefund,

    /// <summary>Ask the gateway how the dispute stands.</summary>
    FollowDispute,
    RetryJob,
    ReplayWebhook,
}
