using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data.Demo.Bulk;

namespace Storefront.Core.Data.Demo;

/// <summary>
/// Fills the shop with Fjord &amp; Field's catalogue: some 300 products written by hand, and after them as many made-up ones as asked for.
/// Always the same ones, on both databases.
/// </summary>
public sealed class DemoCatalogue(StoreWrites writes, StoreDatabase database)
{
    private const int Batch = 10_000;

    /// <summary>From here dropping and rebuilding indexes is quicker than keeping them.</summary>
    private const long Many = 50_000;

    /// <summary>The demo's today: dates of products and reviews are counted back from it.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The hand-written catalogue, when the shop has no product at all.</summary>
    /// <returns>How many products were added; 0 when there were some.</returns>
    public Task<int> SeedAsync(CancellationToken cancel = default) => writes.RunAsync(
        async db =>
        {
            var rows = await CatalogueRows.OpenAsync(db, cancel);
            if (await db.Products.AnyAsync(cancel)) return 0;
            var items = DemoProducts.All(await DemoGround.PrepareAsync(db, cancel)).ToList();
            rows.Write(items);
            await rows.FinishAsync(cancel);
            return items.Count;
        },
        cancel);

    /// <summary>Adds products until there are so many, the hand-written ones first.</summary>
    /// <param name="total">Products the shop shall have.</param>
    /// <param name="progress">Told how many there are.</param>
    /// <param name="cancel">Stops it; what PostgreSQL was given in this run is taken back, SQLite keeps whole batches.</param>
    public async Task FillAsync(long total, Action<long> progress, CancellationToken cancel = default)
    {
        await SeedAsync(cancel);
        if (database.IsSqlite)
        {
            while (await AddAsync(total, Batch, progress, cancel) > 0) { }
        }
        else
        {
            await AddAsync(total, long.MaxValue, progress, cancel);
        }

        await writes.RunAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE", cancel), cancel);
    }

    /// <summary>One transaction's worth.</summary>
    private Task<long> AddAsync(long total, long atMost, Action<long> progress, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            var rows = await CatalogueRows.OpenAsync(db, cancel);
            var count = await db.Products.LongCountAsync(cancel);
            var missing = Math.Min(atMost, total - count);
            if (missing <= 0) return 0;

            var ground = await DemoGround.PrepareAsync(db, cancel);
            if (missing >= Many) await rows.SetIndexesAsideAsync(cancel);
            var bulk = new BulkProducts(ground, count);
            var next = Task.Run(() => bulk.Next(Math.Min(Batch, missing)), cancel);
            for (var written = 0L; written < missing;)
            {
                // The next batch is thought out while the database takes this one.
                var items = await next;
                written += items.Count;
                var left = missing - written;
                next = Task.Run(() => bulk.Next(Math.Min(Batch, left)), cancel);
                rows.Write(items);
                progress(count + written);
            }

            await rows.FinishAsync(cancel);
            return missing;
        },
        cancel);
}
