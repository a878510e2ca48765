using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Fulfilment;

public class OrderLifeTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task A_cancelled_order_gives_back_stock_and_all_of_the_money(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900, stock: 10);
        var order = await shop.PaidOrderAsync((mug, 2));

        Assert.Equal(OrderStatus.Cancelled, (await shop.CancelAsync(order.Number, OrderEvent.Shopper)).Value);
        await shop.RunJobsAsync();

        order = await shop.FindAsync(order.Number);
        Assert.Equal((OrderStatus.Cancelled, PaymentStatus.Refunded), (order.Status, order.PaymentStatus));
        Assert.Equal(order.Total.Minor, order.RefundedMinor);
        Assert.Equal((10, 10, 0), await shop.StockAsync(mug));
        Assert.Equal("order_already_ended", (await shop.CancelAsync(order.Number)).Refusal?.Code);
        Assert.Equal("order_not_paid", (await shop.ShipAsync(order.Number)).Refusal?.Code);
        Assert.DoesNotContain(order.Number, (await shop.LedgerAsync()).Keys);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Shoppers_cancel_within_their_window_staff_until_the_first_parcel(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 10);
        var (late, shipped) = (await shop.PaidOrderAsync((mug, 1)), await shop.PaidOrderAsync((mug, 1)));
        await shop.ShipAsync(shipped.Number);
        shop.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal("too_late_to_cancel", (await shop.CancelAsync(late.Number, OrderEvent.Shopper)).Refusal?.Code);
        Assert.Equal("already_shipped", (await shop.CancelAsync(shipped.Number)).Refusal?.Code);
        Assert.True((await shop.CancelAsync(late.Number)).Succeeded);
        await shop.RunJobsAsync();
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_return_is_asked_for_approved_received_and_refunded_once(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900, stock: 10);
        var order = await shop.PaidOrderAsync((mug, 3));
        var line = order.Lines[0].Id;
        await shop.ShipAsync(order.Number);

        var asked = await shop.AskReturnAsync(order.Number, new LineUnits(line, 2));
        Assert.Equal("not_so_many", (await shop.AskReturnAsync(order.Number, new LineUnits(line, 2))).Refusal?.Code);
        Assert.Equal("return_already_decided", (await ReceiveAsync(shop, asked.Value, new ReceivedUnits(line, 1, ReturnCondition.Sellable))).Refusal?.Code);
        Assert.True((await shop.Services.RunAsync((DecideReturn decide) => decide.RunAsync(asked.Value, approve: true, "Send it back.", "staff"))).Succeeded);
        Assert.Equal("return_already_decided", (await shop.Services.RunAsync((DecideReturn decide) => decide.RunAsync(asked.Value, approve: false, "No.", "staff"))).Refusal?.Code);

        Assert.True((await ReceiveAsync(shop, asked.Value, new(line, 1, ReturnCondition.Sellable), new(line, 1, ReturnCondition.Damaged))).Succeeded);
        Assert.Equal("return_already_decided", (await ReceiveAsync(shop, asked.Value, new ReceivedUnits(line, 1, ReturnCondition.Sellable))).Refusal?.Code);
        await shop.RunJobsAsync();

        order = await shop.FindAsync(order.Number);
        Assert.Equal((3800, PaymentStatus.PartlyRefunded), (order.RefundedMinor, order.PaymentStatus));
        Assert.Equal((8, 8, 0), await shop.StockAsync(mug));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_return_is_too_late_after_its_days_and_impossible_before_shipping(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));
        var units = new LineUnits(order.Lines[0].Id, 1);
        Assert.Equal("nothing_given", (await shop.AskReturnAsync(order.Number, units)).Refusal?.Code);

        await shop.ShipAsync(order.Number);
        shop.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal("return_too_late", (await shop.AskReturnAsync(order.Number, units)).Refusal?.Code);
    }

    private static Task<Storefront.Core.Shared.Outcome<ReturnStatus>> ReceiveAsync(Shop shop, long id, params ReceivedUnits[] units) =>
        shop.Services.RunAsync((ReceiveReturn receive) => receive.RunAsync(id, units, "staff"));
}
