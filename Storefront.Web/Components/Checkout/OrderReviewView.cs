using Storefront.Core.Carts;
using Storefront.Core.Shared;

namespace Storefront.Web.Components.Checkout;

/// <summary>All that the checkout's last page shows.</summary>
/// <param name="Refusal">Why the order was not placed.</param>
/// <param name="Notice">What happened on the way here.</param>
public sealed record OrderReviewView(PricedCart Cart, string Shop, string FormToken, Refusal? Refusal = null, string? Notice = null);
