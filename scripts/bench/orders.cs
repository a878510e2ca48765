#!/usr/bin/env dotnet
#:project ../../Storefront.Core
#:property PublishAot=false

// How fast orders are placed, as a ratio: PlaceOrder, with 32 tasks at once, against a hand-written SQL transaction that makes
// the same writes, in the same run on the same database. On a spread of products, and on one that everybody wants.
//
//   dotnet run -c Release scripts/bench/orders.cs -- "Data Source=/tmp/orders.db" [orders]
//   dotnet run -c Release scripts/bench/orders.cs -- "Host=127.0.0.1;Username=…;Database=…" [orders]      an empty database

using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storefront.Core;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;

const int Tasks = 32;
const int Products = 200;
var connection = args[0];
var orders = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3000;

var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["ConnectionStrings:Storefront"] = connection,
    ["Stripe:SecretKey"] = "sk_test_bench",
    ["Stripe:WebhookSecret"] = "whsec_bench",
}).Build();
await using var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error)).AddSingleton<IConfiguration>(settings).AddStorefrontCore(settings).BuildServiceProvider();
await using (var scope = services.CreateAsyncScope())
    await scope.ServiceProvider.GetRequiredService<StoreMigrations>().RunAsync();
// Made before the tasks come, as in the shop: Hangfire's storage blocks while it is made.
services.GetRequiredService<StoreWrites>();
var variants = await SeedAsync();
Console.WriteLine($"{(connection.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? "PostgreSQL" : "SQLite")}, {orders} orders a run, {Tasks} tasks");

// The first run of each warms the code up and is not counted.
await UseCaseAsync(variants, 2000);
await ByHandAsync(variants, 2000);
foreach (var (name, wanted) in new[] { ("spread", variants), ("one hot", variants[..1]) })
{
    var ratios = new List<double>();
    for (var round = 0; round < 3; round++)
    {
        var hand = await ByHandAsync(wanted, orders);
        var useCase = await UseCaseAsync(wanted, orders);
        ratios.Add(useCase / hand);
        Console.WriteLine($"{name,-8} by hand {hand,8:N0}/s   PlaceOrder {useCase,8:N0}/s   ratio {useCase / hand:F2}");
    }

    Console.WriteLine($"{name,-8} median ratio {ratios.Order().ElementAt(1):F2}");
}

async Task<double> UseCaseAsync(List<Variant> wanted, int count)
{
    var tokens = await CartsAsync(wanted, count);
    var watch = Stopwatch.StartNew();
    await Parallel.ForEachAsync(tokens, new ParallelOptions { MaxDegreeOfParallelism = Tasks }, async (token, cancel) =>
    {
        await using var scope = services.CreateAsyncScope();
        var placed = await scope.ServiceProvider.GetRequiredService<PlaceOrder>().RunAsync(token, new Money(5390, "EUR"), "en", cancel);
        if (placed.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.Message);
    });
    return count / watch.Elapsed.TotalSeconds;
}

/// The same rows, by SQL that a careful person wrote.
async Task<double> ByHandAsync(List<Variant> wanted, int count)
{
    var carts = new Queue<(long Cart, Variant Variant)>();
    var tokens = await CartsAsync(wanted, count);
    var hashes = tokens.Select(OpaqueToken.Hash).ToHashSet();
    await using (var scope = services.CreateAsyncScope())
    {
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var rows = await db.Carts.Where(c => c.ClaimedAt == null).Select(c => new { c.Id, c.TokenHash, Variant = c.Lines[0].VariantId }).ToListAsync();
        foreach (var row in rows.Where(row => hashes.Contains(row.TokenHash)))
            carts.Enqueue((row.Id, variants.Single(v => v.Id == row.Variant)));
    }

    // SQLite has one writer: a careful person lets them queue.
    using var gate = new SemaphoreSlim(connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase) ? 1 : Tasks);
    var watch = Stopwatch.StartNew();
    await Parallel.ForEachAsync(carts, new ParallelOptions { MaxDegreeOfParallelism = Tasks }, async (one, cancel) =>
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        await gate.WaitAsync(cancel);
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync(cancel);
            await OneByHandAsync(transaction, one.Cart, one.Variant, cancel);
            await transaction.CommitAsync(cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
            gate.Release();
        }
    });
    return count / watch.Elapsed.TotalSeconds;
}

