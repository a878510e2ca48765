using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Audit;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Data;

/// <summary>The one way to write: a fresh context, one explicit transaction, all or nothing. An <see cref="IOutcome"/> with a
/// refusal rolls back. On SQLite one unit works at a time (<see cref="SqliteWriteLane"/>); on PostgreSQL a deadlock, a
/// serialisation failure, a lock that did not come in time or a connection that was broken before the commit runs the whole unit again. So the work may run more
/// than once, and awaits no network.
/// Outbox rows added in it are handed to Hangfire after the commit. What a member of staff writes is entered in the audit log with it.</summary>
public sealed class StoreWrites(IWriteLane lane, JobSignal jobs, TimeProvider time)
{
    private const int MaxTries = 6;

    /// <summary>A lock that did not come in time costs seconds each time, so it is asked for only once more.</summary>
    private const int MaxLockTries = 2;

    public async Task<T> RunAsync<T>(Func<StoreDb, Task<T>> work, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Not before the commit: a job may be begun at once.
                var (result, due) = await OnceAsync(work, cancel);
                jobs.Announce(due);
                return result;
            }
            catch (Exception failure) when (attempt < TriesFor(failure))
            {
                await Task.Delay(Random.Shared.Next(5, 20 * attempt), cancel);
            }
        }
    }

    public Task RunAsync(Func<StoreDb, Task> work, CancellationToken cancel = default) => RunAsync(
        async db =>
        {
            await work(db);
            return true;
        },
        cancel);

    private async Task<(T Result, IReadOnlyList<OutboxMessage> Jobs)> OnceAsync<T>(Func<StoreDb, Task<T>> work, CancellationToken cancel)
    {
        await using var unit = await lane.BeginAsync(cancel);
        // The unit is undone as a whole, so each saving needs no savepoint of its own: two commands less.
        unit.Db.Database.AutoSavepointsEnabled = false;
        T result;
        try
        {
            using var trail = await AuditTrail.BeginAsync(unit.Db, cancel);
            result = await work(unit.Db);
            if (result is IOutcome { Refusal: not null })
                return (result, []);

            await unit.Db.SaveChangesAsync(cancel);
            if (trail is not null)
                await trail.EnterAsync(time.GetUtcNow(), cancel);
        }
        catch (Exception failure) when (BrokenConnections.Explain(failure))
        {
            BrokenConnections.Forget(unit.Db);
            throw new NothingCommittedException(failure);
        }

        OutboxMessage[] messages = [.. unit.Db.ChangeTracker.Entries<OutboxMessage>().Select(entry => entry.Entity)];
        // When the connection breaks from here on, nobody knows.
        await unit.CommitAsync();
        return (result, messages);
    }

    private static int TriesFor(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException or NothingCommittedException => MaxTries,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => MaxTries,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => MaxLockTries,
        _ => failure.InnerException is { } inner ? TriesFor(inner) : 1,
    };

    private sealed class NothingCommittedException(Exception broken) : Exception("The connection to the database broke before the commit.", broken);
}
