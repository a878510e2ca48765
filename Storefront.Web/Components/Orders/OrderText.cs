using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Ui;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Orders;

/// <summary>How an order stands and what happened to it, in the words of its page and its mails.</summary>
public static class OrderText
{
    public static string Title(OrderView view) => view switch
    {
        { IsRefundDue: true } => OrderWords.RefundTitle,
        { Order.Status: OrderStatus.Confirmed, Order.FulfilmentStatus: FulfilmentStatus.Fulfilled } => OrderWords.SentTitle,
        { Order.Status: OrderStatus.Confirmed } => OrderWords.ConfirmedTitle,
        { Order.Status: OrderStatus.Expired } => OrderWords.ExpiredTitle,
        { Order.Status: OrderStatus.Cancelled } => OrderWords.CancelledTitle,
        _ => OrderWords.AwaitingTitle,
    };

    public static string Status(OrderView view) => view switch
    {
        { IsRefundDue: true } => OrderWords.RefundText.With(view.Order.Due),
        { Order: { Status: OrderStatus.Confirmed, FulfilmentStatus: FulfilmentStatus.Fulfilled } } => OrderWords.SentText,
        { Order: { Status: OrderStatus.Confirmed } order } => OrderWords.ConfirmedText.With(order.Email, Arrival(order)),
        { Order.Status: OrderStatus.Expired } => OrderWords.ExpiredText,
        { Order: { Status: OrderStatus.Cancelled, PaymentStatus: PaymentStatus.Unpaid } } => OrderWords.CancelledText,
        { Order.Status: OrderStatus.Cancelled } => OrderWords.CancelledPaidText,
        _ => OrderWords.AwaitingText,
    };

    /// <summary>Null for what is the staff's business alone.</summary>
    public static string? Event(OrderEvent happened, Order order) => happened.Kind switch
    {
        OrderEventKind.Placed => OrderWords.EventPlaced,
        OrderEventKind.Paid => OrderWords.EventPaid.With(order.Total),
        OrderEventKind.PaymentDeclined => OrderWords.EventDeclined,
        OrderEventKind.Expired => OrderWords.EventExpired,
        OrderEventKind.Cancelled => OrderWords.EventCancelled,
        OrderEventKind.ConfirmationSent => OrderWords.EventConfirmationSent.With(order.Email),
        OrderEventKind.ReadyToPick => OrderWords.EventReadyToPick,
        OrderEventKind.Refunded => OrderWords.EventRefunded,
        OrderEventKind.Shipped => OrderWords.EventShipped,
        OrderEventKind.Delivered => OrderWords.EventDelivered,
        OrderEventKind.ReturnRequested => OrderWords.EventReturnRequested,
        OrderEventKind.ReturnApproved => OrderWords.EventReturnApproved,
        OrderEventKind.ReturnRejected => OrderWords.EventReturnRejected,
        OrderEventKind.ReturnReceived => OrderWords.EventReturnReceived,
        OrderEventKind.AddressCorrected => OrderWords.EventAddressCorrected,
        _ => null,
    };

    /// <summary>How it stands, in a word or two for lists.</summary>
    public static (string Text, Badge.Tone Tone) Pill(OrderStatus status, PaymentStatus payment, FulfilmentStatus fulfilment) => (status, payment, fulfilment) switch
    {
        (OrderStatus.AwaitingPayment, _, _) => (OrderWords.PillAwaiting, Badge.Tone.Warning),
        (OrderStatus.Expired, _, _) => (OrderWords.PillExpired, Badge.Tone.Neutral),
        (OrderStatus.Cancelled, _, _) => (OrderWords.PillCancelled, Badge.Tone.Neutral),
        (_, PaymentStatus.Refunded or PaymentStatus.ChargedBack, _) => (OrderWords.PillRefunded, Badge.Tone.Neutral),
        (_, _, FulfilmentStatus.Fulfilled) => (OrderWords.PillSent, Badge.Tone.Good),
        (_, _, FulfilmentStatus.PartlyFulfilled) => (OrderWords.PillPartlySent, Badge.Tone.Good),
        _ => (OrderWords.PillConfirmed, Badge.Tone.Good),
    };

    public static string Of(ReturnStatus status) => status switch
    {
        ReturnStatus.Requested => OrderWords.ReturnIsRequested,
        ReturnStatus.Approved => OrderWords.ReturnIsApproved,
        ReturnStatus.Rejected => OrderWords.ReturnIsRejected,
        _ => OrderWords.ReturnIsReceived,
    };

    public static string Arrival(Order order) => Arrival(order.DeliveryFrom, order.DeliveryTo);

    public static string Arrival(DateOnly from, DateOnly to) =>
        from == to ? CheckoutWords.ArrivesOn.With(DeliveryDays.Of(from)) : CheckoutWords.Arrives.With(DeliveryDays.Of(from), DeliveryDays.Of(to));
}
