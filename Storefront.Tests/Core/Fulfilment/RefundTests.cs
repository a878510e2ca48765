using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Fulfilment;

public class RefundTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task Refunding_unit_by_unit_and_the_shipping_last_leaves_exactly_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var pen = await shop.Given.AVariantAsync(price: 333, stock: 10);
        await shop.Given.APromotionAsync("TEN", share: 100_000);
        var token = await shop.Given.ACartReadyToOrderAsync((pen, 3));
        await shop.EnterAsync(token, "ten");
        var order = await shop.PaidAsync((await shop.TryOrderAsync(token)).Value);
        Assert.Equal(Euro(999 - 100 + 490), order.Total);

        for (var i = 0; i < 3; i++)
            Assert.True((await shop.RefundAsync(order.Number, new RefundWish([new RefundUnits(order.Lines[0].Id, 1)], false, null, "changed mind"))).Succeeded);
        Assert.True((await shop.RefundAsync(order.Number, new RefundWish([], true, null, "changed mind"))).Succeeded);
        await shop.RunJobsAsync();

        order = await shop.FindAsync(order.Number);
        Assert.Equal((order.Total.Minor, PaymentStatus.Refunded), (order.RefundedMinor, order.PaymentStatus));
        Assert.Equal("not_so_many", (await shop.RefundAsync(order.Number, new RefundWish([new RefundUnits(order.Lines[0].Id, 1)], false, null, "again"))).Refusal?.Code);
        Assert.Equal("nothing_given", (await shop.RefundAsync(order.Number, new RefundWish([], true, null, "again"))).Refusal?.Code);
        Assert.Equal((10, 10, 0), await shop.StockAsync(pen));
        Assert.DoesNotContain(order.Number, (await shop.LedgerAsync()).Keys);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Refunded_units_come_off_the_list_to_pick_and_shipped_ones_return_to_the_shelf_only_when_asked(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 10);
        var order = await shop.PaidOrderAsync((mug, 4));
        var line = order.Lines[0].Id;
        await shop.ShipAsync(order.Number, new LineUnits(line, 3));

        await shop.RefundAsync(order.Number, new RefundWish([new RefundUnits(line, 2, Restock: true)], false, null, "one missing, one back"));

        Assert.Equal((8, 8, 0), await shop.StockAsync(mug));
        Assert.Equal(FulfilmentStatus.Fulfilled, (await shop.FindAsync(order.Number)).FulfilmentStatus);
        await shop.RefundAsync(order.Number, new RefundWish([new RefundUnits(line, 1)], false, null, "broken"));
        Assert.Equal((8, 8, 0), await shop.StockAsync(mug));
        await shop.RunJobsAsync();
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_refund_the_gateway_refuses_is_counted_back_and_shown_to_staff(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
        await shop.FaultAsync("POST /v1/refunds", "decline");

        await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(4000), "goodwill"));
        await shop.RunJobsAsync();

        order = await shop.FindAsync(order.Number);
        Assert.Equal((0, PaymentStatus.Paid), (order.RefundedMinor, order.PaymentStatus));
        Assert.Contains(order.Events, e => e.Kind == OrderEventKind.RefundFailed);
        Assert.True(await shop.Database.ReadAsync(db => db.PaymentConcerns.AnyAsync(c => c.Kind == PaymentConcernKind.RefundFailed && c.OrderNumber == order.Number)));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_gift_card_pays_all_without_the_gateway_and_gets_its_money_back_first(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900, stock: 10);
        var (code, card) = await shop.Services.RunAsync((Storefront.Core.GiftCards.IssueGiftCard issue) => issue.RunAsync(Euro(5000), null, "staff"));
        var token = await shop.Given.ACartReadyToOrderAsync((mug, 1));
        await shop.EnterAsync(token, code.ToLowerInvariant());

        var number = (await shop.TryOrderAsync(token)).Value;
        await shop.RunJobsAsync();

        var order = await shop.FindAsync(number);
        Assert.Equal((OrderStatus.Confirmed, PaymentStatus.Paid, Euro(2390)), (order.Status, order.PaymentStatus, order.PaidByGiftCards));
        Assert.Equal(2610, await BalanceAsync());
        Assert.Equal("no_such_payment", (await shop.Services.RunAsync((TakePayment take) => take.RunAsync(number))).Refusal?.Code);
        await shop.RefundAsync(number, RefundWish.OfAmount(Euro(1000), "goodwill"));
        Assert.Equal(3610, await BalanceAsync());
        Assert.True((await shop.CancelAsync(number)).Succeeded);
        await shop.RunJobsAsync();
        Assert.Equal(5000, await BalanceAsync());
        Assert.Equal(PaymentStatus.Refunded, (await shop.FindAsync(number)).PaymentStatus);
        await shop.AssertSoundAsync();

        Task<long> BalanceAsync() => shop.Database.ReadAsync(db => db.GiftCards.Where(c => c.Id == card.Id).Select(c => c.Balance.Minor).SingleAsync());
    }

    [Theory, BothDatabases]
    public async Task An_order_that_came_to_nothing_gives_back_its_code_and_its_gift_card(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900, stock: 10);
        var promotion = await shop.Given.APromotionAsync("ONCE", share: 100_000, limit: 1);
        var (code, card) = await shop.Services.RunAsync((Storefront.Core.GiftCards.IssueGiftCard issue) => issue.RunAsync(Euro(500), null, "staff"));
        var token = await shop.Given.ACartReadyToOrderAsync((mug, 1));
        await shop.EnterAsync(token, "once");
        await shop.EnterAsync(token, code);

        var number = (await shop.TryOrderAsync(token)).Value;
        Assert.Equal(Euro(1710 + 490 - 500), (await shop.FindAsync(number)).Due);
        Assert.Equal(1, await UsedAsync());
        await shop.SessionAsync(number);
        await shop.ReleaseAsync(number);
        await shop.ReleaseAsync(number);

        Assert.Equal(0, await UsedAsync());
        Assert.Equal(500, await shop.Database.ReadAsync(db => db.GiftCards.Where(c => c.Id == card.Id).Select(c => c.Balance.Minor).SingleAsync()));
        Assert.Equal(Euro(1700), (await shop.PriceAsync(token)).Due);
        await shop.AssertSoundAsync();

        Task<int> UsedAsync() => shop.Database.ReadAsync(db => db.Promotions.Where(p => p.Id == promotion.Id).Select(p => p.Used).SingleAsync());
    }
}
