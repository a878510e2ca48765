using Storefront.Core.Jobs;

namespace Storefront.Core.Orders;

/// <summary>An order was paid: prepare its shipment.</summary>
public sealed record OrderPaid(long OrderId) : IJob
{
    public static string Kind => "order-paid";
}

/// <summary>An order was paid: issue its invoice.</summary>
public sealed record InvoiceDue(long OrderId) : IJob
{
    public static string Kind => "issue-invoice";
}

/// <summary>Send the shopper the confirmation of a paid order.</summary>
public sealed record ConfirmByMail(long OrderId) : IJob
{
    public static string Kind => "mail-order-confirmation";
}

/// <summary>Tell the shopper that their order goes to another address now, in case it was not them.</summary>
public sealed record AddressCorrectedByMail(long OrderId, DateTimeOffset At) : IJob
{
    public static string Kind => "mail-address-corrected";
}

/// <summary>Tell the shopper that the money for an order that had ended already goes back.</summary>
public sealed record RefundByMail(long OrderId) : IJob
{
    public static string Kind => "mail-paid-too-late";
}
