using Hangfire.PostgreSql;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Storefront.Core.Data;
using Storefront.Tests.Support;

[assembly: AssemblyFixture(typeof(DatabaseTemplates))]

namespace Storefront.Tests.Support;

/// <summary>One migrated database of each kind per run: every test's own is a copy of it, made in milliseconds.</summary>
public sealed class DatabaseTemplates : IAsyncDisposable
{
    private const string Setting = "STOREFRONT_TEST_POSTGRES";

    private static readonly string Template = $"storefront_template_{Environment.ProcessId}";

    private static readonly Lazy<Task<string>> Sqlite = new(MakeSqliteAsync);

    private static readonly Lazy<Task<string>> Postgres = new(MakePostgresAsync);

    public static string Folder { get; } = Directory.CreateTempSubdirectory("storefront-tests-").FullName;

    private static string Server => Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"{Setting} is not set: run scripts/test, which starts a PostgreSQL for the tests, or set it to a superuser's connection string.");

    public static Task<string> SqliteAsync() => Sqlite.Value;

    public static Task<string> PostgresAsync() => Postgres.Value;

    public static string PostgresConnection(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ToString();

    public static async Task OnPostgresAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static StoreDb Open(DatabaseKind kind, string connectionString) => kind == DatabaseKind.Sqlite
        ? new SqliteStoreDb(new DbContextOptionsBuilder<SqliteStoreDb>().UseSqlite(connectionString).Options)
        : new PostgresStoreDb(new DbContextOptionsBuilder<PostgresStoreDb>().UseNpgsql(connectionString).Options);

    public async ValueTask DisposeAsync()
    {
        if (Postgres.IsValueCreated && Postgres.Value.IsCompletedSuccessfully)
            await OnPostgresAsync($"DROP DATABASE {Template} WITH (FORCE)");
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> MakeSqliteAsync()
    {
        var file = Path.Combine(Folder, "template.db");
        await MigrateAsync(DatabaseKind.Sqlite, $"Data Source={file};Pooling=False");
        return file;
    }

    private static async Task<string> MakePostgresAsync()
    {
        await OnPostgresAsync($"CREATE DATABASE {Template}");
        // A template is copied only while nobody is connected to it.
        await PrepareAsync(PostgresConnection(Template));
        return Template;
    }

    /// <summary>Makes the shop's tables in an empty database of PostgreSQL, and leaves no connection open.</summary>
    public static async Task PrepareAsync(string connectionString)
    {
        var unpooled = connectionString + ";Pooling=False";
        await MigrateAsync(DatabaseKind.Postgres, unpooled);

        // Hangfire makes its tables when it is first used; copied, they cost nothing.
        await using var connection = new NpgsqlConnection(unpooled);
        await connection.OpenAsync();
        // Hangfire logs through one static provider, that of the shop opened last, which may be gone by now.
        Hangfire.Logging.LogProvider.SetCurrentLogProvider(null);
        PostgreSqlObjectsInstaller.Install(connection);
    }

    private static async Task MigrateAsync(DatabaseKind kind, string connectionString)
    {
        await using var db = Open(kind, connectionString);
        await new StoreMigrations(db, StoreDatabase.Parse(connectionString), NullLogger<StoreMigrations>.Instance).RunAsync();
    }
}
