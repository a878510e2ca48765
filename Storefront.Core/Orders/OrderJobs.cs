using Storefront.Core.Jobs;

namespace Storefront.Core.Orders;

/// <summary>An order was paid: prepare its shipment.</summary>
public sealed record OrderPaid(long OrderId) : IJob
{
    public static string Kind => "order-paid";
}

/// <summary>Send the shopper the confirmation of a paid order.</summary>
public sealed record ConfirmByMail(long OrderId) : IJob
{
    public static string Kind => "mail-order-confirmation";
}
