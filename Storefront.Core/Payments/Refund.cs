using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Money has been given back, or came back: issue the credit note for it, or correct it.</summary>
public sealed record CreditNoteDue(long RefundId) : IJob
{
    public static string Kind => "issue-credit-note";
}

/// <summary>Money on its way back. The row exists, and the order's counter has moved under its guard, before the gateway is
/// called. Gift cards get theirs back first and at once; the rest goes through the gateway.</summary>
public sealed class Refund
{
    public long Id { get; private set; }

    public long OrderId { get; private set; }

    public required Order Order { get; init; }

    /// <summary>Null when gift cards paid it all.</summary>
    public long? PaymentId { get; private set; }

    public Payment? Payment { get; init; }

    public required Money Amount { get; init; }

    /// <summary>Of it, put back on gift cards, in minor units.</summary>
    public long ToGiftCardsMinor { get; init; }

    public RefundState State { get; private set; }

    public required string Reason { get; init; }

    public required string Actor { get; init; }

    /// <summary>The gateway's key; unique.</summary>
    public string? GatewayId { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public List<RefundLine> Lines { get; } = [];

    /// <summary>What the gateway gives back.</summary>
    public Money ToGateway => Amount with { Minor = Amount.Minor - ToGiftCardsMinor };

    /// <summary>What the shopper has got back for certain: of a refund that failed at the gateway, what went on gift cards.</summary>
    public Money GivenBack => State switch
    {
        RefundState.Succeeded => Amount,
        RefundState.Failed => Amount with { Minor = ToGiftCardsMinor },
        _ => Money.Zero(Amount.Currency),
    };

    public const string KeyPrefix = "refund:";

    public string IdempotencyKey => $"{KeyPrefix}{Id}";

    public static Refund Of(Order order, Payment? payment, Money amount, string reason, DateTimeOffset now, long toGiftCardsMinor = 0, string actor = OrderEvent.System) => new()
    {
        Order = order,
        Payment = payment,
        Amount = amount,
        ToGiftCardsMinor = toGiftCardsMinor,
        State = amount.Minor == toGiftCardsMinor ? RefundState.Succeeded : RefundState.Requested,
        Reason = reason,
        Actor = actor,
        CreatedAt = now,
    };

    /// <summary>Somebody gave money back at the gateway, past the shop.</summary>
    public static Refund MadeElsewhere(Payment payment, GatewayRefund told, DateTimeOffset now) => new()
    {
        Order = payment.Order,
        Payment = payment,
        Amount = told.Amount,
        State = told.State,
        GatewayId = told.Id,
        Reason = "made_at_gateway",
        Actor = OrderEvent.System,
        CreatedAt = now,
    };
}

/// <summary>What a refund gives back for a line, or for the shipping where <see cref="OrderLineId"/> is null. The tax is a part
/// of what was charged, taken from the order's rows and not reckoned anew.</summary>
public sealed class RefundLine
{
    public long Id { get; private set; }

    public long RefundId { get; private set; }

    public long? OrderLineId { get; init; }

    public int Quantity { get; init; }

    public required Money Amount { get; init; }

    public required Money Tax { get; init; }
}

public enum RefundState
{
    /// <summary>To be sent to the gateway.</summary>
    Requested = 0,

    /// <summary>The gateway has it and works on it.</summary>
    Pending = 1,
    Succeeded = 2,
    Failed = 3,
}
