using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>What people meet when the database is overrun or away: a page that says so and when to come again, and nothing half-done.</summary>
public class BusyTests
{
    [Fact]
    public async Task A_database_that_gives_no_lock_in_time_answers_503_with_when_to_come_again()
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Postgres);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync();
        (await buyer.AddAsync(mug.Sku, "1")).Dispose();
        await using var other = shop.Database.Open();
        await using var holding = await other.Database.BeginTransactionAsync();
        await other.Carts.ExecuteUpdateAsync(set => set.SetProperty(cart => cart.Revision, cart => cart.Revision + 1));

        using var added = await buyer.AddAsync(mug.Sku, "1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, added.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), added.Headers.RetryAfter?.Delta);
        Assert.Contains("very busy", (await added.ReadHtmlAsync()).Words("main"), StringComparison.Ordinal);
        await holding.RollbackAsync();
        (await buyer.AddAsync(mug.Sku, "1")).Dispose();
        Assert.Equal(2, await shop.Database.ReadAsync(db => db.CartLines.Select(line => line.Quantity).SingleAsync()));
    }

    [Fact]
    public async Task A_database_that_is_away_answers_503_on_pages_and_to_programs()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await using var shop = await Shop.OpenAsync(await postgres.CreateDatabaseAsync());
        using var visitor = shop.NewVisitor();
        (await visitor.GetAsync("/cart")).Dispose();
        await postgres.StopAsync();

        using var page = await visitor.GetAsync("/search?q=mug");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("very busy", (await page.ReadHtmlAsync()).Words("main"), StringComparison.Ordinal);
        await postgres.StartAgainAsync();
    }
}
