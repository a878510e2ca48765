using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Data;
using Storefront.Core.Data.Backup;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Support;

/// <summary>How much a shop has traded, as one moment of its database tells it.</summary>
public sealed record Trading(int Orders, int Paid, int Payments, long OrderedMinor, long PaidMinor, int Jobs)
{
    public static Task<Trading> OfAsync(TestDatabase database) => database.ReadAsync(async db =>
    {
        var confirmed = db.Orders.Where(o => o.Status == OrderStatus.Confirmed);
        var paid = db.Payments.Where(p => p.State == PaymentState.Paid);
        return new Trading(
            await db.Orders.CountAsync(),
            await confirmed.CountAsync(),
            await paid.CountAsync(),
            await confirmed.SumAsync(o => o.Total.Minor),
            await paid.SumAsync(p => p.Amount.Minor),
            await db.Outbox.CountAsync());
    });
}

/// <summary>Backing up and restoring as a test says it.</summary>
public static class Backups
{
    /// <summary>A name for a backup where nothing is yet.</summary>
    public static string NewFile() => Path.Combine(DatabaseTemplates.Folder, $"backup_{Guid.NewGuid():N}");

    public static async Task<string> BackupAsync(this IServiceProvider services)
    {
        var file = NewFile();
        var backup = await services.RunAsync((BackupStore store) => store.RunAsync(file));
        Assert.True(backup.Succeeded, backup.Refusal?.Message);
        Assert.Equal(new FileInfo(file).Length, backup.Value);
        return file;
    }

    public static Task<Outcome<bool>> RestoreAsync(this IServiceProvider services, string file, bool force = false) =>
        services.RunAsync((RestoreStore restore) => restore.RunAsync(file, force));

    /// <summary>Ends the idle connections to a database, as stopping the shop does.</summary>
    public static async Task CloseAsync(this TestDatabase database)
    {
        var shops = StoreDatabase.Parse(database.ConnectionString);
        foreach (var connectionString in new[] { database.ConnectionString, shops.ConnectionString, shops.JobsConnectionString })
        {
            if (database.Kind == DatabaseKind.Sqlite)
            {
                await using var sqlite = new SqliteConnection(connectionString);
                SqliteConnection.ClearPool(sqlite);
            }
            else
            {
                await using var postgres = new NpgsqlConnection(connectionString);
                NpgsqlConnection.ClearPool(postgres);
            }
        }
    }

    /// <summary>Restores over a shop that has stopped; PostgreSQL needs a moment to see that it has.</summary>
    public static async Task RestoreClosedAsync(this IServiceProvider services, TestDatabase database, string file)
    {
        Outcome<bool>? restored = null;
        await Eventually.TrueAsync(
            async () =>
            {
                await database.CloseAsync();
                restored = await services.RestoreAsync(file, force: true);
                return restored.Refusal?.Code != "restore_in_use";
            },
            "the database is free");
        Assert.True(restored!.Succeeded, restored.Refusal?.Message);
    }
}
