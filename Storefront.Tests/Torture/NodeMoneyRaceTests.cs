using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Fulfilment;
using Storefront.Core.GiftCards;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;
using static Storefront.Tests.Torture.NodeTrade;
using static Storefront.Tests.Torture.Races;

namespace Storefront.Tests.Torture;

/// <summary>The races for money once more over HTTP, with the requests of everybody spread over two nodes.</summary>
[Collection(TwoNodes.Name)]
public class NodeMoneyRaceTests(Nodes nodes)
{
    private Given Given => nodes.Given;

    /// <summary>A5.</summary>
    [Fact]
    public async Task A_code_for_ten_is_used_by_ten_and_one_a_customer_by_one_each()
    {
        var mug = await Given.AVariantAsync(price: 10_000, stock: 10_000);
        var ten = await Given.APromotionAsync("FIRSTTEN", share: 100_000, limit: 10);
        var once = await Given.APromotionAsync("WELCOME", share: 100_000, perCustomer: 1);

        Assert.Equal(10, await nodes.OrderAsync(await WithCodeAsync("FIRSTTEN", 60, i => $"shopper{i}@example.com")));
        Assert.Equal(1, await nodes.OrderAsync(await WithCodeAsync("WELCOME", 20, i => i % 2 == 0 ? "Kim+tag@example.com" : "kim@EXAMPLE.com")));

        var used = await nodes.Database.ReadAsync(db => db.Promotions.Where(p => p.Id == ten.Id || p.Id == once.Id).OrderBy(p => p.Id).Select(p => p.Used).ToListAsync());
        Assert.Equal([10, 1], used);
        await nodes.EndAsync("A5", (80, "checkouts"), (11, "redemptions"), (69, "refused"));

        async Task<IReadOnlyList<string>> WithCodeAsync(string code, int count, Func<int, string> email)
        {
            var carts = await CartsAsync(Given, count, (mug, 1));
            for (var i = 0; i < count; i++)
            {
                await Given.TheShopperAsync(carts[i], email(i));
                await nodes.EnterAsync(carts[i], code);
            }

            return carts;
        }
    }

    /// <summary>A6.</summary>
    [Fact]
    public async Task A_gift_card_spent_twenty_times_at_once_pays_no_more_than_it_holds()
    {
        var mug = await Given.AVariantAsync(price: 1000, stock: 10_000);
        var (code, card) = await nodes.Store.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(Euro(5000), null, "staff"));
        var carts = await CartsAsync(Given, 20, (mug, 1));
        foreach (var cart in carts)
            await nodes.EnterAsync(cart, code);

