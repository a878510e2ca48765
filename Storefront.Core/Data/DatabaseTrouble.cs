using Microsoft.Data.Sqlite;
using Npgsql;

namespace Storefront.Core.Data;

/// <summary>Failures of the database that pass by themselves: it is away, is starting, has no connection to give, or could not get a
/// lock or finish a statement in time. The same request can be sent again: orders and payments are made once, however often it comes.</summary>
public static class DatabaseTrouble
{
    private const int Busy = 5;
    private const int Locked = 6;

    public static bool Explains(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked } => true,
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        NpgsqlException { IsTransient: true } => true,
        _ => failure.InnerException is { } inner && Explains(inner),
    };
}
