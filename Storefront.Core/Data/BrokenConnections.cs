using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Storefront.Core.Data;

/// <summary>After PostgreSQL was restarted every connection in the pool is broken, and each tells so only to whoever uses it next. A
/// question asked outside a transaction is asked again over new connections, so that no visitor has to find out; a transaction is run
/// again by <see cref="StoreWrites"/>.</summary>
internal sealed class BrokenConnections(ExecutionStrategyDependencies dependencies) : IExecutionStrategy
{
    public bool RetriesOnFailure => false;

    /// <summary>The connection is gone, and with it whatever had not been committed.</summary>
    public static bool Explain(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        PostgresException => false,
        NpgsqlException { InnerException: IOException } => true,
        _ => failure.InnerException is { } inner && Explain(inner),
    };

    /// <summary>Those that lie in the pool are as broken as this one.</summary>
    public static void Forget(DbContext db)
    {
        if (db.Database.GetDbConnection() is NpgsqlConnection connection)
            NpgsqlConnection.ClearPool(connection);
    }

    public TResult Execute<TState, TResult>(TState state, Func<DbContext, TState, TResult> operation, Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded)
    {
        var db = dependencies.CurrentContext.Context;
        try
        {
            return operation(db, state);
        }
        catch (Exception failure) when (MayAskAgain(db, failure))
        {
            Forget(db);
            return operation(db, state);
        }
    }

    public async Task<TResult> ExecuteAsync<TState, TResult>(
        TState state, Func<DbContext, TState, CancellationToken, Task<TResult>> operation, Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded,
        CancellationToken cancellationToken = default)
    {
        var db = dependencies.CurrentContext.Context;
        try
        {
            return await operation(db, state, cancellationToken);
        }
        catch (Exception failure) when (MayAskAgain(db, failure))
        {
            Forget(db);
            return await operation(db, state, cancellationToken);
        }
    }

    private static bool MayAskAgain(DbContext db, Exception failure) => db.Database.CurrentTransaction is null && Explain(failure);
}