        Assert.Equal(3, await nodes.OrderAsync(carts));
        var spent = await nodes.Database.ReadAsync(db => db.GiftCardEntries.Where(e => e.GiftCardId == card.Id && e.Kind == GiftCardEntryKind.Spent).SumAsync(e => -e.AmountMinor));
        Assert.Equal(3 * 1490, spent);
        await nodes.EndAsync("A6", (20, "spends at once"), (3, "orders"), (17, "refused"));
    }

    /// <summary>A7 and A8.</summary>
    [Fact]
    public async Task Twenty_clicks_place_one_order_and_every_way_to_settle_it_settles_it_once()
    {
        var rounds = Rounds.Of(few: 2, full: 100);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await Given.AVariantAsync(stock: 50);
            var cart = Assert.Single(await CartsAsync(Given, 1, (mug, 1)));
            using var order = await nodes.AtTheLastStepAsync(cart);

            var clicks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => order.PressAsync()));
            Assert.All(clicks, Assert.NotNull);
            Assert.Equal((50, 49, 1), await nodes.StockAsync(mug));

            using var browser = nodes.Balancer.NewVisitor(cart);
            var session = await PayAsync(clicks.First(click => click!.Contains("/pay/", StringComparison.Ordinal))!);
            await Task.WhenAll([
                .. Enumerable.Range(0, 8).Select(_ => ReturnAsync(browser, session)),
                .. Enumerable.Range(0, 4).Select(_ => nodes.Store.Services.RunAsync((ReconcilePayments reconcile) => reconcile.RunAsync(CancellationToken.None)))]);
            await nodes.SettledAsync();

            var events = await nodes.Database.ReadAsync(db => db.Orders.Where(o => o.Lines.Any(line => line.VariantId == mug.Id)).SelectMany(o => o.Events).Select(e => e.Kind).ToListAsync());
            Assert.Equal(new[] { OrderEventKind.Placed, OrderEventKind.Paid, OrderEventKind.ReadyToPick, OrderEventKind.ConfirmationSent }.Order(), events.Order());
        }

        await nodes.EndAsync("A7", (rounds, "carts"), (20 * rounds, "clicks"), (rounds, "orders"), (rounds, "charges"));
        Tally.Note("A8", TwoNodes.Name, (rounds, "orders"), (13 * rounds, "settlements at once"), (rounds, "transitions"), (rounds, "mails"));
    }

    /// <summary>A9.</summary>
    [Fact]
    public async Task The_sweeper_and_the_payment_meet_and_no_money_is_kept_without_goods()
    {
        var (rounds, confirmed) = (Rounds.Of(few: 4, full: 100), 0);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await Given.AVariantAsync(stock: 1);
            var cart = Assert.Single(await CartsAsync(Given, 1, (mug, 1)));
            using var browser = nodes.Balancer.NewVisitor(cart);
            using var last = await nodes.AtTheLastStepAsync(cart);
            var hosted = (await last.PressAsync())!;
            var id = await nodes.Database.ReadAsync(db => db.Orders.Where(o => o.Lines.Any(line => line.VariantId == mug.Id)).Select(o => o.Id).SingleAsync());

            await Task.WhenAll(
                nodes.Store.Services.RunAsync((ReleaseUnpaidOrder release) => release.RunAsync(id, OrderEvent.System)),
                PayAsync(hosted),
                browser.GetAsync("/checkout/back"));
            await nodes.SettledAsync();

            var status = await nodes.Database.ReadAsync(db => db.Orders.Where(o => o.Id == id).Select(o => o.Status).SingleAsync());
            var (_, available, reserved) = await nodes.StockAsync(mug);
            Assert.Equal(status == OrderStatus.Confirmed ? (0, 1) : (1, 0), (available, reserved));
            confirmed += status == OrderStatus.Confirmed ? 1 : 0;
        }

        await nodes.EndAsync("A9", (rounds, "orders"), (confirmed, "paid with stock"), (rounds - confirmed, "ended without money"));
    }

    /// <summary>A10: asked of the use case, since no page does it yet; the nodes' workers send it.</summary>
    [Fact]
    public async Task Two_who_refund_sixty_of_a_hundred_give_back_sixty()
    {
        var rounds = Rounds.Of(few: 1, full: 50);
        for (var round = 0; round < rounds; round++)
        {
            var number = await nodes.PaidOrderAsync(await Given.AVariantAsync(price: 10_000));

            var refunds = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
                nodes.Store.Services.RunAsync((RefundOrder refund) => refund.RunAsync(number, RefundWish.OfAmount(Euro(6000), "goodwill"), "staff"))));
            await nodes.SettledAsync();

            Assert.Single(refunds, one => one.Succeeded);
            Assert.Equal("refund_too_much", Assert.Single(refunds, one => !one.Succeeded).Refusal!.Code);
            Assert.Equal(4000, (await Soundness.LedgerAsync(nodes.Sandbox))[number]);
        }

        await nodes.EndAsync("A10", (rounds, "orders"), (2 * rounds, "refunds asked for"), (rounds, "given"), (rounds, "refused"));
    }

    /// <summary>A11.</summary>
    [Fact]
    public async Task What_the_catalogue_does_while_the_shopper_pays_changes_neither_charge_nor_order()
    {
        var mug = await Given.AVariantAsync(price: 1900, stock: 1);
        var number = await nodes.PaidOrderAsync(mug, async () => await Given.SaveAsync(async db =>
        {
            var variant = await db.Variants.Include(v => v.Product).SingleAsync(v => v.Id == mug.Id);
            (variant.Price, variant.IsActive, variant.Product.Status) = (Euro(99_900), false, ProductStatus.Archived);
            return variant;
        }));

        Assert.Equal(2390, (await Soundness.LedgerAsync(nodes.Sandbox))[number]);
        await nodes.EndAsync("A11", (1, "order"), (1, "charged as shown"));
    }
}
