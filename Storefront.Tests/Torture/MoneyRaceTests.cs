using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.GiftCards;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;
using static Storefront.Tests.Torture.Races;

namespace Storefront.Tests.Torture;

/// <summary>The races for money: codes, gift cards, payments and refunds.</summary>
public class MoneyRaceTests(Shops shops) : IClassFixture<Shops>
{
    /// <summary>A5.</summary>
    [Theory, BothDatabases]
    public async Task A_code_for_ten_is_used_by_ten_and_one_a_customer_by_one_each(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 10_000, stock: 10_000);
        var ten = await shop.Given.APromotionAsync("FIRSTTEN", share: 100_000, limit: 10);
        var once = await shop.Given.APromotionAsync("WELCOME", share: 100_000, perCustomer: 1);

        var orders = await OrderWithAsync("FIRSTTEN", carts: 100, differentCustomers: true);
        Assert.Equal(10, orders.Count(order => order.Succeeded));
        Assert.All(orders.Where(order => !order.Succeeded), order => Assert.Contains(order.Refusal!.Code, new[] { "code_used_up", "total_changed" }));

        orders = await OrderWithAsync("WELCOME", carts: 20, differentCustomers: false);
        Assert.Equal(1, orders.Count(order => order.Succeeded));
        Assert.All(orders.Where(order => !order.Succeeded), order => Assert.Contains(order.Refusal!.Code, new[] { "code_used_by_you", "total_changed" }));

        var used = await shop.Database.ReadAsync(db => db.Promotions.Where(p => p.Id == ten.Id || p.Id == once.Id).OrderBy(p => p.Id).Select(p => p.Used).ToListAsync());
        Assert.Equal([10, 1], used);
        await shop.AssertSoundAsync();
        Tally.Note("A5", kind, (120, "checkouts"), (11, "redemptions"), (109, "refused"));

