using System.Collections.Concurrent;
using Storefront.Core.Catalog;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

/// <summary>Shoppers who buy and pay one order after the other until they are told to leave. Whoever is let down begins anew as somebody else.
/// Keeps what the shop has acknowledged, by the gateway's key of the payment.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> placed = new();
    private readonly ConcurrentQueue<string> paid = new();
    private readonly CancellationTokenSource leave = new();
    private readonly Task all;
    private int letDown;

    public Crowd(Balancer shop, TestDatabase database, Variant variant, int shoppers) =>
        all = Task.WhenAll(Enumerable.Range(0, shoppers).Select(_ => Task.Run(() => ShopOnAsync(shop, database, variant))));

    /// <summary>Orders whose shopper was sent on to pay.</summary>
    public IReadOnlyList<string> Placed => [.. placed];

    /// <summary>Orders whose shopper has seen that they are confirmed.</summary>
    public IReadOnlyList<string> Paid => [.. paid];

    public int LetDown => Volatile.Read(ref letDown);

    /// <summary>Waits until the shop has served some more.</summary>
    public Task ServedAsync(int more)
    {
        var enough = paid.Count + more;
        return Eventually.TrueAsync(() => paid.Count >= enough || all.IsCompleted, $"{more} more orders are paid", seconds: 120);
    }

    public async Task LeaveAsync()
    {
        await leave.CancelAsync();
        await all;
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        leave.Dispose();
    }

    private async Task ShopOnAsync(Balancer shop, TestDatabase database, Variant variant)
    {
        while (!leave.IsCancellationRequested)
        {
            using var buyer = new Buyer(shop.NewVisitor(), database);
            try
            {
                await BuyAsync(buyer, variant);
            }
#pragma warning disable CA1031 // Whatever a request that failed does to the rest of the visit; the balancer has noted the failure itself.
            catch (Exception)
#pragma warning restore CA1031
            {
                Interlocked.Increment(ref letDown);
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    private async Task BuyAsync(Buyer buyer, Variant variant)
    {
        var hosted = await buyer.PlaceOrderAsync(variant);
        var session = hosted.Segments[^1];
        placed.Enqueue(session);
        var order = await buyer.PayAsync(hosted);
        Assert.Contains("confirmed", order.Words("h1"), StringComparison.Ordinal);
        paid.Enqueue(session);
    }
}