async Task OneByHandAsync(DbTransaction transaction, long cart, Variant variant, CancellationToken cancel)
{
    var sqlite = connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase);
    object now = sqlite ? DateTimeOffset.UtcNow.UtcTicks : DateTimeOffset.UtcNow;
    object day = sqlite ? "2026-12-01" : new DateOnly(2026, 12, 1);
    await RunAsync("UPDATE carts SET claimed_at = @now WHERE id = @cart AND claimed_at IS NULL", ("now", now), ("cart", cart));
    var order = await RunAsync(
        """
        INSERT INTO orders (number, cart_id, placed_at, status, payment_status, fulfilment_status, email, locale, currency, prices_include_tax,
          delivery_address_name, delivery_address_line1, delivery_address_postal_code, delivery_address_city, delivery_address_country,
          billing_address_name, billing_address_line1, billing_address_postal_code, billing_address_city, billing_address_country,
          subtotal_minor, subtotal_currency, discount_minor, discount_currency, shipping_minor, shipping_currency, shipping_discount_minor, shipping_discount_currency,
          shipping_tax_minor, shipping_tax_currency, tax_minor, tax_currency, total_minor, total_currency, paid_by_gift_cards_minor, paid_by_gift_cards_currency,
          refunded_minor, refunded_shipping_minor, shipping_code, shipping_name, delivery_from, delivery_to)
        VALUES (@number, @cart, @now, 0, 0, 0, 'kim@example.com', 'en', 'EUR', @yes, 'Kim Berg', 'Lindenallee 7', '10115', 'Berlin', 'DE', 'Kim Berg', 'Lindenallee 7', '10115', 'Berlin', 'DE',
          4900, 'EUR', 0, 'EUR', 490, 'EUR', 0, 'EUR', 78, 'EUR', 860, 'EUR', 5390, 'EUR', 0, 'EUR', 0, 0, 'standard', 'Standard', @day, @day)
        RETURNING id
        """,
        ("number", Storefront.Core.Orders.OrderNumber.New()), ("cart", cart), ("now", now), ("yes", sqlite ? 1 : true), ("day", day));
    await RunAsync(
        """
        INSERT INTO order_lines (order_id, variant_id, stock_item_id, product_slug, name, sku, options, quantity, weight_grams, unit_price_minor, unit_price_currency,
          total_minor, total_currency, discount_minor, discount_currency, tax_parts_per_million, tax_minor, tax_currency, shipped, cancelled, refunded)
        VALUES (@order, @variant, @item, 'thing', 'Thing', @sku, '', 1, 500, 4900, 'EUR', 4900, 'EUR', 0, 'EUR', 190000, 782, 'EUR', 0, 0, 0)
        """,
        ("order", order!), ("variant", variant.Id), ("item", variant.StockItemId), ("sku", variant.Sku));
    await RunAsync("INSERT INTO order_events (order_id, kind, actor, at) VALUES (@order, 0, 'shopper', @now)", ("order", order!), ("now", now));
    await RunAsync(
        "INSERT INTO payments (order_id, state, amount_minor, amount_currency, idempotency_key, session_expires_at, created_at) VALUES (@order, 0, 5390, 'EUR', @key, @now, @now)",
        ("order", order!), ("key", Guid.NewGuid().ToString()), ("now", now));
    await RunAsync(
        "INSERT INTO stock_holds (order_id, stock_item_id, quantity, settled, status, expires_at) VALUES (@order, @item, 1, 0, 0, @now)", ("order", order!), ("item", variant.StockItemId), ("now", now));
    await RunAsync(
        "INSERT INTO outbox (kind, payload, created_at, due_at, status, attempts) VALUES ('release-unpaid', '{}', @now, @later, 0, 0)",
        ("now", now), ("later", sqlite ? DateTimeOffset.UtcNow.AddYears(1).UtcTicks : DateTimeOffset.UtcNow.AddYears(1)));
    await RunAsync(
        "INSERT INTO stock_movements (stock_item_id, kind, on_hand, reserved, order_id, actor, reason, at) VALUES (@item, 1, 0, 1, @order, 'shopper', 'order', @now)",
        ("item", variant.StockItemId), ("order", order!), ("now", now));
    await RunAsync(
        "UPDATE stock_items SET available = available - 1, reserved = reserved + 1 WHERE id = @item AND available - safety_threshold >= 1 RETURNING id", ("item", variant.StockItemId));

    async Task<object?> RunAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteScalarAsync(cancel);
    }
}

async Task<List<string>> CartsAsync(List<Variant> wanted, int count)
{
    await using var scope = services.CreateAsyncScope();
    var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
    var ids = wanted.Select(v => v.Id).ToList();
    var loaded = await db.Variants.Include(v => v.Product).Include(v => v.StockItem).Where(v => ids.Contains(v.Id)).ToListAsync();
    var now = DateTimeOffset.UtcNow;
    var tokens = new List<string>();
    for (var i = 0; i < count; i++)
    {
        var token = OpaqueToken.New();
        var cart = Cart.Open(CartKey.OfGuest(token)!, "EUR", now);
        cart.Add(loaded[i % loaded.Count], 1, now);
        cart.Deliver("kim@example.com", null, new Address { Name = "Kim Berg", Line1 = "Lindenallee 7", PostalCode = "10115", City = "Berlin", Country = "DE" }, null, now);
        cart.ShipBy("standard", now);
        db.Carts.Add(cart);
        tokens.Add(token);
    }

    await db.SaveChangesAsync();
    return tokens;
}

async Task<List<Variant>> SeedAsync()
{
    await using var scope = services.CreateAsyncScope();
    var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
    var standard = new TaxCategory { Code = TaxCategory.Standard, Name = "Standard" };
    db.TaxRates.Add(new TaxRate { TaxCategory = standard, Country = "DE", PartsPerMillion = 190_000 });
    var zone = new ShippingZone { Name = "Germany" };
    zone.Countries.Add(new ShippingZoneCountry { Country = "DE" });
    zone.Rates.Add(new ShippingRate { Code = "standard", Name = "Standard", Price = new Money(490, "EUR"), MinDays = 2, MaxDays = 4 });
    db.ShippingZones.Add(zone);
    var (brand, category) = (new Brand { Name = "Maker", Slug = "maker" }, new Category { Name = "Things", Path = "things" });
    var made = new List<Variant>();
    for (var i = 0; i < Products; i++)
    {
        var product = new Product { Name = $"Thing {i}", Slug = $"thing-{i}", Summary = "A thing.", Description = "A thing.", Brand = brand, Category = category, TaxCategory = standard, Status = ProductStatus.Published, PublishedAt = DateTimeOffset.UtcNow };
        var variant = new Variant { Sku = $"T{i}", Price = new Money(4900, "EUR"), WeightGrams = 500, StockItem = StockItem.Of(1_000_000) };
        product.Variants.Add(variant);
        product.SummariseVariants();
        product.ListIn([category]);
        db.Products.Add(product);
        made.Add(variant);
    }

    await db.SaveChangesAsync();
    return made;
}
