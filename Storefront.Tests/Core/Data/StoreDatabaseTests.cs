using Npgsql;
using Storefront.Core.Data;

namespace Storefront.Tests.Core.Data;

public class StoreDatabaseTests
{
    [Fact]
    public void A_file_is_SQLite_with_foreign_keys()
    {
        var database = StoreDatabase.Parse("Data Source=data/storefront.db");

        Assert.True(database.IsSqlite);
        Assert.Contains("Foreign Keys=True", database.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_is_PostgreSQL_with_a_bounded_pool_and_time_limits()
    {
        var database = StoreDatabase.Parse("Host=db;Database=shop");

        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.False(database.IsSqlite);
        Assert.Equal((16, 100), (settings.MaxPoolSize, settings.MaxAutoPrepare));
        Assert.Contains("lock_timeout=3s", settings.Options, StringComparison.Ordinal);
        Assert.Contains("statement_timeout=10s", settings.Options, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_merchant_sets_wins()
    {
        var database = StoreDatabase.Parse("Host=db;MaxPoolSize=5;Options=-c statement_timeout=1s");

        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal((5, "-c statement_timeout=1s"), (settings.MaxPoolSize, settings.Options));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("storefront.db")]
    [InlineData("Server=db;User Id=sa")]
    [InlineData("Host=db;Nonsense=1")]
    [InlineData("Data Source=x;Nonsense=1")]
    public void Anything_else_is_refused_with_the_name_of_the_setting(string? text)
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => StoreDatabase.Parse(text));

        Assert.StartsWith("ConnectionStrings:Storefront", wrong.Message, StringComparison.Ordinal);
    }
}
