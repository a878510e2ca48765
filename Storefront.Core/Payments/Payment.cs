using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>One attempt to be paid for an order: a session on the gateway's hosted page, so cards never touch the shop.
/// The row and its idempotency key exist before the gateway is called.</summary>
public sealed class Payment
{
    public long Id { get; private set; }

    public long OrderId { get; private set; }

    public required Order Order { get; init; }

    public PaymentState State { get; private set; } = PaymentState.Pending;

    public required Money Amount { get; init; }

    /// <summary>Sent with every try to open the session; the same for ever.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>When the gateway ends the session by itself. Part of the idempotent request, so it does not change.</summary>
    public required DateTimeOffset SessionExpiresAt { get; init; }

    /// <summary>The gateway's key of the session; unique.</summary>
    public string? SessionId { get; private set; }

    public string? PaymentIntentId { get; private set; }

    /// <summary>The page on which the shopper pays.</summary>
    public string? HostedUrl { get; private set; }

    /// <summary>The gateway's last answer, as it came.</summary>
    public string? RawAnswer { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SettledAt { get; private set; }
}

public enum PaymentState
{
    /// <summary>Saved; whether the gateway knows of it is not known yet.</summary>
    Pending = 0,

    /// <summary>The gateway has a session that can be paid.</summary>
    Open = 1,
    Paid = 2,

    /// <summary>Ended without money.</summary>
    Expired = 3,
}

/// <summary>A signed message of the gateway, stored before it is acknowledged. A job acts on it later.</summary>
public sealed class WebhookEvent
{
    public long Id { get; private set; }

    /// <summary>The gateway's key; unique, so a repeated delivery changes nothing.</summary>
    public required string EventId { get; init; }

    public required string Type { get; init; }

    /// <summary>The key of the object it is about, for example of the checkout session.</summary>
    public required string ObjectId { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? HandledAt { get; private set; }
}
