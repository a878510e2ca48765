using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;

namespace Storefront.Tests.Support;

public class TestDatabaseTests
{
    [Theory, BothDatabases]
    public async Task Each_database_is_migrated_empty_and_a_tests_own(DatabaseKind kind)
    {
        await using var mine = await TestDatabase.CreateAsync(kind);
        await using var yours = await TestDatabase.CreateAsync(kind);
        await new Given(mine, TimeProvider.System).AStoreInGermanyAsync();

        Assert.Empty(await mine.ReadAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal(3, await mine.ReadAsync(db => db.TaxRates.CountAsync()));
        Assert.Equal(0, await yours.ReadAsync(db => db.TaxRates.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_store_runs_use_cases_on_what_was_given(DatabaseKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var mug = await store.Given.AVariantAsync("Mug", price: 1900, stock: 3);

        var added = await store.Services.RunAsync((AddToCart add) => add.RunAsync(null, mug.Sku, 2));

        Assert.Equal(2, added.Value.Quantity);
        Assert.Equal(1, await store.Database.ReadAsync(db => db.CartLines.CountAsync(line => line.VariantId == mug.Id)));
    }
}
