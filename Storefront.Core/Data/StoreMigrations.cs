using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Identity;
using Storefront.Core.Search;

namespace Storefront.Core.Data;

/// <summary>Brings the database to the schema of this build. Two nodes may do so at once: EF takes a lock.</summary>
public sealed class StoreMigrations(StoreDb db, StoreDatabase database, ILogger<StoreMigrations> log)
{
    public async Task<bool> ArePendingAsync(CancellationToken cancel = default) => (await db.Database.GetPendingMigrationsAsync(cancel)).Any();

    public async Task RunAsync(CancellationToken cancel = default)
    {
        if (database.IsSqlite)
            await PrepareFileAsync(cancel);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count == 0)
            return;

        await db.Database.MigrateAsync(cancel);
        await ITextTable.Of(db).EnsureAsync(db, cancel);
        await DefaultRoles.EnsureAsync(db, cancel);
        log.LogInformation("Migrated the database: {Migrations}", string.Join(", ", pending));
    }

    private async Task PrepareFileAsync(CancellationToken cancel)
    {
        var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancel);
    }
}
