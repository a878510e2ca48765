using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Storefront.Core.Data;

/// <summary>
/// SQLite has one writer. Those who wait for it inside SQLite poll and time out; those who wait here queue. And a commit waits
/// for the disk, whatever it holds: so units that come while another one works join its transaction, each behind a savepoint
/// of its own, and the last of the group commits for all. None is told "done" before that. Whoever has the turn awaits no network.
/// </summary>
internal sealed class SqliteWriteLane : IWriteLane, IAsyncDisposable
{
    private const int MostInGroup = 64;
    private const string BeforeUnit = "before_unit";
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(15);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SqliteConnection connection;
    private readonly PooledDbContextFactory<SqliteStoreDb> contexts;
    private int waiting;

    /// <summary>The transaction that units are joining; touched only by whoever has the turn.</summary>
    private Group? open;

    public SqliteWriteLane(StoreDatabase database, DbContextOptions<SqliteStoreDb> options)
    {
        connection = new SqliteConnection(database.ConnectionString);
        contexts = new PooledDbContextFactory<SqliteStoreDb>(new DbContextOptionsBuilder<SqliteStoreDb>(options).UseSqlite(connection).Options, MostInGroup);
    }

    public async Task<IWriteUnit> BeginAsync(CancellationToken cancel)
    {
        // Who is counted as waiting does come: a group is left open for them.
        Interlocked.Increment(ref waiting);
        await turn.WaitAsync(CancellationToken.None);
        Interlocked.Decrement(ref waiting);
        try
        {
            cancel.ThrowIfCancellationRequested();
            open ??= await BeginGroupAsync(cancel);
            open.Transaction.Save(BeforeUnit);
            var db = contexts.CreateDbContext();
            await db.Database.UseTransactionAsync(open.Transaction, CancellationToken.None);
            return new Unit(this, db, open);
        }
        catch
        {
            await LeaveAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        turn.Dispose();
    }

    private async Task<Group> BeginGroupAsync(CancellationToken cancel)
    {
        await connection.OpenAsync(cancel);
        try
        {
            return new Group(connection);
        }
        catch
        {
            await connection.CloseAsync();
            throw;
        }
    }

    /// <summary>Gives the turn to the next, who joins the group, or commits it when nobody waits or it is full.</summary>
    private async Task LeaveAsync()
    {
        try
        {
            if (open is { } group && (Volatile.Read(ref waiting) == 0 || group.IsFull))
            {
                open = null;
                await group.CommitAsync();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed class Group(SqliteConnection connection)
    {
        private readonly SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long firstKept;
        private int units;

        public SqliteTransaction Transaction => transaction;

        public Task Ended => ended.Task;

        /// <summary>Enough of them, or the first has waited long enough to be told.</summary>
        public bool IsFull => units >= MostInGroup || (units > 0 && Stopwatch.GetElapsedTime(firstKept) > LongestWait);

        public void Keep()
        {
            transaction.Release(BeforeUnit);
            if (units++ == 0)
                firstKept = Stopwatch.GetTimestamp();
        }

        /// <summary>A failure is told to everybody in the group: nothing of it was kept.</summary>
        public async Task CommitAsync()
        {
            try
            {
                if (units > 0)
                    await transaction.CommitAsync();
                await EndAsync();
                ended.SetResult();
            }
            catch (Exception failure)
            {
                await FailAsync(failure);
            }
        }

        public async Task FailAsync(Exception failure)
        {
            ended.TrySetException(failure);
            // Nobody may be listening: the unit whose failure this is throws its own.
            _ = ended.Task.Exception;
            await EndAsync();
        }

        /// <summary>Between groups the connection lies in the pool, so that a restore can have the file.</summary>
        private async Task EndAsync()
        {
            await transaction.DisposeAsync();
            await connection.CloseAsync();
        }
    }

    private sealed class Unit(SqliteWriteLane lane, SqliteStoreDb db, Group group) : IWriteUnit
    {
        private bool hasLeft;

        public StoreDb Db => db;

        public async Task CommitAsync()
        {
            group.Keep();
            await LeaveAsync();
            await group.Ended;
        }

        public async ValueTask DisposeAsync()
        {
            if (!hasLeft)
            {
                await UndoAsync();
                // What made it refuse may be the work of another in the group: then its caller must find that work done.
                await group.Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await db.DisposeAsync();
        }

        private async Task UndoAsync()
        {
            try
            {
                group.Transaction.Rollback(BeforeUnit);
                group.Transaction.Release(BeforeUnit);
            }
            catch (Exception failure) when (failure is SqliteException or InvalidOperationException)
            {
                // A full disk, for one, makes SQLite end the whole transaction by itself.
                lane.open = null;
                await group.FailAsync(failure);
            }

            await LeaveAsync();
        }

        private async Task LeaveAsync()
        {
            hasLeft = true;
            await db.Database.UseTransactionAsync(null, CancellationToken.None);
            await lane.LeaveAsync();
        }
    }
}
