using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Fulfilment;

public class ParcelTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task Parcels_in_part_lower_on_hand_and_move_the_fulfilment_status(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 10);
        var lamp = await shop.Given.AVariantAsync("Lamp", stock: 4);
        var order = await shop.PaidOrderAsync((mug, 3), (lamp, 1));
        var mugs = order.Lines.Single(l => l.Sku == mug.Sku);

        Assert.True((await shop.ShipAsync(order.Number, new LineUnits(mugs.Id, 2))).Succeeded);

        Assert.Equal(FulfilmentStatus.PartlyFulfilled, (await shop.FindAsync(order.Number)).FulfilmentStatus);
        Assert.Equal((8, 7, 1), await shop.StockAsync(mug));
        Assert.Equal((4, 3, 1), await shop.StockAsync(lamp));
        await shop.AssertSoundAsync();

        Assert.True((await shop.ShipAsync(order.Number)).Succeeded);
        order = await shop.FindAsync(order.Number);
        Assert.Equal(FulfilmentStatus.Fulfilled, order.FulfilmentStatus);
        Assert.Equal((7, 7, 0), await shop.StockAsync(mug));
        Assert.Equal(2, order.Events.Count(e => e.Kind == OrderEventKind.Shipped));
        Assert.False(await shop.Database.ReadAsync(db => db.Shipments.AnyAsync(s => s.OrderId == order.Id && s.Status == ShipmentStatus.ToPick)));
        Assert.Equal("nothing_given", (await shop.ShipAsync(order.Number)).Refusal?.Code);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task More_than_is_left_to_ship_an_unpaid_order_and_an_unknown_one_are_refused_and_change_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 10);
        var order = await shop.PaidOrderAsync((mug, 2));
        var unpaid = await shop.OrderAsync((mug, 1));

        Assert.Equal("not_so_many", (await shop.ShipAsync(order.Number, new LineUnits(order.Lines[0].Id, 3))).Refusal?.Code);
        Assert.Equal("nothing_given", (await shop.ShipAsync(order.Number, new LineUnits(order.Lines[0].Id, 0))).Refusal?.Code);
        Assert.Equal("no_such_order", (await shop.ShipAsync(order.Number, new LineUnits(unpaid.Lines[0].Id, 1))).Refusal?.Code);
        Assert.Equal("order_not_paid", (await shop.ShipAsync(unpaid.Number)).Refusal?.Code);
        Assert.Equal("no_such_order", (await shop.ShipAsync("F-0000-0000")).Refusal?.Code);
        Assert.Equal((10, 7, 3), await shop.StockAsync(mug));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Two_who_ship_the_same_units_at_once_ship_them_once(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 10);
        var order = await shop.PaidOrderAsync((mug, 2));

        var shipped = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.ShipAsync(order.Number, new LineUnits(order.Lines[0].Id, 2))));

        Assert.Single(shipped, one => one.Succeeded);
        Assert.Equal((8, 8, 0), await shop.StockAsync(mug));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_parcel_that_did_not_leave_is_to_be_picked_again(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 10);
        var order = await shop.PaidOrderAsync((mug, 2));
        var parcel = (await shop.ShipAsync(order.Number)).Value;

        Assert.True((await shop.Services.RunAsync((CancelShipment undo) => undo.RunAsync(parcel, "staff"))).Succeeded);
        Assert.Equal("no_such_shipment", (await shop.Services.RunAsync((CancelShipment undo) => undo.RunAsync(parcel, "staff"))).Refusal?.Code);

        Assert.Equal((10, 8, 2), await shop.StockAsync(mug));
        Assert.Equal(FulfilmentStatus.Unfulfilled, (await shop.FindAsync(order.Number)).FulfilmentStatus);
        Assert.True((await shop.ShipAsync(order.Number)).Succeeded);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_parcel_is_delivered_once(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));
        var parcel = (await shop.ShipAsync(order.Number)).Value;

        foreach (var _ in Enumerable.Range(0, 2))
            Assert.True((await shop.Services.RunAsync((DeliverShipment deliver) => deliver.RunAsync(parcel, "staff"))).Succeeded);

        Assert.Single((await shop.FindAsync(order.Number)).Events, e => e.Kind == OrderEventKind.Delivered);
    }
}
