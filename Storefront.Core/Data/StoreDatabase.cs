using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Storefront.Core.Data;

/// <summary>Which database the shop runs on, told from what <c>ConnectionStrings:Storefront</c> holds.</summary>
public sealed class StoreDatabase
{
    public const string Setting = "ConnectionStrings:Storefront";

    private StoreDatabase(bool isSqlite, string connectionString) => (IsSqlite, ConnectionString) = (isSqlite, connectionString);

    public bool IsSqlite { get; }

    public string ConnectionString { get; }

    /// <summary>For Hangfire on PostgreSQL: the same database through a pool of its own, because its client blocks its thread
    /// while it waits for a connection, and writers need those threads to give theirs back.</summary>
    public string JobsConnectionString => IsSqlite ? ConnectionString : new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = "storefront-jobs" }.ToString();

    /// <summary>Throws <see cref="InvalidOperationException"/> with the name of the setting when the text is neither.</summary>
    public static StoreDatabase Parse(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new InvalidOperationException($"{Setting} is missing. Set it to 'Data Source=…' for SQLite or 'Host=…' for PostgreSQL.");

        try
        {
            if (connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase))
                return new StoreDatabase(false, Postgres(connectionString));
            if (connectionString.Contains("Data Source=", StringComparison.OrdinalIgnoreCase))
                return new StoreDatabase(true, Sqlite(connectionString));
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidOperationException($"{Setting} cannot be read: {wrong.Message}", wrong);
        }

        throw new InvalidOperationException($"{Setting} is neither 'Data Source=…' (SQLite) nor 'Host=…' (PostgreSQL).");
    }

    public void Configure(DbContextOptionsBuilder options)
    {
        if (IsSqlite)
            options.UseSqlite(ConnectionString);
        else
            options.UseNpgsql(ConnectionString, postgres => postgres.ExecutionStrategy(dependencies => new BrokenConnections(dependencies)));
    }

    /// <summary>Foreign keys are off in SQLite unless asked for. WAL is a property of the file and set when it is migrated;
    /// FULL is the engine's default.</summary>
    private static string Sqlite(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    /// <summary>A bounded pool beats many connections on a hot row, and prepared statements save a third of the database's work.
    /// Nothing here changes a session, so it needs no reset between two users of a connection.
    /// What the merchant sets wins.</summary>
    private static string Postgres(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        // Its ContainsKey is true for every word it knows; Keys are those that were set.
        var set = given.Keys.Cast<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!set.Contains("Maximum Pool Size"))
            given.MaxPoolSize = 16;
        if (!set.Contains("Max Auto Prepare"))
            given.MaxAutoPrepare = 100;
        if (!set.Contains("No Reset On Close"))
            given.NoResetOnClose = true;
        if (!set.Contains("Options"))
            given.Options = "-c lock_timeout=3s -c statement_timeout=10s";
        return given.ToString();
    }
}
