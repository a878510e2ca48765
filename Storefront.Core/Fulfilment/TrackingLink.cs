namespace Storefront.Core.Fulfilment;

/// <summary>Where a carrier tells how far a parcel is. Carriers are known by the beginning of their name.</summary>
public static class TrackingLink
{
    private static readonly (string Carrier, string Address)[] Carriers =
    [
        ("DHL", "https://www.dhl.de/en/privatkunden/pakete-empfangen/verfolgen.html?piececode="),
        ("DPD", "https://tracking.dpd.de/status/en_US/parcel/"),
        ("FedEx", "https://www.fedex.com/fedextrack/?trknbr="),
        ("GLS", "https://gls-group.com/EU/en/parcel-tracking?match="),
        ("PostNL", "https://postnl.nl/tracktrace/?B="),
        ("Royal Mail", "https://www.royalmail.com/track-your-item#/tracking-results/"),
        ("UPS", "https://www.ups.com/track?tracknum="),
        ("USPS", "https://tools.usps.com/go/TrackConfirmAction?tLabels="),
    ];

    /// <summary>Null for a parcel without a number and for a carrier that is not known.</summary>
    public static string? Of(string? carrier, string? trackingNumber)
    {
        var known = Array.Find(Carriers, known => carrier?.StartsWith(known.Carrier, StringComparison.OrdinalIgnoreCase) == true);
        return known.Address is null || string.IsNullOrWhiteSpace(trackingNumber) ? null : known.Address + Uri.EscapeDataString(trackingNumber);
    }
}
