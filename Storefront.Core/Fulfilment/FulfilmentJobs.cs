using Storefront.Core.Jobs;

namespace Storefront.Core.Fulfilment;

/// <summary>Tell the shopper that a parcel is on its way.</summary>
public sealed record ShippedByMail(long ShipmentId) : IJob
{
    public static string Kind => "mail-shipment";
}

/// <summary>Ask the buyer what they think of what they bought.</summary>
public sealed record ReviewsByMail(long OrderId) : IJob
{
    public static string Kind => "mail-review-request";
}

/// <summary>Tell the shopper that the order was cancelled.</summary>
public sealed record CancelledByMail(long OrderId) : IJob
{
    public static string Kind => "mail-order-cancelled";
}

/// <summary>Tell the shopper that money goes back.</summary>
public sealed record RefundedByMail(long RefundId) : IJob
{
    public static string Kind => "mail-refund";
}

/// <summary>Tell the shopper how a return request was decided.</summary>
public sealed record ReturnDecidedByMail(long ReturnId) : IJob
{
    public static string Kind => "mail-return";
}
