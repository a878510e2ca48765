using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Web.Components.Carts;

namespace Storefront.Web.Components.Checkout;

/// <summary>All that the checkout's last page shows.</summary>
/// <param name="Refusal">Why the order was not placed.</param>
/// <param name="Notice">What happened on the way here.</param>
/// <param name="Code">What was just done with codes.</param>
public sealed record OrderReviewView(PricedCart Cart, string Shop, string FormToken, Refusal? Refusal = null, string? Notice = null, CodeAttempt? Code = null);
