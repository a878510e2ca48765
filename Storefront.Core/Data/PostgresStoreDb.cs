using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Storefront.Core.Data;

/// <summary>The shop on PostgreSQL: several processes, any size.</summary>
public sealed class PostgresStoreDb(DbContextOptions<PostgresStoreDb> options) : StoreDb(options)
{
    internal sealed class AtDesignTime : IDesignTimeDbContextFactory<PostgresStoreDb>
    {
        public PostgresStoreDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresStoreDb>().UseNpgsql("Host=design").Options);
    }
}
