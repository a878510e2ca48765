using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Data;

namespace Storefront.Tests.Support;

/// <summary>A database of a test's own with the shop's tables in it and nothing else; gone when it is disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string name;

    private TestDatabase(DatabaseKind kind, string name, string connectionString) =>
        (Kind, this.name, ConnectionString) = (kind, name, connectionString);

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var name = $"storefront_{Guid.NewGuid():N}";
        if (kind == DatabaseKind.Sqlite)
        {
            var file = Path.Combine(DatabaseTemplates.Folder, name + ".db");
            File.Copy(await DatabaseTemplates.SqliteAsync(), file);
            return new(kind, file, $"Data Source={file}");
        }

        await DatabaseTemplates.OnPostgresAsync($"CREATE DATABASE {name} TEMPLATE {await DatabaseTemplates.PostgresAsync()}");
        return new(kind, name, DatabaseTemplates.PostgresConnection(name));
    }

    /// <summary>An empty database on a server of the test's own, with which it goes.</summary>
    public static async Task<TestDatabase> OnAsync(string connectionString)
    {
        await DatabaseTemplates.PrepareAsync(connectionString);
        return new(DatabaseKind.Postgres, "", connectionString);
    }

    /// <summary>The database as a test looks at it: a fresh context, to be disposed. On a server that may go down over a fresh connection.</summary>
    public StoreDb Open() => DatabaseTemplates.Open(Kind, name.Length > 0 ? ConnectionString : ConnectionString + ";Pooling=False");

    public async Task<T> ReadAsync<T>(Func<StoreDb, Task<T>> read)
    {
        await using var db = Open();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            await using (var connection = new SqliteConnection(ConnectionString))
                SqliteConnection.ClearPool(connection);
            foreach (var file in Directory.GetFiles(DatabaseTemplates.Folder, Path.GetFileName(name) + "*"))
                File.Delete(file);
            return;
        }

        if (name.Length > 0)
            await DatabaseTemplates.OnPostgresAsync($"DROP DATABASE {name} WITH (FORCE)");
    }
}
