using Storefront.Core.Orders;
using Storefront.Web.Components.Checkout;

namespace Storefront.Web.Components.Orders;

/// <summary>All that an order's page shows.</summary>
/// <param name="Pending">With what to pay it, while it awaits that.</param>
/// <param name="IsRefundDue">Paid after it had ended: the money goes back.</param>
/// <param name="PaymentUnknown">The payment service did not answer just now.</param>
public sealed record OrderView(Order Order, PendingOrderView? Pending, bool IsRefundDue, bool PaymentUnknown);
