using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

public class PoolTests
{
    /// <summary>Seen: each writer held its connection while it handed its job over, which takes a second one; with as many writers
    /// as connections all of them waited until the pool gave up.</summary>
    [Fact]
    public async Task More_writers_than_connections_never_wait_for_each_other_in_a_circle()
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var store = Store.On(database, _ => { }, ("ConnectionStrings:Storefront", database.ConnectionString + ";Maximum Pool Size=2;Timeout=5"));
        var writes = store.Services.GetRequiredService<StoreWrites>();
        var now = store.Clock.GetUtcNow();

        await Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (one, cancel) => await writes.RunAsync(
            db =>
            {
                db.Outbox.Add(OutboxMessage.For(new OrderPaid(one), now));
                return Task.CompletedTask;
            },
            cancel));

        Assert.Equal(24, await database.ReadAsync(db => db.Outbox.CountAsync()));
    }
}
