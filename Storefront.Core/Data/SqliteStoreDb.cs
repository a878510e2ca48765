using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Storefront.Core.Data;

/// <summary>The shop on SQLite: one process, one file.</summary>
public sealed class SqliteStoreDb(DbContextOptions<SqliteStoreDb> options) : StoreDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    /// <summary>SQLite has no type for instants and cannot sort the provider's text form of them; ticks of UTC sort.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        at => at.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    internal sealed class AtDesignTime : IDesignTimeDbContextFactory<SqliteStoreDb>
    {
        public SqliteStoreDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteStoreDb>().UseSqlite("Data Source=design.db").Options);
    }
}
