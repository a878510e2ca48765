using System.Data;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Checks;

internal static class Snapshot
{
    /// <summary>A reading transaction that sees one moment, and keeps no writer waiting.</summary>
    public static async Task<IAsyncDisposable> OpenAsync(StoreDb db, CancellationToken cancel)
    {
        if (db is not SqliteStoreDb)
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

        // The provider's transactions begin IMMEDIATE, as a writer's must; a reader's begins deferred.
        await db.Database.OpenConnectionAsync(cancel);
        var transaction = ((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, cancel);
        return new Deferred(db, transaction);
    }

    private sealed class Deferred(StoreDb db, IAsyncDisposable transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
