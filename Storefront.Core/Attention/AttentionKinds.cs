using Storefront.Core.Payments;

namespace Storefront.Core.Attention;

/// <summary>What each concern is to staff, and what is safe to do about it.</summary>
internal static class AttentionKinds
{
    private static readonly Dictionary<PaymentConcernKind, (AttentionKind Kind, AttentionFix Fix)> All = new()
    {
        [PaymentConcernKind.UnknownSession] = (AttentionKind.PaidWithoutOrder, AttentionFix.RefundPayment),
        [PaymentConcernKind.NotPaidAtGateway] = (AttentionKind.OrderWithoutPayment, AttentionFix.RecheckPayment),
        [PaymentConcernKind.AmountMismatch] = (AttentionKind.AmountMismatch, AttentionFix.RefundPayment),
        [PaymentConcernKind.WrongMode] = (AttentionKind.WrongMode, AttentionFix.RecheckPayment),
        [PaymentConcernKind.PaidTooLate] = (AttentionKind.PaidTooLate, AttentionFix.MarkSeen),
        [PaymentConcernKind.RefundFailed] = (AttentionKind.StuckRefund, AttentionFix.RetryRefund),
        [PaymentConcernKind.UnknownRefund] = (AttentionKind.UnknownRefund, AttentionFix.MarkSeen),
        [PaymentConcernKind.DisputeOpened] = (AttentionKind.DisputeDue, AttentionFix.FollowDispute),
        [PaymentConcernKind.DisputeLost] = (AttentionKind.DisputeLost, AttentionFix.MarkSeen),
        [PaymentConcernKind.UnknownDispute] = (AttentionKind.UnknownDispute, AttentionFix.FollowDispute),
        [PaymentConcernKind.RejectedWebhooks] = (AttentionKind.RejectedWebhooks, AttentionFix.MarkSeen),
    };

    public static (AttentionKind Kind, AttentionFix Fix) Of(PaymentConcernKind concern) => All[concern];

    /// <summary>Null for what is no concern: a job or a webhook.</summary>
    public static PaymentConcernKind? ConcernOf(AttentionKind kind) =>
        All.Where(pair => pair.Value.Kind == kind).Select(pair => (PaymentConcernKind?)pair.Key).SingleOrDefault();
}
