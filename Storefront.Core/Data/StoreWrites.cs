using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Data;

/// <summary>The one way to write: a fresh context, one explicit transaction, all or nothing. An <see cref="IOutcome"/> with a
/// refusal rolls back. On SQLite it runs behind the <see cref="WriteGate"/>; on PostgreSQL a deadlock, a serialisation failure or a
/// connection that was broken before the commit runs the whole unit again. So the work may run more than once, and awaits no network.
/// Outbox rows added in it are handed to Hangfire after the commit.</summary>
public sealed class StoreWrites(IServiceScopeFactory scopes, WriteGate gate, JobSignal jobs)
{
    private const int MaxTries = 6;

    public async Task<T> RunAsync<T>(Func<StoreDb, Task<T>> work, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // After the unit, its turn at the gate and its connection are given up: the hand-over blocks on Hangfire's storage.
                var (result, due) = await OnceAsync(work, cancel);
                jobs.Announce(due);
                return result;
            }
            catch (Exception failure) when (attempt < MaxTries && IsWorthAnotherTry(failure))
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
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        T result;
        using (await gate.EnterAsync(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            try
            {
                result = await work(db);
                if (result is IOutcome { Refusal: not null })
                    return (result, []);

                await db.SaveChangesAsync(cancel);
            }
            catch (Exception failure) when (BrokenConnections.Explain(failure))
            {
                BrokenConnections.Forget(db);
                throw new NothingCommittedException(failure);
            }

            // When the connection breaks from here on, nobody knows.
            await transaction.CommitAsync(cancel);
        }

        return (result, [.. db.ChangeTracker.Entries<OutboxMessage>().Select(entry => entry.Entity)]);
    }

    private static bool IsWorthAnotherTry(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException or NothingCommittedException => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        _ => failure.InnerException is { } inner && IsWorthAnotherTry(inner),
    };

    private sealed class NothingCommittedException(Exception broken) : Exception("The connection to the database broke before the commit.", broken);
}
