using Storefront.Core.Fulfilment;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

/// <summary>A14: whatever people do in whatever order, the shop agrees with a model of a few lines.</summary>
public class ModelTests
{
    private const int Stock = 5;
    private const int Steps = 12;

    private enum Stage
    {
        Awaiting,
        Confirmed,
        Ended,
    }

    [Theory, BothDatabases]
    public async Task Any_sequence_of_orders_payments_parcels_refunds_and_cancellations_agrees_with_the_model(DatabaseKind kind)
    {
        // Each lane has a shop of its own, since a shop's jobs are run one after the other; a new one now and then keeps them quick.
        var (sequences, lanes) = (Rounds.Of(few: 6, full: 5_000), Rounds.Of(few: 1, full: 2));
        await Parallel.ForEachAsync(Enumerable.Range(0, sequences).Chunk(Math.Min(sequences, 250)), new ParallelOptions { MaxDegreeOfParallelism = lanes }, async (chunk, _) =>
        {
            await using var shop = await Shop.OpenAsync(kind);
            foreach (var sequence in chunk)
                await RunSeededAsync(shop, Environment.TickCount ^ (sequence << 8));
            await shop.RunJobsAsync();
            await shop.AssertSoundAsync();
        });
        Tally.Note("A14", kind, (sequences, "sequences"), (Steps * sequences, "steps"), (0, "divergences"));
    }

    private static async Task RunSeededAsync(Shop shop, int seed)
    {
        try
        {
            await RunAsync(shop, new Random(seed));
        }
        catch (Exception divergence)
        {
            throw new InvalidOperationException($"Sequence with seed {seed} on {shop.Database.Kind}", divergence);
        }
    }

    private static async Task RunAsync(Shop shop, Random random)
    {
        var mug = await shop.Given.AVariantAsync(price: 1000, stock: Stock);
        var orders = new Dictionary<string, (int Quantity, Stage Stage, int Shipped, int Gone)>();
        var onHand = Stock;
        for (var step = 0; step < Steps; step++)
        {
            var number = orders.Count == 0 ? null : orders.Keys.ElementAt(random.Next(orders.Count));
            var order = number is null ? default : orders[number];
            switch (random.Next(6))
            {
                case 0:
                    var quantity = random.Next(1, 4);
                    var free = onHand - orders.Values.Where(o => o.Stage != Stage.Ended).Sum(o => o.Quantity - o.Shipped - o.Gone);
                    if (quantity > free)
                        break;
                    orders[(await shop.OrderAsync((mug, quantity))).Number] = (quantity, Stage.Awaiting, 0, 0);
                    break;
                case 1 when order.Stage == Stage.Awaiting && number is not null:
                    await shop.PaidAsync(number);
                    orders[number] = order with { Stage = Stage.Confirmed };
                    break;
                case 2 when number is not null:
                    var released = await shop.ReleaseAsync(number);
                    Assert.True(released.Succeeded);
                    if (order.Stage == Stage.Awaiting)
                        orders[number] = order with { Stage = Stage.Ended };
                    break;
                case 3 when number is not null:
                    var line = (await shop.FindAsync(number)).Lines[0].Id;
                    var units = random.Next(1, 3);
                    var fits = order.Stage == Stage.Confirmed && units <= order.Quantity - order.Shipped - order.Gone;
                    Assert.Equal(fits, (await shop.ShipAsync(number, new LineUnits(line, units))).Succeeded);
                    if (fits)
                        (orders[number], onHand) = (order with { Shipped = order.Shipped + units }, onHand - units);
                    break;
                case 4 when number is not null:
                    var cancelled = (await shop.CancelAsync(number)).Succeeded;
                    Assert.Equal(order is { Stage: Stage.Confirmed, Shipped: 0 }, cancelled);
                    if (cancelled)
                        orders[number] = order with { Stage = Stage.Ended };
                    break;
                case 5 when order.Stage == Stage.Confirmed && number is not null:
                    var found = await shop.FindAsync(number);
                    var open = found.Lines[0].Open;
                    var refunded = (await shop.RefundAsync(number, new RefundWish([new RefundUnits(found.Lines[0].Id, 1)], false, null, "model"))).Succeeded;
                    Assert.Equal(found.Lines[0].Refunded < order.Quantity, refunded);
                    if (refunded && open > 0)
                        orders[number] = order with { Gone = order.Gone + 1 };
                    break;
            }

            var reserved = orders.Values.Where(o => o.Stage != Stage.Ended).Sum(o => o.Quantity - o.Shipped - o.Gone);
            Assert.Equal((onHand, onHand - reserved, reserved), await shop.StockAsync(mug));
        }
    }
}
