using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Tests.Support;
using static Storefront.Tests.Torture.Races;

namespace Storefront.Tests.Torture;

/// <summary>Both classes of races on two nodes share them.</summary>
[CollectionDefinition(Name)]
public class TwoNodes : ICollectionFixture<Nodes>
{
    public const string Name = "Postgres, two nodes";
}

/// <summary>What shoppers do at two nodes, over HTTP.</summary>
internal static class NodeTrade
{
    /// <returns>How many orders came of it.</returns>
    public static async Task<int> OrderAsync(this Nodes nodes, IReadOnlyList<string> carts, int atOnce = int.MaxValue)
    {
        var together = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(carts.Count, atOnce) };
        var (ordered, hands) = (0, new OrderAtHand[carts.Count]);
        await Parallel.ForEachAsync(Enumerable.Range(0, carts.Count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => hands[i] = await nodes.AtTheLastStepAsync(carts[i]));
        await Parallel.ForEachAsync(hands, together, async (hand, _) =>
        {
            if (await hand.PressAsync() is not null)
                Interlocked.Increment(ref ordered);
            hand.Dispose();
        });
        return ordered;
    }

    /// <returns>The number of an order that was paid, after something happened while the shopper was paying.</returns>
    public static async Task<string> PaidOrderAsync(this Nodes nodes, Variant variant, Func<Task>? meanwhile = null)
    {
        var cart = Assert.Single(await CartsAsync(nodes.Given, 1, (variant, 1)));
        using var browser = nodes.Balancer.NewVisitor(cart);
        using var last = await nodes.AtTheLastStepAsync(cart);
        var hosted = (await last.PressAsync())!;
        if (meanwhile is not null)
            await meanwhile();
        await ReturnAsync(browser, await PayAsync(hosted));
        await nodes.SettledAsync();
        return await nodes.Database.ReadAsync(db => db.Orders.Where(o => o.Lines.Any(line => line.VariantId == variant.Id)).Select(o => o.Number).SingleAsync());
    }

    /// <returns>The session.</returns>
    public static async Task<string> PayAsync(string hosted)
    {
        using var visitor = Visitor.At(new Uri(hosted));
        using var paid = await visitor.PostAsync(hosted, new FormUrlEncodedContent([new("card", "4242424242424242")]));
        Assert.True((int)paid.StatusCode < 500);
        return hosted.Split('/')[^1];
    }

    public static async Task ReturnAsync(HttpClient browser, string session)
    {
        using var back = await browser.GetAsync($"/checkout/return?session_id={session}");
        Assert.StartsWith("/orders/", back.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    public static async Task EnterAsync(this Nodes nodes, string cart, string code) =>
        Assert.True((await nodes.Store.Services.RunAsync((EnterCode enter) => enter.RunAsync(cart, code))).Succeeded);

    public static async Task<(int OnHand, int Available, int Reserved)> StockAsync(this Nodes nodes, Variant variant)
    {
        var item = await nodes.Database.ReadAsync(db => db.StockItems.AsNoTracking().SingleAsync(s => s.Id == variant.StockItemId));
        return (item.OnHand, item.Available, item.Reserved);
    }

    public static async Task EndAsync(this Nodes nodes, string test, params (long, string)[] counts)
    {
        await nodes.AssertSoundAsync();
        Assert.DoesNotContain(nodes.Balancer.Answers, answer => answer.IsFailure);
        Assert.Equal([0, 1], nodes.Balancer.Answers.Select(answer => answer.Node).Distinct().Order());
        Tally.Note(test, TwoNodes.Name, [.. counts, (0, "failed requests")]);
    }
}