        async Task<Outcome<string>[]> OrderWithAsync(string code, int carts, bool differentCustomers)
        {
            var tokens = await CartsAsync(shop.Given, carts, (mug, 1));
            for (var i = 0; i < tokens.Count; i++)
            {
                await shop.Given.TheShopperAsync(tokens[i], differentCustomers ? $"shopper{i}@example.com" : i % 2 == 0 ? "Kim+tag@example.com" : "kim@EXAMPLE.com");
                await shop.EnterAsync(tokens[i], code);
            }

            return await Task.WhenAll(tokens.Select(token => shop.TryOrderAsync(token, Euro(9000))));
        }
    }

    /// <summary>A6.</summary>
    [Theory, BothDatabases]
    public async Task A_gift_card_spent_twenty_times_at_once_pays_no_more_than_it_holds(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var rounds = Rounds.Of(few: 1, full: 20);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await shop.Given.AVariantAsync(price: 1000, stock: 10_000);
            var (code, card) = await shop.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(Euro(5000), null, "staff"));
            var carts = await CartsAsync(shop.Given, 20, (mug, 1));
            foreach (var cart in carts)
                await shop.EnterAsync(cart, code);

            var orders = await Task.WhenAll(carts.Select(cart => shop.TryOrderAsync(cart, Euro(0))));

            var spent = await shop.Database.ReadAsync(db => db.GiftCardEntries.Where(e => e.GiftCardId == card.Id && e.Kind == GiftCardEntryKind.Spent).SumAsync(e => -e.AmountMinor));
            Assert.Equal(3, orders.Count(order => order.Succeeded));
            Assert.Equal(3 * 1490, spent);
            await shop.RunJobsAsync();
        }

        await shop.AssertSoundAsync();
        Tally.Note("A6", kind, (rounds, "cards"), (20 * rounds, "spends at once"), (3 * rounds, "orders"), (17 * rounds, "refused"));
    }

    /// <summary>A8.</summary>
    [Theory, BothDatabases]
    public async Task Browser_webhook_and_reconciler_together_settle_once(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var rounds = Rounds.Of(few: 1, full: 100);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await shop.Given.AVariantAsync(stock: 5);
            var order = await shop.OrderAsync((mug, 1));
            await shop.PayAsync(order.Number);

            var settled = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => i % 3 == 0 ? ReconcileAsync(shop) : SettleAsync(shop, order.Number)));
            await shop.RunJobsAsync();

            Assert.All(settled, result => Assert.Equal(SettlementResult.Paid, result));
            order = await shop.FindAsync(order.Number);
            Assert.Single(order.Events, e => e.Kind == OrderEventKind.Paid);
            Assert.Single(order.Events, e => e.Kind == OrderEventKind.ConfirmationSent);
            Assert.Equal((5, 4, 1), await shop.StockAsync(mug));
            Assert.Equal(1, await shop.Database.ReadAsync(db => db.Outbox.CountAsync(m => m.Kind == OrderPaid.Kind && m.Once == $"paid:{order.Id}")));
        }

        await shop.AssertSoundAsync();
        Tally.Note("A8", kind, (rounds, "orders"), (12 * rounds, "settlements at once"), (rounds, "transitions"), (rounds, "mails"));
    }

    /// <summary>A9.</summary>
    [Theory, BothDatabases]
    public async Task The_sweeper_and_the_payment_meet_and_no_money_is_kept_without_goods(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (rounds, confirmed) = (Rounds.Of(few: 4, full: 200), 0);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await shop.Given.AVariantAsync(stock: 1);
            var order = await shop.OrderAsync((mug, 1));
            await shop.SessionAsync(order.Number);

            await Task.WhenAll(
                shop.ReleaseAsync(order.Number),
                shop.PayAndSettleAsync(order.Number),
                shop.ReleaseAsync(order.Number, OrderEvent.Shopper));
            await shop.RunJobsAsync();

            order = await shop.FindAsync(order.Number);
            var (_, available, reserved) = await shop.StockAsync(mug);
            Assert.Equal(order.Status == OrderStatus.Confirmed ? (0, 1) : (1, 0), (available, reserved));
            confirmed += order.Status == OrderStatus.Confirmed ? 1 : 0;
        }

        await shop.AssertSoundAsync();
        Tally.Note("A9", kind, (rounds, "orders"), (confirmed, "paid with stock"), (rounds - confirmed, "ended without money"));
    }

    /// <summary>A10.</summary>
    [Theory, BothDatabases]
    public async Task Two_who_refund_sixty_of_a_hundred_give_back_sixty(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var rounds = Rounds.Of(few: 1, full: 100);
        for (var round = 0; round < rounds; round++)
        {
            var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
            Assert.Equal(Euro(10_000), order.Total);

            var refunds = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(6000), "goodwill"))));
            await shop.RunJobsAsync();

            Assert.Single(refunds, one => one.Succeeded);
            Assert.Equal("refund_too_much", Assert.Single(refunds, one => !one.Succeeded).Refusal!.Code);
            Assert.Equal(6000, (await shop.FindAsync(order.Number)).RefundedMinor);
            Assert.Equal(4000, (await shop.LedgerAsync())[order.Number]);
        }

        await shop.AssertSoundAsync();
        Tally.Note("A10", kind, (rounds, "orders"), (2 * rounds, "refunds asked for"), (rounds, "given"), (rounds, "refused"));
    }

    /// <summary>A11.</summary>
    [Theory, BothDatabases]
    public async Task What_the_catalogue_does_while_the_shopper_pays_changes_neither_charge_nor_order(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var rounds = Rounds.Of(few: 1, full: 50);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await shop.Given.AVariantAsync(price: 1900, stock: 1);
            var order = await shop.OrderAsync((mug, 1));
            await shop.SessionAsync(order.Number);
            await shop.Given.SaveAsync(async db =>
            {
                var variant = await db.Variants.Include(v => v.Product).SingleAsync(v => v.Id == mug.Id);
                (variant.Price, variant.IsActive, variant.Product.Status) = (Euro(99_900), false, Storefront.Core.Catalog.ProductStatus.Archived);
                return variant;
            });

            var paid = await shop.PaidAsync(order.Number);

            Assert.Equal(Euro(2390), paid.Total);
            Assert.Equal(2390, (await shop.LedgerAsync())[order.Number]);
        }

        await shop.AssertSoundAsync();
        Tally.Note("A11", kind, (rounds, "orders"), (rounds, "charged as shown"));
    }

    private static Task<SettlementResult> ReconcileAsync(Shop shop) => shop.Services.RunAsync(async (ReconcilePayments reconcile) =>
    {
        await reconcile.RunAsync(CancellationToken.None);
        return SettlementResult.Paid;
    });

    private static async Task<SettlementResult> SettleAsync(Shop shop, string number) => (await shop.SettleAsync(number)).Value.Result;
}
