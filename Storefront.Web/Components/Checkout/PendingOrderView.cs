using Storefront.Core.Shared;

namespace Storefront.Web.Components.Checkout;

/// <summary>An order that awaits its payment, as its shopper sees it.</summary>
/// <param name="Path">Its page with its key.</param>
/// <param name="FormToken">The antiforgery token of its two forms.</param>
public sealed record PendingOrderView(string Number, Money Due, int MinutesLeft, string Path, string FormToken);
