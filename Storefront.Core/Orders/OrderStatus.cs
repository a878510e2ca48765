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
}

public enum FulfilmentStatus
{
    Unfulfilled = 0,
    PartlyFulfilled = 1,
    Fulfilled = 2,
}
