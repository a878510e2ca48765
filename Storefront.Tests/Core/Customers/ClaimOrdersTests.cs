using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;
using Storefront.Tests.Support;
using Visitor = Storefront.Core.Identity.Visitor;

namespace Storefront.Tests.Core.Customers;

public class ClaimOrdersTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task Orders_placed_as_a_guest_are_the_shoppers_once_their_address_is_proven(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var ida = await shop.Given.AShopperAsync("ida@example.com");
        var theirs = await OrderAsync(shop, "Ida@example.com");
        var others = await OrderAsync(shop, "ida+gifts@example.com");

        await WelcomeAsync(shop, ida);
        await WelcomeAsync(shop, ida);

        Assert.Equal(ida.Id, (await shop.FindAsync(theirs)).ShopperId);
        Assert.Null((await shop.FindAsync(others)).ShopperId);
    }

    [Theory, BothDatabases]
    public async Task An_order_that_somebody_has_is_nobody_elses_and_an_address_that_is_not_proven_claims_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var ole = await shop.Given.AShopperAsync("ole@example.com");
        var first = await OrderAsync(shop, "ole@example.com");
        await WelcomeAsync(shop, ole);
        await shop.Given.SaveAsync(async db =>
        {
            (await db.Shoppers.SingleAsync(s => s.Id == ole.Id)).Answer("ole@elsewhere.example");
            return true;
        });
        var next = await shop.Given.AShopperAsync("ole@example.com");
        await shop.Given.SaveAsync(async db => (await db.Shoppers.SingleAsync(s => s.Id == next.Id)).EmailConfirmed = false);
        var second = await OrderAsync(shop, "ole@example.com");

        await WelcomeAsync(shop, next);

        Assert.Equal(ole.Id, (await shop.FindAsync(first)).ShopperId);
        Assert.Null((await shop.FindAsync(second)).ShopperId);
    }

    [Theory, BothDatabases]
    public async Task Claiming_reads_the_index_and_not_every_order(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await using var db = shop.Database.Open();
        var question = kind == DatabaseKind.Sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN";
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = kind == DatabaseKind.Sqlite ? "" : "SET enable_seqscan = off; ";
        command.CommandText += $"{question} UPDATE orders SET shopper_id = 1 WHERE shopper_id IS NULL AND lower(email) = 'ida@example.com'";
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            plan.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));

        Assert.Contains("ix_orders_unclaimed_email", string.Join('\n', plan), StringComparison.Ordinal);
    }

    private static Task WelcomeAsync(Shop shop, Shopper shopper) =>
        shop.Services.RunAsync((WelcomeShopper welcome) => welcome.RunAsync(shopper, new Visitor(null, IsCheckingOut: false)));

    private static async Task<string> OrderAsync(Shop shop, string email)
    {
        var cart = await shop.Given.ACartReadyToOrderAsync((await shop.Given.AVariantAsync(), 1));
        await shop.Given.TheShopperAsync(cart, email);
        return (await shop.TryOrderAsync(cart)).Value;
    }
}
