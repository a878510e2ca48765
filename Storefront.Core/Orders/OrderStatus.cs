namespace Storefront.Core.Orders;

public enum OrderStatus
{
    AwaitingPayment = 0,
    Confirmed = 1,

    /// <summary>Not paid in time; its stock was given back.</summary>
    Expired = 2,
    Cancelled = 3,
}

public enum PaymentStatus
{
    Unpaid = 0,
    Paid = 1,
    PartlyRefunded = 2,
    Refunded = 3,

    /// <summary>A dispute is open: the shopper's bank asks for the money, or has taken it while it decides.</summary>
    Disputed = 4,

    /// <summary>Nothing is left of it, and of what went back a bank has taken some by a dispute that was lost.</summary>
    ChargedBack = 5,
}

public enum FulfilmentStatus
{
    Unfulfilled = 0,
    PartlyFulfilled = 1,
    Fulfilled = 2,
}
