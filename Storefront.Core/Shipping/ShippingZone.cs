using Storefront.Core.Shared;

namespace Storefront.Core.Shipping;

/// <summary>Countries that share shipping rates.</summary>
public sealed class ShippingZone
{
    public long Id { get; private set; }

    public required string Name { get; set; }

    public List<ShippingZoneCountry> Countries { get; } = [];

    public List<ShippingRate> Rates { get; } = [];
}

/// <summary>A country belongs to one zone at most.</summary>
public sealed class ShippingZoneCountry
{
    /// <summary>ISO 3166-1 alpha-2; the key.</summary>
    public required string Country { get; set; }

    public long ShippingZoneId { get; private set; }

    public ShippingZone Zone { get; set; } = null!;
}

/// <summary>A way to send a parcel within a zone, for a range of weight and value. Bounds: from is included, below is not.</summary>
public sealed class ShippingRate
{
    public long Id { get; private set; }

    public long ShippingZoneId { get; private set; }

    public ShippingZone Zone { get; set; } = null!;

    /// <summary>The same for one service in every zone, for example <c>standard</c>; what the checkout form sends.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required Money Price { get; set; }

    public int FromGrams { get; set; }

    public int? BelowGrams { get; set; }

    /// <summary>Value of the goods in minor units, as charged.</summary>
    public long FromValue { get; set; }

    public long? BelowValue { get; set; }

    /// <summary>Working days from order to door, at best and at worst.</summary>
    public int MinDays { get; set; }

    public int MaxDays { get; set; }

    public int Position { get; set; }

    public bool Covers(int grams, long value) =>
        grams >= FromGrams && (BelowGrams is null || grams < BelowGrams) && value >= FromValue && (BelowValue is null || value < BelowValue);
}
