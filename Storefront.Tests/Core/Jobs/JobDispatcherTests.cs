using System.Collections.Concurrent;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Tests.Support;

namespace Storefront.Tests.Core.Jobs;

public class JobDispatcherTests
{
    private sealed record Knock(string Door) : IJob
    {
        public static string Kind => "knock";
    }

    /// <summary>What happened, and what shall happen next time.</summary>
    private sealed class Doorbell
    {
        public ConcurrentQueue<string> Rung { get; } = new();

        public Func<JobRun, Task> Then { get; set; } = _ => Task.CompletedTask;
    }

    private sealed class KnockHandler(Doorbell bell) : IJobHandler
    {
        public Task RunAsync(JobRun job, CancellationToken cancel)
        {
            bell.Rung.Enqueue(job.Read<Knock>().Door);
            return bell.Then(job);
        }
    }

    private readonly Doorbell bell = new();

    private Task<Store> OpenAsync(DatabaseKind kind) =>
        Store.OpenAsync(kind, services => services.AddSingleton(bell).AddJobHandler<Knock, KnockHandler>());

    private static async Task<long> SaveAsync(Store store, TimeSpan delay = default, string? once = null)
    {
        var message = OutboxMessage.For(new Knock("back"), store.Clock.GetUtcNow(), delay, once);
        await store.Services.RunAsync((StoreWrites writes) => writes.RunAsync(db =>
        {
            db.Outbox.Add(message);
            return Task.CompletedTask;
        }));
        return message.Id;
    }

    private static Task RunAsync(Store store, long id) => store.Services.RunAsync((JobDispatcher jobs) => jobs.RunAsync(id, CancellationToken.None));

    private static Task<OutboxMessage> RowAsync(Store store, long id) => store.Database.ReadAsync(db => db.Outbox.SingleAsync(message => message.Id == id));

    [Theory, BothDatabases]
    public async Task A_job_runs_with_its_payload_and_is_done(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        var id = await SaveAsync(store);

        await RunAsync(store, id);
        await RunAsync(store, id);

        Assert.Equal(["back"], bell.Rung);
        var row = await RowAsync(store, id);
        Assert.Equal((OutboxStatus.Done, 1, null), (row.Status, row.Attempts, row.LeasedUntil));
        Assert.NotNull(row.DoneAt);
    }

    [Theory, BothDatabases]
    public async Task A_job_that_is_not_due_waits(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        var id = await SaveAsync(store, delay: TimeSpan.FromMinutes(5));

        await RunAsync(store, id);
        Assert.Empty(bell.Rung);

        store.Clock.Advance(TimeSpan.FromMinutes(6));
        await RunAsync(store, id);
        Assert.Equal(OutboxStatus.Done, (await RowAsync(store, id)).Status);
    }

