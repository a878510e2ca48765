using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Core.Payments.Stripe;

/// <summary>A refund in Stripe's words and in ours.</summary>
internal static class StripeRefund
{
    public static RefundCreateOptions Ask(RefundRequest request) => new()
    {
        PaymentIntent = request.PaymentIntentId,
        Amount = request.Amount.Minor,
        Metadata = new() { [StripeSession.OrderField] = request.OrderNumber, [StripeSession.KeyField] = request.IdempotencyKey },
    };

    public static GatewayRefund Read(global::Stripe.Refund refund) => new(
        refund.Id,
        refund.Status switch
        {
            "succeeded" => RefundState.Succeeded,
            "failed" or "canceled" => RefundState.Failed,
            _ => RefundState.Pending,
        },
        new Money(refund.Amount, refund.Currency.ToUpperInvariant()),
        refund.PaymentIntentId,
        refund.Metadata.GetValueOrDefault(StripeSession.KeyField),
        (refund.PaymentIntent?.Metadata ?? refund.Metadata).GetValueOrDefault(StripeSession.OrderField));
}
