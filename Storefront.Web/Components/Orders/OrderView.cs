using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Hosting;

namespace Storefront.Web.Components.Orders;

/// <summary>All that an order's page shows.</summary>
/// <param name="Pass">How it was opened, and where its pages are.</param>
/// <param name="Zone">The shop's, in which times are told.</param>
public sealed record OrderView(Order Order, OrderPass Pass, TimeZoneInfo Zone, string FormToken)
{
    /// <summary>With what to pay it, while it awaits that.</summary>
    public PendingOrderView? Pending { get; init; }

    /// <summary>Paid after it had ended: the money goes back.</summary>
    public bool IsRefundDue { get; init; }

    /// <summary>The payment service did not answer just now.</summary>
    public bool PaymentUnknown { get; init; }

    /// <summary>Its invoice and credit notes, in the order of issue.</summary>
    public IReadOnlyList<DocumentLink> Documents { get; init; } = [];

    public IReadOnlyList<ParcelView> Parcels { get; init; } = [];

    public IReadOnlyList<ReturnView> Returns { get; init; } = [];

    /// <summary>Until when the shopper may cancel it; null when they may not.</summary>
    public DateTimeOffset? CancelUntil { get; init; }

    public bool MayReturn { get; init; }

    /// <summary>A guest who has just bought may want to find the order again.</summary>
    public bool OffersAccount { get; init; }

    /// <summary>What has just been done.</summary>
    public string? News { get; init; }

    /// <summary>Why it was not done.</summary>
    public Refusal? Refusal { get; init; }
}

/// <summary>A document's name, and where its page and its PDF are.</summary>
public sealed record DocumentLink(string Name, string Path, string PdfPath);

/// <param name="Link">Where the carrier tells how far it is; null when that is not known.</param>
public sealed record ParcelView(string Carrier, string? Number, string? Link, DateTimeOffset? ShippedAt, DateTimeOffset? DeliveredAt);

/// <param name="Answer">What staff wrote.</param>
public sealed record ReturnView(ReturnStatus Status, DateTimeOffset RequestedAt, IReadOnlyList<string> Lines, string Reason, string? Comment, string? Answer);
