using Microsoft.EntityFrameworkCore;
using Storefront.Core.Checkout;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Checkout;

public class CorrectAddressTests(Shops shops) : IClassFixture<Shops>
{
    private static readonly Address Elsewhere = AnAddress() with { Line1 = "Ahornweg 1", City = "Hamburg", PostalCode = "20095" };

    [Theory, BothDatabases]
    public async Task Until_something_is_sent_the_parcel_can_go_elsewhere_and_the_shopper_is_told(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));

        var corrected = await CorrectAsync(shop, order.Number, Elsewhere);
        var again = await CorrectAsync(shop, order.Number, Elsewhere);
        await shop.RunJobsAsync();

        Assert.True(corrected.Succeeded, corrected.Refusal?.Message);
        Assert.True(again.Succeeded);
        var now = await shop.FindAsync(order.Number);
        Assert.Equal(Elsewhere, now.DeliveryAddress);
        Assert.Equal(order.BillingAddress, now.BillingAddress);
        Assert.Equal(order.Total, now.Total);
        Assert.Equal(OrderEvent.Shopper, Assert.Single(now.Events, happened => happened.Kind == OrderEventKind.AddressCorrected).Actor);
        var mail = shop.MailsTo(order.Email).First(mail => mail.Text!.Contains(order.Number, StringComparison.Ordinal));
        Assert.Contains("Ahornweg 1", mail.Text, StringComparison.Ordinal);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task What_is_on_its_way_unpaid_or_cancelled_goes_where_it_went(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync();
        var sent = await shop.PaidOrderAsync((mug, 2));
        Assert.True((await shop.ShipAsync(sent.Number, new Storefront.Core.Fulfilment.LineUnits(sent.Lines[0].Id, 1))).Succeeded);
        var unpaid = await shop.OrderAsync((mug, 1));
        var cancelled = await shop.PaidOrderAsync((mug, 1));
        Assert.True((await shop.CancelAsync(cancelled.Number)).Succeeded);

        foreach (var order in new[] { sent, unpaid, cancelled })
        {
            Assert.Equal("address_is_fixed", (await CorrectAsync(shop, order.Number, Elsewhere)).Refusal?.Code);
            Assert.Equal(order.DeliveryAddress, (await shop.FindAsync(order.Number)).DeliveryAddress);
        }

        Assert.Equal("no_such_order", (await CorrectAsync(shop, "F-0000-0000", Elsewhere)).Refusal?.Code);
    }

    [Theory, BothDatabases]
    public async Task Another_country_is_refused_unless_tax_and_shipping_are_the_same_there(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));
        await shop.Given.SaveAsync(async db =>
        {
            var standard = await db.TaxCategories.SingleAsync(c => c.Code == TaxCategory.Standard);
            db.Add(new TaxRate { TaxCategory = standard, Country = "LU", PartsPerMillion = 190_000 });
            var germany = await db.ShippingZones.SingleAsync(zone => zone.Countries.Any(c => c.Country == "DE"));
            return db.ShippingZoneCountries.Add(new ShippingZoneCountry { Zone = germany, Country = "LU" });
        });

        var vienna = await CorrectAsync(shop, order.Number, AnAddress("AT"));
        Assert.Equal("address_changes_price", vienna.Refusal?.Code);
        Assert.Equal("DE", (await shop.FindAsync(order.Number)).DeliveryAddress.Country);
        Assert.Equal("address_changes_price", (await CorrectAsync(shop, order.Number, AnAddress("AT") with { Country = "FR" })).Refusal?.Code);

        var luxembourg = await CorrectAsync(shop, order.Number, AnAddress() with { Country = "LU", PostalCode = "1009", City = "Luxembourg" });
        Assert.True(luxembourg.Succeeded, luxembourg.Refusal?.Message);
        Assert.Equal("LU", (await shop.FindAsync(order.Number)).DeliveryAddress.Country);
    }

    private static Task<Outcome<Address>> CorrectAsync(Shop shop, string number, Address address) =>
        shop.Services.RunAsync((CorrectAddress correct) => correct.RunAsync(number, address, OrderEvent.Shopper));
}
