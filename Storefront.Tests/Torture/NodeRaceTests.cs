using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using static Storefront.Tests.Torture.Races;

namespace Storefront.Tests.Torture;

/// <summary>The races for stock once more over HTTP, with the requests of everybody spread over two nodes.</summary>
[Collection(TwoNodes.Name)]
public class NodeRaceTests(Nodes nodes)
{
    private Given Given => nodes.Given;

    /// <summary>A1.</summary>
    [Fact]
    public async Task Of_sixty_four_who_order_the_last_unit_one_gets_it()
    {
        var rounds = Rounds.Of(few: 1, full: 100);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await Given.AVariantAsync(stock: 1);

            Assert.Equal(1, await nodes.OrderAsync(await CartsAsync(Given, 64, (mug, 1))));
            Assert.Equal((1, 0, 1), await nodes.StockAsync(mug));
        }

        await nodes.EndAsync("A1", (rounds, "rounds"), (64 * rounds, "checkouts"), (rounds, "orders"), (63 * rounds, "sold out"));
    }

    /// <summary>A2.</summary>
    [Fact]
    public async Task A_rush_of_buyers_sells_exactly_what_there_is()
    {
        var units = Rounds.Of(few: 50, full: 1000);
        var buyers = units * 16 / 5;
        var mug = await Given.AVariantAsync(stock: units);

        Assert.Equal(units, await nodes.OrderAsync(await CartsAsync(Given, buyers, (mug, 1)), atOnce: 32));
        Assert.Equal((units, 0, units), await nodes.StockAsync(mug));
        await nodes.EndAsync("A2", (buyers, "buyers"), (units, "units"), (units, "sold"));
    }

    /// <summary>A3.</summary>
    [Fact]
    public async Task Two_kinds_that_share_one_pile_never_sell_more_than_it_holds()
    {
        var (single, set) = await Given.TwoVariantsOnOnePileAsync(stock: 3);

        var orders = await nodes.OrderAsync([.. await CartsAsync(Given, 10, (single, 2)), .. await CartsAsync(Given, 10, (set, 2))]);

        Assert.Equal(1, orders);
        Assert.Equal((3, 1, 2), await nodes.StockAsync(single));
        await nodes.EndAsync("A3", (20, "checkouts"), (1, "order"), (19, "sold out"));
    }

    /// <summary>A4.</summary>
    [Fact]
    public async Task Carts_of_the_same_things_in_opposite_order_never_block_each_other()
    {
        var (a, b) = (await Given.AVariantAsync(stock: 10_000), await Given.AVariantAsync(stock: 10_000));
        var each = Rounds.Of(few: 16, full: 400);

        var orders = await nodes.OrderAsync([.. await CartsAsync(Given, each, (a, 1), (b, 1)), .. await CartsAsync(Given, each, (b, 1), (a, 1))], atOnce: 32);

        Assert.Equal(2 * each, orders);
        await nodes.EndAsync("A4", (2 * each, "checkouts"), (2 * each, "orders"), (0, "deadlocks seen"));
    }

    /// <summary>A12.</summary>
    [Fact]
    public async Task Fifty_who_add_to_one_cart_at_once_add_exactly_fifty()
    {
        var rounds = Rounds.Of(few: 1, full: 50);
        for (var round = 0; round < rounds; round++)
        {
            var mug = await Given.AVariantAsync(stock: 500);
            var cart = await Given.ACartAsync((mug, 1));
            using var buyer = new Buyer(nodes.Balancer.NewVisitor(cart), nodes.Database);

            var added = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
            {
                using var answer = await buyer.AddAsync(mug.Sku, "2");
                return answer.StatusCode;
            }));

            Assert.All(added, status => Assert.Equal(HttpStatusCode.SeeOther, status));
            Assert.Equal(101, await nodes.Database.ReadAsync(db => db.Carts.Where(c => c.TokenHash == OpaqueToken.Hash(cart)).SelectMany(c => c.Lines).SumAsync(line => line.Quantity)));
        }

        await nodes.EndAsync("A12", (rounds, "rounds"), (50 * rounds, "adds"), (0, "lost or doubled"));
    }
}
