using Storefront.Core.Orders;
using Storefront.Web.Components.Checkout;

namespace Storefront.Web.Components.Orders;

/// <summary>All that an order's page shows.</summary>
/// <param name="Pending">With what to pay it, while it awaits that.</param>
/// <param name="IsRefundDue">Paid after it had ended: the money goes back.</param>
/// <param name="PaymentUnknown">The payment service did not answer just now.</param>
/// <param name="Documents">Its invoice and credit notes, in the order of issue.</param>
/// <param name="Zone">The shop's, in which times are told.</param>
public sealed record OrderView(
    Order Order, PendingOrderView? Pending, bool IsRefundDue, bool PaymentUnknown, IReadOnlyList<DocumentLink> Documents, TimeZoneInfo Zone);

/// <summary>A document's name, and where its page and its PDF are.</summary>
public sealed record DocumentLink(string Name, string Path, string PdfPath);
