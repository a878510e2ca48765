using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;

namespace Storefront.Core.Data.Demo;

/// <summary>Where the demo shop delivers, at what price, and which taxes apply there.</summary>
internal static class DemoTrade
{
    private const string Reduced = "reduced";

    /// <summary>Standard VAT, and the rate for food, in thousandths, as of 2026. Countries outside the union get no row: exports.
    /// A demo's rates: a merchant asks a tax adviser.</summary>
    private static readonly (string Country, int Standard, int Food)[] Vat =
    [
        ("AT", 200, 100), ("BE", 210, 60), ("BG", 200, 200), ("CY", 190, 50), ("CZ", 210, 120), ("DE", 190, 70), ("DK", 250, 250), ("EE", 240, 240),
        ("ES", 210, 100), ("FI", 255, 135), ("FR", 200, 55), ("GR", 240, 130), ("HR", 250, 50), ("HU", 270, 180), ("IE", 230, 0), ("IT", 220, 100),
        ("LT", 210, 210), ("LU", 170, 30), ("LV", 210, 210), ("MT", 180, 0), ("NL", 210, 90), ("PL", 230, 50), ("PT", 230, 60), ("RO", 210, 110),
        ("SE", 250, 60), ("SI", 220, 95), ("SK", 230, 190),
    ];

    private static readonly Zone[] Zones =
    [
        new("Germany", ["DE"], Light: 490, Heavy: 790, FreeFrom: 10_000, Express: 1290, Freight: 5900, Days: (2, 3)),
        new("Neighbours", ["AT", "BE", "CZ", "DK", "FR", "LU", "NL", "PL"], Light: 990, Heavy: 1490, FreeFrom: 15_000, Express: 2490, Freight: 11_900, Days: (3, 5)),
        new("European Union", ["BG", "CY", "EE", "ES", "FI", "GR", "HR", "HU", "IE", "IT", "LT", "LV", "MT", "PT", "RO", "SE", "SI", "SK"], Light: 1490, Heavy: 2490, FreeFrom: 25_000, Express: 3490, Freight: 18_900, Days: (4, 8)),
        new("Switzerland, Norway, United Kingdom", ["CH", "GB", "NO"], Light: 1990, Heavy: 3490, FreeFrom: null, Express: 3990, Freight: 24_900, Days: (4, 9)),
        new("United States", ["US"], Light: 2990, Heavy: 5990, FreeFrom: null, Express: 6990, Freight: null, Days: (6, 12)),
    ];

    public static async Task<Dictionary<string, TaxCategory>> TaxesAsync(StoreDb db, CancellationToken cancel)
    {
        var categories = await db.TaxCategories.ToDictionaryAsync(category => category.Code, cancel);
        foreach (var (code, name) in ((string, string)[])[(TaxCategory.Standard, "Standard"), (Reduced, "Food and books")])
            if (!categories.ContainsKey(code))
                categories[code] = db.Add(new TaxCategory { Code = code, Name = name }).Entity;

        if (!await db.TaxRates.AnyAsync(cancel))
        {
            foreach (var (country, standard, food) in Vat)
            {
                db.Add(new TaxRate { TaxCategory = categories[TaxCategory.Standard], Country = country, PartsPerMillion = standard * 1000 });
                db.Add(new TaxRate { TaxCategory = categories[Reduced], Country = country, PartsPerMillion = food * 1000 });
            }
        }

        return categories;
    }

    public static async Task ShippingAsync(StoreDb db, CancellationToken cancel)
    {
        if (await db.ShippingZones.AnyAsync(cancel)) return;
        foreach (var zone in Zones) db.Add(zone.Make());
    }

    /// <param name="Name">For staff.</param>
    /// <param name="Countries">ISO 3166-1 alpha-2.</param>
    /// <param name="Light">Below 5 kg, in cents.</param>
    /// <param name="Heavy">From 5 kg to what a parcel may weigh.</param>
    /// <param name="FreeFrom">Value of the goods from which standard is free.</param>
    /// <param name="Express">At any parcel's weight.</param>
    /// <param name="Freight">What is too heavy for a parcel.</param>
    /// <param name="Days">Working days of standard.</param>
    private sealed record Zone(string Name, string[] Countries, long Light, long Heavy, long? FreeFrom, long Express, long? Freight, (int Min, int Max) Days)
    {
        private const int HeavyFrom = 5000;
        private const int ParcelBelow = 31_500;

        public ShippingZone Make()
        {
            var zone = new ShippingZone { Name = Name };
            zone.Countries.AddRange(Countries.Select(country => new ShippingZoneCountry { Country = country }));
            zone.Rates.Add(Standard(Light, below: HeavyFrom));
            zone.Rates.Add(Standard(Heavy, from: HeavyFrom));
            if (FreeFrom is { } free) zone.Rates.Add(new ShippingRate { Code = "standard", Name = "Standard", Price = Euro(0), BelowGrams = ParcelBelow, FromValue = free, MinDays = Days.Min, MaxDays = Days.Max, Position = 1 });
            zone.Rates.Add(new ShippingRate { Code = "express", Name = "Express", Price = Euro(Express), BelowGrams = ParcelBelow, MinDays = 1, MaxDays = Math.Max(1, Days.Min - 1), Position = 2 });
            if (Freight is { } freight) zone.Rates.Add(new ShippingRate { Code = "freight", Name = "Freight, to the kerb", Price = Euro(freight), FromGrams = ParcelBelow, MinDays = Days.Min + 3, MaxDays = Days.Max + 7, Position = 3 });
            return zone;
        }

        private ShippingRate Standard(long price, int from = 0, int below = ParcelBelow) => new()
        {
            Code = "standard",
            Name = "Standard",
            Price = Euro(price),
            FromGrams = from,
            BelowGrams = below,
            BelowValue = FreeFrom,
            MinDays = Days.Min,
            MaxDays = Days.Max,
            Position = 1,
        };

        private static Money Euro(long cents) => new(cents, "EUR");
    }
}
