using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;
using static Storefront.Tests.Torture.Races;

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
        var rounds = Rounds.Of(few: 2, full: 200);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await shop.Given.AVariantAsync(stock: 1);
            var carts = await CartsAsync(shop.Given, 64, (mug, 1));

            var orders = await Task.WhenAll(carts.Select(cart => shop.TryOrderAsync(cart, Euro(5390))));

            Assert.Single(orders, order => order.Succeeded);
            Assert.All(orders.Where(order => !order.Succeeded), order => Assert.Equal("cart_problems", order.Refusal!.Code));
            Assert.Equal((1, 0, 1), await shop.StockAsync(mug));
        }

        await shop.AssertSoundAsync();
        Tally.Note("A1", kind, (rounds, "rounds"), (64 * rounds, "checkouts"), (rounds, "orders"), (63 * rounds, "sold out"));
    }

    /// <summary>A2.</summary>
    [Theory, BothDatabases]
    public async Task A_rush_of_buyers_sells_exactly_what_there_is(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var units = Rounds.Of(few: 100, full: 1000);
        var buyers = units * 16 / 5;
        var mug = await shop.Given.AVariantAsync(stock: units);
        var sold = 0;

        await Parallel.ForEachAsync(await CartsAsync(shop.Given, buyers, (mug, 1)), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (cart, _) =>
        {
            if ((await shop.TryOrderAsync(cart, Euro(5390))).Succeeded)
                Interlocked.Increment(ref sold);
        });

        Assert.Equal(units, sold);
        Assert.Equal((units, 0, units), await shop.StockAsync(mug));
        await shop.AssertSoundAsync();
        Tally.Note("A2", kind, (buyers, "buyers"), (units, "units"), (sold, "sold"));
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
        Tally.Note("A3", kind, (1, "cart"), (1, "refused"));
    }

    /// <summary>A4.</summary>
    [Theory, BothDatabases]
    public async Task Carts_of_the_same_things_in_opposite_order_never_block_each_other(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (a, b) = (await shop.Given.AVariantAsync(stock: 10_000), await shop.Given.AVariantAsync(stock: 10_000));
        var each = Rounds.Of(few: 16, full: 800);
        var there = await CartsAsync(shop.Given, each, (a, 1), (b, 1));
        var back = await CartsAsync(shop.Given, each, (b, 1), (a, 1));

        await Parallel.ForEachAsync(there.Zip(back).SelectMany(pair => new[] { pair.First, pair.Second }), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (cart, _) =>
        {
            var order = await shop.TryOrderAsync(cart);
            Assert.True(order.Succeeded, order.Refusal?.Message);
        });

        Assert.Equal(2 * each, (await shop.StockAsync(a)).Reserved);
        await shop.AssertSoundAsync();
        Tally.Note("A4", kind, (2 * each, "checkouts by 32 clients"), (2 * each, "orders"), (0, "deadlocks seen"));
    }

    /// <summary>A7.</summary>
    [Theory, BothDatabases]
    public async Task Twenty_clicks_place_one_order_and_open_one_payment(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var rounds = Rounds.Of(few: 1, full: 100);
        for (var round = 0; round < rounds; round++)
        {
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
        }

        await shop.AssertSoundAsync();
        Tally.Note("A7", kind, (rounds, "carts"), (20 * rounds, "clicks"), (rounds, "orders"), (rounds, "charges"));
    }

    /// <summary>A12.</summary>
    [Theory, BothDatabases]
    public async Task Fifty_who_add_to_one_cart_at_once_add_exactly_fifty(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var rounds = Rounds.Of(few: 1, full: 100);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await shop.Given.AVariantAsync(stock: 500);
            var token = await shop.Given.ACartAsync((mug, 1));

            var added = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => shop.Services.RunAsync((AddToCart add) => add.RunAsync(token, mug.Sku, 2))));

            Assert.All(added, one => Assert.True(one.Succeeded, one.Refusal?.Message));
            Assert.Equal(101, (await shop.PriceAsync(token)).Quantity);
        }

        await shop.AssertSoundAsync();
        Tally.Note("A12", kind, (rounds, "rounds"), (50 * rounds, "adds"), (0, "lost or doubled"));
    }
}
