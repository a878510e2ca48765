using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

public class PoolTests
{
    /// <summary>Seen: every order scheduled its end through Hangfire, whose client blocks a thread while it waits for a connection of
    /// the same pool; with more orders at once than connections no thread was left to give one back, until the pool gave up.</summary>
    [Fact]
    public async Task More_writers_than_connections_get_through()
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var store = Store.On(database, _ => { }, ("ConnectionStrings:Storefront", database.ConnectionString + ";Maximum Pool Size=4;Timeout=3"));
        var writes = store.Services.GetRequiredService<StoreWrites>();
        var now = store.Clock.GetUtcNow();

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (one, cancel) => await writes.RunAsync(
            db =>
            {
                db.Outbox.Add(OutboxMessage.For(new OrderPaid(one), now, TimeSpan.FromHours(1)));
                return Task.CompletedTask;
            },
            cancel));

        Assert.Equal(200, await database.ReadAsync(db => db.Outbox.CountAsync()));
    }
}
