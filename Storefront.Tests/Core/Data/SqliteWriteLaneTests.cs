using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Data;

/// <summary>On SQLite units that wait for each other share a commit. Each still stands or falls alone, unless the commit fails.</summary>
public sealed class SqliteWriteLaneTests(Stores stores) : IClassFixture<Stores>
{
    private readonly TaskCompletionSource firstMayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource firstIsAtWork = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Nobody_is_told_done_before_the_shared_commit()
    {
        var store = await stores.OnAsync(DatabaseKind.Sqlite);
        var first = WriteFirstAsync(store, "told-first");
        await firstIsAtWork.Task;
        var second = WriteAsync<bool>(store, async db =>
        {
            Assert.True(await db.Brands.AnyAsync(brand => brand.Slug == "told-first"));
            Assert.Equal(0, await store.Database.ReadAsync(reads => reads.Brands.CountAsync(brand => brand.Slug == "told-first")));
            Assert.False(first.IsCompleted);
            return true;
        });
        firstMayEnd.SetResult();

        await Task.WhenAll(first, second);

        Assert.Equal(1, await CountAsync(store, "told-first"));
    }

    /// <summary>A second press of the order button is refused because of the first, and then looks for the first one's order.</summary>
    [Fact]
    public async Task A_refusal_is_told_only_when_what_caused_it_can_be_seen()
    {
        var store = await stores.OnAsync(DatabaseKind.Sqlite);
        var first = WriteFirstAsync(store, "seen-first");
        await firstIsAtWork.Task;
        var refused = SeenWhenRefusedAsync();
        var third = WriteAsync<bool>(store, async db =>
        {
            await AddAsync(db, "seen-third");
            return true;
        });
        firstMayEnd.SetResult();

        Assert.Equal(1, await refused);
        await Task.WhenAll(first, third);

        async Task<int> SeenWhenRefusedAsync()
        {
            var outcome = await WriteAsync<Outcome<int>>(store, async db => await db.Brands.AnyAsync(brand => brand.Slug == "seen-first") ? new Refusal("no", "No.") : 1);
            Assert.Equal("no", outcome.Refusal?.Code);
            return await CountAsync(store, "seen-first");
        }
    }

    [Fact]
    public async Task Those_that_refuse_or_fail_leave_the_others_as_they_are()
    {
        var store = await stores.OnAsync(DatabaseKind.Sqlite);
        var first = WriteFirstAsync(store, "mixed-first");
        await firstIsAtWork.Task;
        var kept = Enumerable.Range(0, 40).Select(i => WriteAsync<Outcome<int>>(store, async db =>
        {
            await AddAsync(db, $"mixed-{i}");
            return (i % 4) switch { 1 => new Refusal("no", "No."), 2 => throw new DivideByZeroException(), _ => i };
        })).ToList();
        firstMayEnd.SetResult();
        await first;

        for (var i = 0; i < kept.Count; i++)
        {
            var isKept = i % 4 is 0 or 3;
            if (i % 4 == 2)
                await Assert.ThrowsAsync<DivideByZeroException>(() => kept[i]);
            else
                Assert.Equal(isKept, (await kept[i]).Refusal is null);
            Assert.Equal(isKept ? 1 : 0, await CountAsync(store, $"mixed-{i}"));
        }
    }

    [Fact]
    public async Task When_the_transaction_is_lost_everybody_in_it_hears_so_and_the_next_one_works()
    {
        var store = await stores.OnAsync(DatabaseKind.Sqlite);
        var first = WriteFirstAsync(store, "lost-first");
        await firstIsAtWork.Task;
        // A full disk makes SQLite do this by itself.
        var second = WriteAsync<bool>(store, async db =>
        {
            await db.Database.ExecuteSqlRawAsync("ROLLBACK");
            throw new IOException("The disk is full.");
        });
        firstMayEnd.SetResult();

        await Assert.ThrowsAsync<IOException>(() => second);
        await Assert.ThrowsAnyAsync<Exception>(() => first);

        Assert.Equal(0, await CountAsync(store, "lost-first"));
        await WriteAsync<bool>(store, async db =>
        {
            await AddAsync(db, "lost-next");
            return true;
        });
        Assert.Equal(1, await CountAsync(store, "lost-next"));
    }

    [Fact]
    public async Task One_who_gives_up_waiting_does_not_keep_the_others_from_their_commit()
    {
        var store = await stores.OnAsync(DatabaseKind.Sqlite);
        using var impatient = new CancellationTokenSource();
        var first = WriteFirstAsync(store, "patient");
        await firstIsAtWork.Task;
        var second = store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(_ => Task.FromResult(true), impatient.Token));
        await impatient.CancelAsync();
        firstMayEnd.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(1, await CountAsync(store, "patient"));
    }

    private Task WriteFirstAsync(Store store, string slug) => WriteAsync<bool>(store, async db =>
    {
        await AddAsync(db, slug);
        firstIsAtWork.SetResult();
        await firstMayEnd.Task;
        return true;
    });

    private static Task<T> WriteAsync<T>(Store store, Func<StoreDb, Task<T>> work) => store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(work));

    private static async Task AddAsync(StoreDb db, string slug)
    {
        db.Brands.Add(new Brand { Name = slug, Slug = slug });
        await db.SaveChangesAsync();
    }

    private static Task<int> CountAsync(Store store, string slug) => store.Database.ReadAsync(db => db.Brands.CountAsync(brand => brand.Slug == slug));
}
