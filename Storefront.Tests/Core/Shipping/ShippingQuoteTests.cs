using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shipping;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Shipping;

public class ShippingQuoteTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly DateOnly Thursday = new(2026, 3, 5);

    private static async Task<IReadOnlyList<ShippingOffer>> QuoteAsync(Store store, string country, long value = 5000, int grams = 500)
    {
        await using var db = store.Database.Open();
        return ShippingQuote.From(await db.ShippingRates.To(country).ToListAsync(), grams, value, Thursday);
    }

    [Theory, BothDatabases]
    public async Task Offers_come_in_the_merchants_order_with_dates(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);

        Assert.Equal(
            [
                new ShippingOffer("standard", "Standard", Euro(490), new(2026, 3, 9), new(2026, 3, 11)),
                new ShippingOffer("express", "Express", Euro(1290), new(2026, 3, 6), new(2026, 3, 6)),
            ],
            await QuoteAsync(store, "DE"));
    }

    [Theory, BothDatabases]
    public async Task Standard_is_free_from_exactly_a_hundred_euros(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);

        Assert.Equal(Euro(490), (await QuoteAsync(store, "DE", value: 9999))[0].Price);
        Assert.Equal(Euro(0), (await QuoteAsync(store, "DE", value: 10000))[0].Price);
    }

    [Theory, BothDatabases]
    public async Task Heavy_parcels_cost_more_and_too_heavy_ones_are_not_sent(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await store.Given.SaveAsync(db =>
        {
            var zone = new ShippingZone { Name = "France" };
            zone.Countries.Add(new ShippingZoneCountry { Country = "FR" });
            zone.Rates.Add(new ShippingRate { Code = "parcel", Name = "Parcel", Price = Euro(900), BelowGrams = 5000 });
            zone.Rates.Add(new ShippingRate { Code = "parcel", Name = "Parcel", Price = Euro(1900), FromGrams = 5000, BelowGrams = 30_000 });
            db.Add(zone);
            return Task.FromResult(zone);
        });

        Assert.Equal(Euro(900), Assert.Single(await QuoteAsync(store, "FR", grams: 4999)).Price);
        Assert.Equal(Euro(1900), Assert.Single(await QuoteAsync(store, "FR", grams: 5000)).Price);
        Assert.Empty(await QuoteAsync(store, "FR", grams: 30_000));
    }

    [Theory, BothDatabases]
    public async Task A_country_in_no_zone_gets_no_offer(DatabaseKind kind)
    {
        Assert.Empty(await QuoteAsync(await stores.OnAsync(kind), "NZ"));
    }

    [Theory]
    [InlineData("2026-03-05", 1, "2026-03-06")] // Thursday → Friday
    [InlineData("2026-03-06", 1, "2026-03-09")] // Friday → Monday
    [InlineData("2026-03-07", 1, "2026-03-09")] // Saturday → Monday
    [InlineData("2026-03-02", 5, "2026-03-09")]
    [InlineData("2026-03-04", 0, "2026-03-04")]
    public void Days_are_counted_without_weekends(string from, int days, string to)
    {
        Assert.Equal(DateOnly.Parse(to), WorkingDays.After(DateOnly.Parse(from), days));
    }
}
