using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Admin.Orders;

/// <summary>An order's statuses and its timeline in the words of staff, who see more of it than its shopper does.</summary>
public static class AdminOrderText
{
    public static string Of(OrderStatus status) => status switch
    {
        OrderStatus.AwaitingPayment => AdminWords.OrderAwaiting,
        OrderStatus.Confirmed => AdminWords.OrderConfirmed,
        OrderStatus.Expired => AdminWords.OrderExpired,
        OrderStatus.Cancelled => AdminWords.OrderCancelled,
        _ => throw new InvalidOperationException($"No words for {status}."),
    };

    public static string Of(PaymentStatus status) => status switch
    {
        PaymentStatus.Unpaid => AdminWords.PaymentUnpaid,
        PaymentStatus.Paid => AdminWords.PaymentPaid,
        PaymentStatus.PartlyRefunded => AdminWords.PaymentPartlyRefunded,
        PaymentStatus.Refunded => AdminWords.PaymentRefunded,
        PaymentStatus.Disputed => AdminWords.PaymentDisputed,
        PaymentStatus.ChargedBack => AdminWords.PaymentChargedBack,
        _ => throw new InvalidOperationException($"No words for {status}."),
    };

    public static string Of(FulfilmentStatus status) => status switch
    {
        FulfilmentStatus.Unfulfilled => AdminWords.FulfilmentNone,
        FulfilmentStatus.PartlyFulfilled => AdminWords.FulfilmentPartly,
        FulfilmentStatus.Fulfilled => AdminWords.FulfilmentAll,
        _ => throw new InvalidOperationException($"No words for {status}."),
    };

    public static string Of(ShipmentStatus status) => status switch
    {
        ShipmentStatus.ToPick => AdminWords.ShipmentToPick,
        ShipmentStatus.Shipped => AdminWords.ShipmentShipped,
        ShipmentStatus.Delivered => AdminWords.ShipmentDelivered,
        ShipmentStatus.Cancelled => AdminWords.ShipmentCancelled,
        _ => throw new InvalidOperationException($"No words for {status}."),
    };

    public static string Of(ReturnStatus status) => status switch
    {
        ReturnStatus.Requested => AdminWords.ReturnRequested,
        ReturnStatus.Approved => AdminWords.ReturnApproved,
        ReturnStatus.Rejected => AdminWords.ReturnRejected,
        ReturnStatus.Received => AdminWords.ReturnReceived,
        _ => throw new InvalidOperationException($"No words for {status}."),
    };

    public static string Of(RefundState state) => state switch
    {
        RefundState.Requested => AdminWords.RefundRequested,
        RefundState.Pending => AdminWords.RefundPending,
        RefundState.Succeeded => AdminWords.RefundSucceeded,
        RefundState.Failed => AdminWords.RefundFailed,
        _ => throw new InvalidOperationException($"No words for {state}."),
    };

    /// <summary>Made out of the kind's name, so that every kind has words; a test asks for each.</summary>
    public static string Of(OrderEventKind kind) => AdminWords.ResourceManager.GetString($"Event{kind}", AdminWords.Culture) ?? kind.ToString();

    /// <summary>What a form's handler has just done; null for what is none of them.</summary>
    public static string? Done(string? handler) => handler is { Length: > 0 and < 20 } ? AdminWords.ResourceManager.GetString($"Done{handler}", AdminWords.Culture) : null;

    public static string Actor(string actor) => actor switch { OrderEvent.Shopper => AdminWords.ActorShopper, OrderEvent.System => AdminWords.ActorSystem, _ => actor };
}
