using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Storefront.Core.Orders;
using Storefront.Core.Search;

namespace Storefront.Core.Data;

/// <summary>The shop on PostgreSQL: several processes, any size.</summary>
public sealed class PostgresStoreDb(DbContextOptions<PostgresStoreDb> options) : StoreDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // By its bytes, as SQLite sorts: only so a range of an index holds all words with one beginning.
        modelBuilder.Entity<SearchWord>().Property(word => word.Word).UseCollation("C");
        modelBuilder.Entity<SearchedQuestion>().Property(question => question.Question).UseCollation("C");
        modelBuilder.Entity<Order>().Property(order => order.Email).UseCollation("C");
        modelBuilder.Entity<Order>().Property(order => order.NameKey).UseCollation("C");
        modelBuilder.Entity<Order>().Property(order => order.FamilyNameKey).UseCollation("C");
        modelBuilder.Entity<WordGram>().Property(gram => gram.Word).UseCollation("C");
    }

    internal sealed class AtDesignTime : IDesignTimeDbContextFactory<PostgresStoreDb>
    {
        public PostgresStoreDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresStoreDb>().UseNpgsql("Host=design").Options);
    }
}
