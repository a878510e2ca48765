using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>Every "no" of payments.</summary>
public static class PaymentRefusals
{
    public const string UnderWayCode = "payment_under_way";

    public const string NoSuchSessionCode = "no_such_payment";

    public static Refusal Unknown => new("payment_unknown", Refusals.PaymentUnknown, RefusalKind.Unavailable);

    public static Refusal NoSuchSession => new(NoSuchSessionCode, Refusals.NoSuchSession, RefusalKind.NotFound);

    public static Refusal NoSuchDispute => new("no_such_dispute", Refusals.NoSuchDispute, RefusalKind.NotFound);

    public static Refusal NoSuchRefund => new("no_such_refund", Refusals.NoSuchRefund, RefusalKind.NotFound);

    /// <summary>Staff may refund all the same, when they say that they mean it.</summary>
    public static Refusal DisputeOpen => new("dispute_open", Refusals.DisputeOpen, RefusalKind.Conflict);

    /// <summary>The bank has the money, so nobody may.</summary>
    public static Refusal DisputeHoldsMoney => new("dispute_holds_money", Refusals.DisputeHoldsMoney, RefusalKind.Conflict);

    public static Refusal RefundTooMuch(Money left) => new("refund_too_much", Refusals.RefundTooMuch.With(left), RefusalKind.Conflict);

    public static Refusal RefundNotStuck => new("refund_not_stuck", Refusals.RefundNotStuck, RefusalKind.Conflict);

    public static Refusal BelongsToAnOrder => new("belongs_to_an_order", Refusals.BelongsToAnOrder, RefusalKind.Conflict);

    public static Refusal StillDoesNotFit => new("still_does_not_fit", Refusals.StillDoesNotFit, RefusalKind.Conflict);

    public static Refusal WebhookUnderWay => new("webhook_under_way", Refusals.WebhookUnderWay, RefusalKind.Conflict);

    public static Refusal AlreadySeen => new("already_seen", Refusals.AlreadySeen, RefusalKind.Conflict);

    public static Refusal NoteMissing => new("note_missing", Refusals.NoteMissing);

    public static Refusal OrderEnded => new("order_ended", Refusals.OrderEnded, RefusalKind.Conflict);

    public static Refusal UnderWay => new(UnderWayCode, Refusals.PaymentUnderWay, RefusalKind.Unavailable);

    public static Refusal Refused(string code, string message) => new($"payment_refused_{code}", Refusals.PaymentRefused.With(message), RefusalKind.Unavailable);
}
