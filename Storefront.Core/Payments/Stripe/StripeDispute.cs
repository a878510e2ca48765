using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Stripe;

/// <summary>A dispute in Stripe's words and in ours: https://docs.stripe.com/api/disputes/object. Read with its payment intent, which
/// knows the order.</summary>
internal static class StripeDispute
{
    public static GatewayDispute Read(global::Stripe.Dispute dispute) => new(
        dispute.Id,
        dispute.Status switch
        {
            "warning_needs_response" => DisputeState.Inquiry,
            "warning_under_review" => DisputeState.InquiryUnderReview,
            "needs_response" => DisputeState.NeedsResponse,
            "under_review" => DisputeState.UnderReview,
            // An appeal is against a loss; prevented means that the shopper got the money back before it came to a dispute.
            "lost" or "appeal_needs_response" or "appeal_under_review" or "prevented" => DisputeState.Lost,
            "won" or "warning_closed" => DisputeState.Won,
            var other => throw new InvalidOperationException($"Stripe knows a dispute status that the shop does not: {other}"),
        },
        dispute.IsChargeRefundable,
        new Money(dispute.Amount, dispute.Currency.ToUpperInvariant()),
        dispute.PaymentIntentId,
        dispute.PaymentIntent?.Metadata.GetValueOrDefault(StripeSession.OrderField),
        dispute.Reason,
        // 0, the beginning of time, says that the bank takes no answer.
        dispute.EvidenceDetails?.DueBy is { } due && due > DateTime.UnixEpoch ? new DateTimeOffset(due, TimeSpan.Zero) : null,
        new DateTimeOffset(dispute.Created, TimeSpan.Zero),
        dispute.Livemode);
}
