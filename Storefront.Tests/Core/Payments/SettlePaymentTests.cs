using Microsoft.EntityFrameworkCore;
using Storefront.Core.Checkout;
using Storefront.Core.Fulfilment;
using Storefront.Core.Inventory;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Payments;

public class SettlePaymentTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task A_paid_session_confirms_the_order_allocates_its_stock_and_asks_for_mail_and_picking(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", price: 1900, stock: 5);

        var order = await shop.PaidOrderAsync((mug, 2));

        Assert.Equal((OrderStatus.Confirmed, PaymentStatus.Paid, FulfilmentStatus.Unfulfilled), (order.Status, order.PaymentStatus, order.FulfilmentStatus));
        Assert.Equal((5, 3, 2), await shop.StockAsync(mug));
        var shipment = await shop.Database.ReadAsync(db => db.Shipments.Include(s => s.Lines).SingleAsync(s => s.OrderId == order.Id));
        Assert.Equal((ShipmentStatus.ToPick, 2), (shipment.Status, Assert.Single(shipment.Lines).Quantity));
        Assert.Contains(order.Events, e => e.Kind == OrderEventKind.ReadyToPick);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_session_nobody_has_paid_changes_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.OrderAsync((await shop.Given.AVariantAsync(), 1));
        await shop.SessionAsync(order.Number);

        Assert.Equal(SettlementResult.Open, (await shop.SettleAsync(order.Number)).Value.Result);
        Assert.Equal(OrderStatus.AwaitingPayment, (await shop.FindAsync(order.Number)).Status);
    }

    [Theory, BothDatabases]
    public async Task A_declined_card_leaves_the_order_to_be_paid(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.OrderAsync((await shop.Given.AVariantAsync(), 1));

        await shop.PayAsync(order.Number, card: "4000000000000002");
        Assert.Equal(SettlementResult.Open, (await shop.SettleAsync(order.Number)).Value.Result);

        await shop.PayAsync(order.Number);
        Assert.Equal(SettlementResult.Paid, (await shop.SettleAsync(order.Number)).Value.Result);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_payment_of_another_amount_pays_nothing_and_is_a_concern_for_staff(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.OrderAsync((await shop.Given.AVariantAsync(), 1));
        var session = await shop.SessionAsync(order.Number);

        foreach (var wrong in new[] { order.Total with { Minor = 1 }, order.Total with { Currency = "USD" } })
        {
            var told = new GatewaySession(session, GatewaySessionStatus.Complete, IsPaid: true, wrong, order.Number, "pi_1", null, IsLive: false, "{}");
            var refusal = (await shop.Services.RunAsync((SettlePayment settle) => settle.ApplyAsync(told, CancellationToken.None))).Refusal;
            Assert.Equal("no_such_payment", refusal?.Code);
        }

        Assert.Equal((OrderStatus.AwaitingPayment, PaymentStatus.Unpaid), ((await shop.FindAsync(order.Number)).Status, (await shop.FindAsync(order.Number)).PaymentStatus));
        var concern = await shop.Database.ReadAsync(db => db.PaymentConcerns.SingleAsync(c => c.Subject == session));
        Assert.Equal((PaymentConcernKind.AmountMismatch, order.Number), (concern.Kind, concern.OrderNumber));
    }

    [Theory, BothDatabases]
    public async Task A_live_payment_in_a_test_shop_and_a_session_of_somebody_else_pay_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.OrderAsync((await shop.Given.AVariantAsync(), 1));
        var session = await shop.SessionAsync(order.Number);

        foreach (var (told, concern) in new[]
        {
            (new GatewaySession(session, GatewaySessionStatus.Complete, true, order.Total, order.Number, "pi_1", null, IsLive: true, "{}"), PaymentConcernKind.WrongMode),
            (new GatewaySession("cs_foreign", GatewaySessionStatus.Complete, true, order.Total, "F-9999-9999", "pi_1", null, IsLive: false, "{}"), PaymentConcernKind.UnknownSession),
        })
        {
            Assert.NotNull((await shop.Services.RunAsync((SettlePayment settle) => settle.ApplyAsync(told, CancellationToken.None))).Refusal);
            Assert.True(await shop.Database.ReadAsync(db => db.PaymentConcerns.AnyAsync(c => c.Kind == concern && c.Subject == told.Id)));
        }

        Assert.Equal(OrderStatus.AwaitingPayment, (await shop.FindAsync(order.Number)).Status);
    }

    [Theory, BothDatabases]
    public async Task Paid_after_its_time_with_the_goods_still_there_the_order_is_revived(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 1);
        var order = await shop.OrderAsync((mug, 1));
        await ExpireThenPaidAsync(shop, order);

        var settled = (await shop.SettleAsync(order.Number)).Value;
        await shop.RunJobsAsync();

        Assert.Equal(SettlementResult.Paid, settled.Result);
        Assert.Equal(OrderStatus.Confirmed, (await shop.FindAsync(order.Number)).Status);
        Assert.Equal((1, 0, 1), await shop.StockAsync(mug));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Paid_after_its_time_with_the_goods_gone_the_money_goes_back_and_both_sides_are_told(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 1);
        var order = await shop.OrderAsync((mug, 1));
        await ExpireThenPaidAsync(shop, order);
        await shop.PaidOrderAsync((mug, 1));

        var settled = (await shop.SettleAsync(order.Number)).Value;
        await shop.RunJobsAsync();

        Assert.Equal(SettlementResult.PaidTooLate, settled.Result);
        order = await shop.FindAsync(order.Number);
        Assert.Equal((OrderStatus.Expired, PaymentStatus.Refunded), (order.Status, order.PaymentStatus));
        Assert.Equal((1, 0, 1), await shop.StockAsync(mug));
        Assert.True(await shop.Database.ReadAsync(db => db.PaymentConcerns.AnyAsync(c => c.Kind == PaymentConcernKind.PaidTooLate && c.OrderNumber == order.Number)));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Releasing_an_unpaid_order_ends_the_session_first_and_gives_stock_and_cart_back(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 3);
        var token = await shop.Given.ACartReadyToOrderAsync((mug, 2));
        var number = (await shop.TryOrderAsync(token)).Value;
        await shop.SessionAsync(number);
        Assert.Equal((3, 1, 2), await shop.StockAsync(mug));

        Assert.Equal(OrderStatus.Cancelled, (await shop.ReleaseAsync(number, OrderEvent.Shopper)).Value);

        Assert.Equal((3, 3, 0), await shop.StockAsync(mug));
        var cart = await shop.PriceAsync(token);
        Assert.False(cart.IsClaimed);
        Assert.Equal((2, "kim@example.com"), (Assert.Single(cart.Lines).Quantity, cart.Email));
        await shop.PayAsync(number).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal(SettlementResult.Ended, (await shop.SettleAsync(number)).Value.Result);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task An_order_that_was_paid_is_not_released_but_settled(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 3);
        var order = await shop.OrderAsync((mug, 1));
        await shop.PayAsync(order.Number);

        Assert.Equal(OrderStatus.Confirmed, (await shop.ReleaseAsync(order.Number)).Value);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task When_the_gateway_does_not_answer_nothing_is_released_and_the_job_tries_again(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 3);
        var order = await shop.OrderAsync((mug, 1));
        await shop.SessionAsync(order.Number);
        await shop.FaultAsync("POST /v1/checkout/sessions/{id}/expire", "500", times: 0);

        var refused = await shop.ReleaseAsync(order.Number);

        Assert.Equal("payment_unknown", refused.Refusal?.Code);
        Assert.Equal((3, 2, 1), await shop.StockAsync(mug));
        await shop.ClearFaultsAsync();
        Assert.Equal(OrderStatus.Expired, (await shop.ReleaseAsync(order.Number)).Value);
    }

    /// <summary>The session was paid in the moment in which the order ended here: as the gateway tells it, it is paid.</summary>
    private static async Task ExpireThenPaidAsync(Shop shop, Order order)
    {
        await shop.PayAsync(order.Number);
        await shop.Database.ReadAsync(async db =>
        {
            await db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, OrderStatus.Expired));
            await db.Payments.Where(p => p.OrderId == order.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PaymentState.Expired));
            await db.ReleaseHoldsAsync(order.Id, new StockReason("test", "expired", order.Id, shop.Clock.GetUtcNow()), CancellationToken.None);
            return await db.SaveChangesAsync();
        });
    }
}
