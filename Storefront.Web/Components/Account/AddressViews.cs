using Storefront.Core.Customers;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Ui;

namespace Storefront.Web.Components.Account;

/// <summary>The shopper's address book.</summary>
public sealed record AddressesView(IReadOnlyList<SavedAddress> Addresses, string? News, string? Failure, string FormToken);

/// <summary>One address of the book, as it was typed so far.</summary>
/// <param name="Code">Which; <see cref="New"/> for one that is not in it yet.</param>
public sealed record AddressFormView(
    string Code, AddressFields Fields, bool Prefer, IReadOnlyList<ErrorSummary.FormError> Errors, IReadOnlyList<Select.Choice> Countries, string FormToken)
{
    public const string New = "new";

    public bool IsNew => Code == New;

    public string Path => $"/account/addresses/{Uri.EscapeDataString(Code)}";
}
