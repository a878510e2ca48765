using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>The party that takes the money. Every call is safe to repeat with the same key and the same parameters.</summary>
public interface IPaymentGateway
{
    /// <summary>Whether it moves real money.</summary>
    bool IsLive { get; }

    /// <summary>Opens a session on the hosted page, or returns the one that the same key opened before.</summary>
    Task<GatewayAnswer<GatewaySession>> OpenSessionAsync(SessionRequest request, CancellationToken cancel);

    Task<GatewayAnswer<GatewaySession>> FindSessionAsync(string sessionId, CancellationToken cancel);

    /// <summary>Ends an open session so that it cannot be paid any more. A session that is complete or expired already is
    /// answered as it is: the caller looks at its status.</summary>
    Task<GatewayAnswer<GatewaySession>> ExpireSessionAsync(string sessionId, CancellationToken cancel);

    /// <summary>Every session that was opened since then and is complete, newest first.</summary>
    Task<GatewayAnswer<IReadOnlyList<GatewaySession>>> ListCompleteSessionsAsync(DateTimeOffset since, CancellationToken cancel);

    Task<GatewayAnswer<GatewayRefund>> RefundAsync(RefundRequest request, CancellationToken cancel);

    Task<GatewayAnswer<GatewayRefund>> FindRefundAsync(string refundId, CancellationToken cancel);

    Task<GatewayAnswer<GatewayDispute>> FindDisputeAsync(string disputeId, CancellationToken cancel);

    /// <summary>Every dispute that was opened since then, newest first.</summary>
    Task<GatewayAnswer<IReadOnlyList<GatewayDispute>>> ListDisputesAsync(DateTimeOffset since, CancellationToken cancel);
}

/// <summary>What the hosted page shows and charges. Built from the order's snapshot alone, so a retry sends the same.</summary>
public sealed record SessionRequest(
    string IdempotencyKey,
    string OrderNumber,
    string Email,
    string Locale,
    IReadOnlyList<SessionLine> Lines,
    Money Total,
    DateTimeOffset ExpiresAt,
    string SuccessUrl,
    string CancelUrl);

/// <summary>One row of the hosted page; the rows' totals add up to the request's total. <paramref name="ImageUrl"/> is absolute.</summary>
public sealed record SessionLine(string Name, string? Description, Money UnitPrice, int Quantity, string? ImageUrl = null);

/// <summary>A session as the gateway tells it. <paramref name="Amount"/> is what it charges in all,
/// <paramref name="Raw"/> the answer as it came.</summary>
public sealed record GatewaySession(
    string Id,
    GatewaySessionStatus Status,
    bool IsPaid,
    Money Amount,
    string? OrderNumber,
    string? PaymentIntentId,
    string? Url,
    bool IsLive,
    string Raw);

public enum GatewaySessionStatus
{
    Open,
    Complete,
    Expired,
}

public sealed record RefundRequest(string IdempotencyKey, string PaymentIntentId, Money Amount, string OrderNumber);

/// <summary>A refund as the gateway tells it. <paramref name="Key"/> is the idempotency key it was asked for with; null when
/// somebody made it at the gateway.</summary>
public sealed record GatewayRefund(string Id, RefundState State, Money Amount, string? PaymentIntentId, string? Key, string? OrderNumber);

/// <summary>A dispute as the gateway tells it. <paramref name="Reason"/> is the gateway's word, such as
/// <c>product_not_received</c>; <paramref name="EvidenceDueAt"/> is null when the bank takes no answer.</summary>
public sealed record GatewayDispute(
    string Id,
    DisputeState State,
    bool IsRefundable,
    Money Amount,
    string? PaymentIntentId,
    string? OrderNumber,
    string Reason,
    DateTimeOffset? EvidenceDueAt,
    DateTimeOffset OpenedAt,
    bool IsLive);

/// <summary>The three ways a call ends. A timeout, a broken connection or a 5xx is <see cref="Unknown"/>: it may have
/// happened. Only <see cref="Refused"/> says that it did not.</summary>
public abstract record GatewayAnswer<T>
{
    private GatewayAnswer()
    {
    }

    public sealed record Answered(T Value) : GatewayAnswer<T>;

    public sealed record Refused(string Code, string Message) : GatewayAnswer<T>;

    public sealed record Unknown(string Reason) : GatewayAnswer<T>;
}
