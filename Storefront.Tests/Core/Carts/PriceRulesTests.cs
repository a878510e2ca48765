using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Data;
using Storefront.Core.Promotions;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Carts;

/// <summary>Rates and promotions are kept in memory; a change counts for the very next cart, whoever made it.</summary>
public class PriceRulesTests
{
    private static async Task<PricedCart> PriceAsync(Store store, string token)
    {
        await using var db = store.Database.Open();
        return (await store.Services.RunAsync((PriceCart price) => price.RunAsync(db, token)))!;
    }

    private static Task<long> StampAsync(Store store) => store.Database.ReadAsync(db => db.PriceRules.Select(rules => rules.Stamp).SingleAsync());

    [Theory, BothDatabases]
    public async Task A_change_made_past_the_shop_counts_for_the_next_cart(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var token = await store.Given.ACartAsync((await store.Given.AVariantAsync(price: 11_900), 1));
        Assert.Equal(Euro(1900), (await PriceAsync(store, token)).Totals.Tax);

        await store.Given.SaveAsync(db => db.TaxRates.Where(rate => rate.Country == "DE").ExecuteUpdateAsync(set => set.SetProperty(rate => rate.PartsPerMillion, 0)));
        Assert.Equal(Euro(0), (await PriceAsync(store, token)).Totals.Tax);

        await store.Given.SaveAsync(db => db.ShippingRates.ExecuteUpdateAsync(set => set.SetProperty(rate => rate.Price.Minor, 777)));
        Assert.Equal(Euro(777), (await PriceAsync(store, token)).Totals.Shipping);

        await store.Given.SaveAsync(async db => db.Promotions.Add(new Promotion { Name = "A tenth", Class = PromotionClass.Order, Benefit = BenefitKind.Percentage, PartsPerMillion = 100_000 }));
        Assert.Equal(Euro(1190), (await PriceAsync(store, token)).Totals.Discount);

        await store.Given.SaveAsync(db => db.Promotions.ExecuteUpdateAsync(set => set.SetProperty(promotion => promotion.IsActive, false)));
        Assert.Equal(Euro(0), (await PriceAsync(store, token)).Totals.Discount);
    }

    [Theory, BothDatabases]
    public async Task Every_kind_of_change_to_every_rule_is_noticed(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var seen = new HashSet<long> { await StampAsync(store) };

        async Task NoticedAsync(string what, Func<StoreDb, Task> change)
        {
            await store.Given.SaveAsync(async db =>
            {
                await change(db);
                await db.SaveChangesAsync();
                return true;
            });
            Assert.True(seen.Add(await StampAsync(store)), what);
        }

        var category = new TaxCategory { Code = "books", Name = "Books" };
        await NoticedAsync("a tax category added", async db => await db.AddAsync(category));
        await NoticedAsync("a tax category changed", db => db.TaxCategories.Where(c => c.Code == "books").ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "All books")));
        await NoticedAsync("a tax rate added", async db => await db.AddAsync(new TaxRate { TaxCategory = await db.TaxCategories.SingleAsync(c => c.Code == "books"), Country = "DE", PartsPerMillion = 70_000 }));
        await NoticedAsync("a tax rate changed", db => db.TaxRates.Where(r => r.TaxCategory.Code == "books").ExecuteUpdateAsync(set => set.SetProperty(r => r.PartsPerMillion, 50_000)));
        await NoticedAsync("a tax rate removed", db => db.TaxRates.Where(r => r.TaxCategory.Code == "books").ExecuteDeleteAsync());
        await NoticedAsync("a tax category removed", db => db.TaxCategories.Where(c => c.Code == "books").ExecuteDeleteAsync());
        await NoticedAsync("a zone added", async db => await db.AddAsync(new ShippingZone { Name = "North" }));
        await NoticedAsync("a zone changed", db => db.ShippingZones.Where(z => z.Name == "North").ExecuteUpdateAsync(set => set.SetProperty(z => z.Name, "Far north")));
        await NoticedAsync("a country added", async db => (await db.ShippingZones.SingleAsync(z => z.Name == "Far north")).Countries.Add(new ShippingZoneCountry { Country = "NO" }));
        await NoticedAsync("a country changed", db => db.ShippingZoneCountries.Where(c => c.Country == "NO").ExecuteUpdateAsync(set => set.SetProperty(c => c.Country, "SE")));
        await NoticedAsync("a shipping rate added", async db => (await db.ShippingZones.SingleAsync(z => z.Name == "Far north")).Rates.Add(new ShippingRate { Code = "sledge", Name = "Sledge", Price = Euro(900) }));
        await NoticedAsync("a shipping rate changed", db => db.ShippingRates.Where(r => r.Code == "sledge").ExecuteUpdateAsync(set => set.SetProperty(r => r.MaxDays, 9)));
        await NoticedAsync("a shipping rate removed", db => db.ShippingRates.Where(r => r.Code == "sledge").ExecuteDeleteAsync());
        await NoticedAsync("a country removed", db => db.ShippingZoneCountries.Where(c => c.Country == "SE").ExecuteDeleteAsync());
        await NoticedAsync("a zone removed", db => db.ShippingZones.Where(z => z.Name == "Far north").ExecuteDeleteAsync());
        await NoticedAsync("a promotion added", async db => await db.AddAsync(new Promotion { Name = "Ten", Class = PromotionClass.Order, Benefit = BenefitKind.Percentage }));
        await NoticedAsync("a promotion changed", db => db.Promotions.Where(p => p.Name == "Ten").ExecuteUpdateAsync(set => set.SetProperty(p => p.PartsPerMillion, 100_000)));
        await NoticedAsync("a promotion removed", db => db.Promotions.Where(p => p.Name == "Ten").ExecuteDeleteAsync());
    }

    [Theory, BothDatabases]
    public async Task A_use_of_a_promotion_changes_no_rule_and_one_that_is_used_up_counts_no_more(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var mug = await store.Given.AVariantAsync(price: 10_000);
        await store.Given.SaveAsync(async db => db.Promotions.Add(new Promotion { Name = "First come", Class = PromotionClass.Order, Benefit = BenefitKind.Percentage, PartsPerMillion = 100_000, Limit = 1 }));
        var (first, second) = (await store.Given.ACartReadyToOrderAsync((mug, 1)), await store.Given.ACartReadyToOrderAsync((mug, 1)));
        Assert.Equal(Euro(1000), (await PriceAsync(store, second)).Totals.Discount);
        var stamp = await StampAsync(store);

        var placed = await store.Services.RunAsync((PlaceOrder place) => place.RunAsync(first, Euro(9000), "en"));
        Assert.True(placed.Succeeded, placed.Refusal?.Message);

        Assert.Equal(stamp, await StampAsync(store));
        Assert.Equal(Euro(0), (await PriceAsync(store, second)).Totals.Discount);
    }
}
