using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.GiftCards;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Torture;

/// <summary>The races of the promise, each ending with the check of every invariant. The test command runs few rounds,
/// <c>scripts/torture</c> many.</summary>
public class RaceTests(Shops shops) : IClassFixture<Shops>
{
    /// <summary>A1.</summary>
    [Theory, BothDatabases]
    public async Task Of_sixty_four_who_order_the_last_unit_one_gets_it(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        for (var round = 0; round < 2 * Rounds.Factor; round++)
        {
            var mug = await shop.Given.AVariantAsync(stock: 1);
            var carts = await CartsAsync(shop, 64, (mug, 1));

            var orders = await Task.WhenAll(carts.Select(cart => shop.TryOrderAsync(cart, Euro(5390))));

            Assert.Single(orders, order => order.Succeeded);
            Assert.All(orders.Where(order => !order.Succeeded), order => Assert.Equal("cart_problems", order.Refusal!.Code));
            Assert.Equal((1, 0, 1), await shop.StockAsync(mug));
        }

        await shop.AssertSoundAsync();
    }

    /// <summary>A2.</summary>
    [Theory, BothDatabases]
    public async Task A_rush_of_buyers_sells_exactly_what_there_is(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (units, buyers) = (100 * Math.Min(10, Rounds.Factor), 320 * Math.Min(10, Rounds.Factor));
        var mug = await shop.Given.AVariantAsync(stock: units);
        var sold = 0;

        await Parallel.ForEachAsync(await CartsAsync(shop, buyers, (mug, 1)), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (cart, _) =>
        {
            if ((await shop.TryOrderAsync(cart, Euro(5390))).Succeeded)
                Interlocked.Increment(ref sold);
        });

        Assert.Equal(units, sold);
        Assert.Equal((units, 0, units), await shop.StockAsync(mug));
        await shop.AssertSoundAsync();
    }

    /// <summary>A3.</summary>
    [Theory, BothDatabases]
    public async Task Two_lines_on_one_pile_are_summed_before_it_is_touched(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (single, set) = await shop.Given.TwoVariantsOnOnePileAsync(stock: 3);
        var token = await shop.Given.ACartReadyToOrderAsync((single, 2), (set, 2));

        var cart = await shop.PriceAsync(token);
        var order = await shop.TryOrderAsync(token, cart.Due);

        Assert.False(cart.CanCheckOut);
        Assert.Equal("cart_problems", order.Refusal?.Code);
        Assert.Equal((3, 3, 0), await shop.StockAsync(single));
        await shop.AssertSoundAsync();
    }

    /// <summary>A4.</summary>
    [Theory, BothDatabases]
    public async Task Carts_of_the_same_things_in_opposite_order_never_block_each_other(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (a, b) = (await shop.Given.AVariantAsync(stock: 10_000), await shop.Given.AVariantAsync(stock: 10_000));
        var there = await CartsAsync(shop, 16 * Rounds.Factor, (a, 1), (b, 1));
        var back = await CartsAsync(shop, 16 * Rounds.Factor, (b, 1), (a, 1));

        var orders = await Task.WhenAll(there.Concat(back).Select(async cart => await shop.TryOrderAsync(cart)));

        Assert.All(orders, order => Assert.True(order.Succeeded, order.Refusal?.Message));
        await shop.AssertSoundAsync();
    }

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

        async Task<Outcome<string>[]> OrderWithAsync(string code, int carts, bool differentCustomers)
        {
            var tokens = await CartsAsync(shop, carts, (mug, 1));
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
        var mug = await shop.Given.AVariantAsync(price: 1000, stock: 10_000);
        var (code, card) = await shop.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(Euro(5000), null, "staff"));
        var carts = await CartsAsync(shop, 20, (mug, 1));
        foreach (var cart in carts)
            await shop.EnterAsync(cart, code);

        var orders = await Task.WhenAll(carts.Select(cart => shop.TryOrderAsync(cart, Euro(0))));

        var spent = await shop.Database.ReadAsync(db => db.GiftCardEntries.Where(e => e.GiftCardId == card.Id && e.Kind == GiftCardEntryKind.Spent).SumAsync(e => -e.AmountMinor));
        Assert.Equal(3, orders.Count(order => order.Succeeded));
        Assert.Equal(3 * 1490, spent);
        await shop.RunJobsAsync();
        await shop.AssertSoundAsync();
    }

    /// <summary>A7.</summary>
    [Theory, BothDatabases]
    public async Task Twenty_clicks_place_one_order_and_open_one_payment(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(stock: 50);
        var token = await shop.Given.ACartReadyToOrderAsync((mug, 1));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var number = (await shop.TryOrderAsync(token, Euro(5390))).Value;
            return (number, Url: await shop.Services.RunAsync((TakePayment take) => take.RunAsync(number)));
        }));

        Assert.Single(clicks.Select(click => click.number).Distinct());
        Assert.Single(clicks.Where(click => click.Url.Succeeded).Select(click => click.Url.Value).Distinct());
        Assert.All(clicks.Where(click => !click.Url.Succeeded), click => Assert.Equal("payment_unknown", click.Url.Refusal!.Code));
        await shop.PaidAsync(clicks[0].number);
        Assert.Equal((50, 49, 1), await shop.StockAsync(mug));
        await shop.AssertSoundAsync();
    }

    /// <summary>A9.</summary>
    [Theory, BothDatabases]
    public async Task The_sweeper_and_the_payment_meet_and_no_money_is_kept_without_goods(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        for (var round = 0; round < 4 * Rounds.Factor; round++)
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
        }

        await shop.AssertSoundAsync();
    }

    /// <summary>A11.</summary>
    [Theory, BothDatabases]
    public async Task What_the_catalogue_does_while_the_shopper_pays_changes_neither_charge_nor_order(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
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
        await shop.AssertSoundAsync();
    }

    private static async Task<IReadOnlyList<string>> CartsAsync(Shop shop, int count, params (Storefront.Core.Catalog.Variant, int)[] lines)
    {
        var carts = new List<string>();
        for (var i = 0; i < count; i++)
            carts.Add(await shop.Given.ACartReadyToOrderAsync(lines));
        return carts;
    }
}
