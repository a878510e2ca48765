namespace Storefront.Core.Payments;

/// <summary>Something about money that a member of staff must look at.</summary>
public sealed class PaymentConcern
{
    public const int LongestNote = 1000;

    public long Id { get; private set; }

    public required PaymentConcernKind Kind { get; init; }

    /// <summary>The gateway's key of what it is about; with <see cref="Kind"/> unique.</summary>
    public required string Subject { get; init; }

    public string? OrderNumber { get; init; }

    public required string Detail { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public string? ResolvedBy { get; private set; }

    /// <summary>What became of it, in the words of whoever resolved it.</summary>
    public string? Note { get; private set; }
}

public enum PaymentConcernKind
{
    /// <summary>Paid at the gateway, but no payment of ours has that session.</summary>
    UnknownSession = 0,
    AmountMismatch = 1,
    WrongMode = 2,

    /// <summary>Paid after the order ended and the goods were gone: the money goes back.</summary>
    PaidTooLate = 3,
    RefundFailed = 4,

    /// <summary>A shopper's bank asks; evidence is due.</summary>
    DisputeOpened = 5,
    DisputeLost = 6,

    /// <summary>About a payment this shop does not know.</summary>
    UnknownDispute = 7,

    /// <summary>Made at the gateway and not here: the money is counted, the goods are not.</summary>
    UnknownRefund = 8,

    /// <summary>Paid here, but not at the gateway.</summary>
    NotPaidAtGateway = 9,

    /// <summary>Webhooks come that are not signed with our secret.</summary>
    RejectedWebhooks = 10,
}
