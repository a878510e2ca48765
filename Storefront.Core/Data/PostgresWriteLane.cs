using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Storefront.Core.Data;

/// <summary>PostgreSQL takes any number of units side by side, each in a transaction of its own.</summary>
internal sealed class PostgresWriteLane(IServiceScopeFactory scopes) : IWriteLane
{
    public async Task<IWriteUnit> BeginAsync(CancellationToken cancel)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            return new Unit(scope, db, await db.Database.BeginTransactionAsync(cancel));
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    private sealed class Unit(AsyncServiceScope scope, StoreDb db, IDbContextTransaction transaction) : IWriteUnit
    {
        public StoreDb Db => db;

        public Task CommitAsync() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await scope.DisposeAsync();
        }
    }
}
