using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>A shopper has asked their bank for the money back. The bank decides; the shop answers at the gateway with evidence,
/// and only follows here what becomes of it. https://docs.stripe.com/disputes/how-disputes-work</summary>
public sealed class Dispute
{
    public long Id { get; private set; }

    public long OrderId { get; private set; }

    public Order Order { get; private init; } = null!;

    public long PaymentId { get; private set; }

    public Payment Payment { get; private init; } = null!;

    /// <summary>The gateway's key; unique.</summary>
    public required string GatewayId { get; init; }

    /// <summary>Usually the whole payment, sometimes less.</summary>
    public required Money Amount { get; init; }

    public DisputeState State { get; private init; }

    /// <summary>Whether a refund is still possible, which ends an inquiry.</summary>
    public bool IsRefundable { get; private init; }

    /// <summary>The gateway's word, for example <c>product_not_received</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Until when evidence is taken; null when the bank takes none.</summary>
    public DateTimeOffset? EvidenceDueAt { get; private init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; private init; }

    /// <summary>What the bank holds of the shop's money in a state, in minor units.</summary>
    public static long Taken(DisputeState state, long minor) => state is DisputeState.NeedsResponse or DisputeState.UnderReview or DisputeState.Lost ? minor : 0;

    public static Dispute Of(Payment payment, GatewayDispute told, DateTimeOffset now) => new()
    {
        Order = payment.Order,
        Payment = payment,
        GatewayId = told.Id,
        Amount = told.Amount,
        State = told.State,
        IsRefundable = told.IsRefundable,
        Reason = told.Reason,
        EvidenceDueAt = told.EvidenceDueAt,
        OpenedAt = told.OpenedAt,
        ClosedAt = told.State >= DisputeState.Lost ? now : null,
    };
}

/// <summary>In the order in which a dispute goes through them; it never goes back.</summary>
public enum DisputeState
{
    /// <summary>The bank asks, and no money has moved.</summary>
    Inquiry = 0,
    InquiryUnderReview = 1,

    /// <summary>The bank has taken the money; evidence may bring it back.</summary>
    NeedsResponse = 2,
    UnderReview = 3,

    /// <summary>The bank keeps the money. After an appeal it may come back.</summary>
    Lost = 4,

    /// <summary>The money is the shop's; also an inquiry that ended.</summary>
    Won = 5,
}