    [Theory, BothDatabases]
    public async Task Called_by_twenty_at_once_it_runs_once(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        bell.Then = _ => Task.Delay(50);
        var id = await SaveAsync(store);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RunAsync(store, id)));

        Assert.Single(bell.Rung);
    }

    [Theory, BothDatabases]
    public async Task A_run_that_died_is_taken_over_when_its_lease_ends(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        var id = await SaveAsync(store);
        await store.Database.ReadAsync(db => db.Outbox
            .Where(message => message.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.LeasedUntil, store.Clock.GetUtcNow() + new JobOptions().Lease)));

        await RunAsync(store, id);
        Assert.Empty(bell.Rung);

        store.Clock.Advance(new JobOptions().Lease + TimeSpan.FromSeconds(1));
        await RunAsync(store, id);
        Assert.Single(bell.Rung);
    }

    [Theory, BothDatabases]
    public async Task A_failure_is_noted_and_tried_again_later_and_later_until_it_is_given_up(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        bell.Then = _ => throw new InvalidOperationException("Nobody opens.");
        var id = await SaveAsync(store);

        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt <= OutboxMessage.MaxAttempts; attempt++)
        {
            var before = store.Clock.GetUtcNow();
            await RunAsync(store, id);
            var row = await RowAsync(store, id);
            Assert.Equal((attempt, "Nobody opens."), (row.Attempts, row.LastError));
            waits.Add(row.DueAt - before);
            store.Clock.Advance(row.DueAt - store.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        }

        Assert.Equal(OutboxStatus.Dead, (await RowAsync(store, id)).Status);
        Assert.InRange(waits[0], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        Assert.InRange(waits[4], TimeSpan.FromSeconds(32), TimeSpan.FromSeconds(42));
        Assert.InRange(waits[8], TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(76));

        await RunAsync(store, id);
        Assert.Equal(OutboxMessage.MaxAttempts, bell.Rung.Count);
    }

    [Theory, BothDatabases]
    public async Task Done_is_saved_in_the_transaction_of_the_effect(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        var writes = store.Services.GetRequiredService<StoreWrites>();
        var id = await SaveAsync(store);
        var runs = 0;
        bell.Then = job => writes.RunAsync(async db =>
        {
            db.Outbox.Add(OutboxMessage.For(new Knock("front"), store.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            // A rival finished the job meanwhile: this run's effect must not stay.
            runs++;
            await job.FinishAsync(db, store.Clock.GetUtcNow());
            await job.FinishAsync(db, store.Clock.GetUtcNow());
        });

        await RunAsync(store, id);

        Assert.Equal(1, runs);
        Assert.Equal(1, await store.Database.ReadAsync(db => db.Outbox.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_kind_that_nobody_handles_is_kept_and_says_so(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var id = await SaveAsync(store);

        await RunAsync(store, id);

        var row = await RowAsync(store, id);
        Assert.Equal((OutboxStatus.Waiting, "No handler does 'knock'."), (row.Status, row.LastError));
    }

    [Theory, BothDatabases]
    public async Task The_same_effect_asked_for_twice_is_one_row(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        await SaveAsync(store, once: "mail:1");

        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(store, once: "mail:1"));

        Assert.Equal(1, await store.Database.ReadAsync(db => db.Outbox.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Only_what_was_committed_is_handed_over(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        var writes = store.Services.GetRequiredService<StoreWrites>();

        await Assert.ThrowsAsync<TimeoutException>(() => writes.RunAsync(async db =>
        {
            db.Outbox.Add(OutboxMessage.For(new Knock("front"), store.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            throw new TimeoutException();
        }));

        var id = await SaveAsync(store);
        Assert.Equal([id], await HandedOverUntilAsync(store, id));
    }

    [Theory, BothDatabases]
    public async Task The_sweep_hands_over_again_only_what_is_due_and_not_leased(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        var lost = await SaveAsync(store);
        var leased = await SaveAsync(store);
        await SaveAsync(store, delay: TimeSpan.FromHours(1));
        await store.Database.ReadAsync(db => db.Outbox
            .Where(message => message.Id == leased)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.LeasedUntil, store.Clock.GetUtcNow().AddMinutes(1))));

        await store.Services.RunAsync((SweepOutbox sweep) => sweep.RunAsync(CancellationToken.None));

        var last = await SaveAsync(store);
        Assert.Equal([lost, lost, leased, last], (await HandedOverUntilAsync(store, last)).Order());
    }

    [Theory, BothDatabases]
    public async Task A_backlog_is_not_handed_over_anew_at_each_sweep(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        await store.Given.SaveAsync(db =>
        {
            db.Outbox.AddRange(Enumerable.Range(0, SweepOutbox.MostQueued + 100).Select(_ => OutboxMessage.For(new Knock("front"), store.Clock.GetUtcNow())));
            return Task.FromResult(true);
        });

        await store.Services.RunAsync((SweepOutbox sweep) => sweep.RunAsync(CancellationToken.None));
        await Eventually.TrueAsync(() => Queued() == SweepOutbox.MostQueued, "the queue is full");
        await store.Services.RunAsync((SweepOutbox sweep) => sweep.RunAsync(CancellationToken.None));

        // What the second sweep had handed over would be before this one.
        store.Services.GetRequiredService<JobSignal>().Announce(await SaveAsync(store), store.Clock.GetUtcNow());
        store.Services.GetRequiredService<JobSignal>().Dispose();
        Assert.InRange(Queued(), SweepOutbox.MostQueued + 1, SweepOutbox.MostQueued + 2);

        long Queued() => store.Services.GetRequiredService<JobStorage>().GetMonitoringApi().EnqueuedCount("default");
    }

    [Theory, BothDatabases]
    public async Task What_waits_to_be_handed_over_is_before_the_shop_ends_and_nothing_later_fails(DatabaseKind kind)
    {
        await using var store = await OpenAsync(kind);
        var signal = store.Services.GetRequiredService<JobSignal>();
        for (long id = 1; id <= 50; id++)
            signal.Announce(id, store.Clock.GetUtcNow());

        signal.Dispose();
        Assert.Equal(Enumerable.Range(1, 50).Select(id => (long)id), HandedOver(store).Order());

        await RunAsync(store, await SaveAsync(store));
        Assert.Single(bell.Rung);
        Assert.Equal(50, HandedOver(store).Count);
    }

    /// <summary>What was handed over, once this one was: it goes in the order of the announcements, so what was announced before is in it.</summary>
    private static async Task<List<long>> HandedOverUntilAsync(Store store, long id)
    {
        await Eventually.TrueAsync(() => HandedOver(store).Contains(id), $"job {id} is handed over");
        return HandedOver(store);
    }

    /// <summary>The rows that Hangfire holds ready for its workers.</summary>
    private static List<long> HandedOver(Store store) =>
        [.. store.Services.GetRequiredService<JobStorage>().GetMonitoringApi().EnqueuedJobs("default", 0, 100).Select(job => Convert.ToInt64(job.Value.Job.Args[0]))];
}
