using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Ui;
using Storefront.Web.Hosting;

namespace Storefront.Web.Components.Orders;

/// <summary>Where an order shall go instead.</summary>
public sealed record OrderAddressView(
    OrderPass Pass, AddressFields Fields, IReadOnlyList<ErrorSummary.FormError> Errors, IReadOnlyList<Select.Choice> Countries, string FormToken);

/// <summary>What may be sent back, as it was typed so far.</summary>
public sealed record ReturnFormView(
    OrderPass Pass, IReadOnlyList<ReturnableLine> Lines, string? Reason, string? Comment, IReadOnlyList<ErrorSummary.FormError> Errors, string FormToken);

/// <param name="Left">Units that were sent and are in no return yet.</param>
/// <param name="Chosen">Units to send back.</param>
public sealed record ReturnableLine(string Sku, string Name, string Options, string? ImagePath, int Left, int Chosen)
{
    /// <summary>The name of its field.</summary>
    public string Field => FieldOf(Sku);

    public static string FieldOf(string sku) => $"units-{sku}";
}
