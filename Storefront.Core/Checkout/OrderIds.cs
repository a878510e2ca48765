using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Checkout;

/// <summary>Numbers an order's row before it is written, so that everything that names it goes to the database in one batch.</summary>
public sealed class OrderIds
{
    private const int Block = 32;

    private static readonly Func<StoreDb, int, CancellationToken, Task<long?>> Last = HotQuery.One((StoreDb db, int _) => db.Orders.OrderByDescending(o => o.Id).Select(o => (long?)o.Id));

    private readonly ConcurrentQueue<long> drawn = new();

    /// <summary>Inside a unit of writing. PostgreSQL's sequence gives a block at a time to each process; on SQLite the unit is
    /// the only one at work.</summary>
    public async ValueTask<long> NextAsync(StoreDb db, CancellationToken cancel)
    {
        if (db is not PostgresStoreDb)
            return (await Last(db, 0, cancel) ?? 0) + 1;

        long next;
        while (!drawn.TryDequeue(out next))
        {
            foreach (var id in await db.Database.SqlQuery<long>($"SELECT nextval(pg_get_serial_sequence('orders', 'id')) FROM generate_series(1, {Block})").ToListAsync(cancel))
                drawn.Enqueue(id);
        }

        return next;
    }
}
