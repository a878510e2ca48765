using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Data.Backup;

/// <summary>SQLite's dump is a database of its own, made by <c>VACUUM INTO</c>: it reads one moment and keeps no writer waiting.</summary>
public sealed class SqliteDump(StoreDatabase database) : IStoreDump
{
    private const int Busy = 5;
    private const int Locked = 6;

    private string Target => Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);

    public async Task<Outcome<bool>> WriteAsync(string file, CancellationToken cancel)
    {
        try
        {
            await CopyAsync(Target, file, cancel);
            return true;
        }
        catch (SqliteException failure)
        {
            return BackupRefusals.ToolFailed("SQLite", failure.Message);
        }
    }

    public async Task<Outcome<string[]>> MigrationsAsync(string file, CancellationToken cancel)
    {
        try
        {
            await using var dump = await OpenAsync(file, SqliteOpenMode.ReadOnly, cancel);
            var damage = await ReadAsync(dump, "PRAGMA integrity_check", cancel);
            if (damage is not ["ok"])
                return BackupRefusals.Unreadable(file, string.Join(", ", damage.Take(3)));
            if (await ReadAsync(dump, "PRAGMA foreign_key_check", cancel) is { Count: > 0 } orphans)
                return BackupRefusals.Unreadable(file, string.Join(", ", orphans.Distinct()));
            var migrations = await ReadAsync(dump, "SELECT MigrationId FROM __EFMigrationsHistory", cancel);
            return migrations.Count == 0 ? BackupRefusals.Unreadable(file, "__EFMigrationsHistory") : migrations.ToArray();
        }
        catch (SqliteException garbage)
        {
            return BackupRefusals.Unreadable(file, garbage.Message);
        }
    }

    public async Task<Outcome<bool>> HasOrdersAsync(CancellationToken cancel)
    {
        if (!File.Exists(Target))
            return false;
        try
        {
            await using var target = await OpenAsync(Target, SqliteOpenMode.ReadWrite, cancel);
            return await ReadAsync(target, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'orders'", cancel) is { Count: 1 }
                && await ReadAsync(target, "SELECT number FROM orders LIMIT 1", cancel) is { Count: 1 };
        }
        catch (SqliteException unreadable)
        {
            return BackupRefusals.TargetUnreadable(unreadable.Message);
        }
    }

    public async Task<Outcome<bool>> ReplaceAsync(string file, ShopHold hold, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        var staged = $"{Target}.{Guid.NewGuid():N}.restoring";
        try
        {
            BackupStore.CreateForOwner(staged);
            await CopyAsync(file, staged, cancel);
            await HoldAsync(staged, hold, cancel);
            BackupStore.Flush(staged);
            if (File.Exists(Target) && !await CloseTargetAsync(cancel))
                return BackupRefusals.TargetInUse;
            File.Move(staged, Target, overwrite: true);
            return true;
        }
        catch (SqliteException failure)
        {
            return BackupRefusals.ToolFailed("SQLite", failure.Message);
        }
        finally
        {
            File.Delete(staged);
        }
    }

    private static async Task CopyAsync(string from, string into, CancellationToken cancel)
    {
        await using var source = await OpenAsync(from, SqliteOpenMode.ReadOnly, cancel);
        await using var copy = source.CreateCommand();
        copy.CommandText = "VACUUM INTO $into";
        copy.Parameters.AddWithValue("$into", into);
        copy.CommandTimeout = 0;
        await copy.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Writes the hold into the copy and makes it a WAL database again, which a vacuumed one is not.</summary>
    private static async Task HoldAsync(string staged, ShopHold hold, CancellationToken cancel)
    {
        await using var db = new SqliteStoreDb(new DbContextOptionsBuilder<SqliteStoreDb>().UseSqlite(Unpooled(staged, SqliteOpenMode.ReadWrite)).Options);
        db.Holds.Add(hold);
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
    }

    /// <summary>Leaving WAL folds the log into the file and removes it, so that the old log is never read into the new file; SQLite
    /// refuses it while any other process or connection has the database open.</summary>
    private async Task<bool> CloseTargetAsync(CancellationToken cancel)
    {
        try
        {
            await using var target = await OpenAsync(Target, SqliteOpenMode.ReadWrite, cancel, timeout: 1);
            return await ReadAsync(target, "PRAGMA journal_mode = DELETE", cancel) is ["delete"];
        }
        catch (SqliteException inUse) when (inUse.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
        catch (SqliteException)
        {
            // What is no database any more has no log worth folding; the operator chose to replace it.
            File.Delete(Target + "-wal");
            File.Delete(Target + "-shm");
            return true;
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancel, int timeout = 30)
    {
        var connection = new SqliteConnection(Unpooled(file, mode, timeout));
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static string Unpooled(string file, SqliteOpenMode mode, int timeout = 30) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, ForeignKeys = true, DefaultTimeout = timeout }.ToString();

    /// <summary>The first column of every row.</summary>
    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var first = new List<string>();
        while (await rows.ReadAsync(cancel))
            first.Add(rows.GetString(0));
        return first;
    }
}
