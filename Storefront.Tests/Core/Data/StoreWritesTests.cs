using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Data;

public class StoreWritesTests(Stores stores) : IClassFixture<Stores>
{
    private static Brand ABrand(string slug) => new() { Name = slug, Slug = slug };

    private static Task<int> CountAsync(Store store, string slug) => store.Database.ReadAsync(db => db.Brands.CountAsync(brand => brand.Slug == slug));

    [Theory, BothDatabases]
    public async Task What_the_work_adds_is_saved_without_asking(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);

        await store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(db =>
        {
            db.Brands.Add(ABrand("saved"));
            return Task.CompletedTask;
        }));

        Assert.Equal(1, await CountAsync(store, "saved"));
    }

    [Theory, BothDatabases]
    public async Task A_refusal_undoes_everything(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);

        var outcome = await store.Services.RunAsync((StoreWrites writes) => writes.RunAsync<Outcome<int>>(async db =>
        {
            db.Brands.Add(ABrand("refused"));
            await db.SaveChangesAsync();
            return new Refusal("no", "No.");
        }));

        Assert.Equal("no", outcome.Refusal?.Code);
        Assert.Equal(0, await CountAsync(store, "refused"));
    }

    [Theory, BothDatabases]
    public async Task An_exception_undoes_everything_and_is_not_swallowed(DatabaseKind kind)
    {
        var store = await stores.OnAsync(kind);

        await Assert.ThrowsAsync<DivideByZeroException>(() => store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(async db =>
        {
            db.Brands.Add(ABrand("thrown"));
            await db.SaveChangesAsync();
            throw new DivideByZeroException();
        })));

        Assert.Equal(0, await CountAsync(store, "thrown"));
        Assert.True(await store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(_ => Task.FromResult(true))));
    }

    [Fact]
    public async Task A_deadlock_on_PostgreSQL_runs_the_unit_again_and_reaches_nobody()
    {
        var store = await stores.OnAsync(DatabaseKind.Postgres);
        var first = await store.Given.AVariantAsync(stock: 100);
        var second = await store.Given.AVariantAsync(stock: 100);
        var runs = 0;

        async Task TakeBothAsync(long one, long other) => await store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(async db =>
        {
            Interlocked.Increment(ref runs);
            await TakeAsync(db, one);
            await Task.Delay(100);
            await TakeAsync(db, other);
        }));
        await Task.WhenAll(TakeBothAsync(first.StockItemId, second.StockItemId), TakeBothAsync(second.StockItemId, first.StockItemId));

        Assert.True(runs > 2, "The two never met.");
        Assert.Equal([98, 98], await store.Database.ReadAsync(db => db.StockItems
            .Where(item => item.Id == first.StockItemId || item.Id == second.StockItemId)
            .Select(item => item.Available)
            .ToListAsync()));
    }

    [Fact]
    public async Task A_lock_that_does_not_come_in_time_is_asked_for_once_more_and_then_told()
    {
        var store = await stores.OnAsync(DatabaseKind.Postgres);
        var mug = await store.Given.AVariantAsync(stock: 100);
        await using var other = store.Database.Open();
        await using var holding = await other.Database.BeginTransactionAsync();
        await TakeAsync(other, mug.StockItemId);
        var runs = 0;

        var failure = await Record.ExceptionAsync(() => store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(TakeImpatientlyAsync)));
        Assert.True(DatabaseTrouble.Explains(failure!));
        Assert.Equal(2, runs);

        await store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(async db =>
        {
            if (runs == 3)
                await holding.RollbackAsync();
            await TakeImpatientlyAsync(db);
        }));
        Assert.Equal(4, runs);

        async Task TakeImpatientlyAsync(StoreDb db)
        {
            runs++;
            await db.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = '200ms'");
            await TakeAsync(db, mug.StockItemId);
        }
    }

    [Fact]
    public async Task On_SQLite_writers_queue_instead_of_failing()
    {
        var store = await stores.OnAsync(DatabaseKind.Sqlite);
        var mug = await store.Given.AVariantAsync(stock: 100);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(db => TakeAsync(db, mug.StockItemId)))));

        Assert.Equal(50, await store.Database.ReadAsync(db => db.StockItems.Where(item => item.Id == mug.StockItemId).Select(item => item.Available).SingleAsync()));
    }

    [Fact]
    public async Task SQLite_keeps_foreign_keys_write_ahead_log_and_full_sync()
    {
        await using var store = await Store.OpenAsync(DatabaseKind.Sqlite);
        await using var scope = store.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();

        Assert.Equal(1, (await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").ToListAsync()).Single());
        Assert.Equal("wal", (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()).Single());
        Assert.Equal(2, (await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync()).Single());
    }

    private static Task<int> TakeAsync(StoreDb db, long item) => db.StockItems
        .Where(stock => stock.Id == item)
        .ExecuteUpdateAsync(set => set.SetProperty(stock => stock.Available, stock => stock.Available - 1).SetProperty(stock => stock.Reserved, stock => stock.Reserved + 1));
}
