using Storefront.Core.Customers;
using Storefront.Web.Components.Ui;

namespace Storefront.Web.Components.Checkout;

/// <summary>All that the checkout's first page shows.</summary>
/// <param name="Countries">Where the shop delivers.</param>
/// <param name="BillingCountries">Every country: a bill may go where no parcel does.</param>
public sealed record DetailsView(
    CheckoutFields Fields,
    IReadOnlyList<ErrorSummary.FormError> Errors,
    IReadOnlyList<Select.Choice> Countries,
    IReadOnlyList<Select.Choice> BillingCountries,
    Summary Sums,
    string FormToken)
{
    /// <summary>The addresses of the shopper's book; null for a guest, who has none.</summary>
    public IReadOnlyList<SavedAddress>? Saved { get; init; }
}
