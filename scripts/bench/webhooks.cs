#!/usr/bin/env dotnet
#:project ../../Storefront.Web
#:property PublishAot=false

// How the shop bears a burst of webhooks: that many orders are placed and paid at the sandbox, whose own news are held back; then each is told by a signed
// checkout.session.completed of its own, evenly over the seconds given. It prints how many were acknowledged, how long that took, and how long until all
// orders were confirmed and all mails sent; at last the shop checks itself. The shop is a process of its own, with its four workers, a Release build.
//
//   dotnet run -c Release scripts/bench/webhooks.cs -- "Data Source=/tmp/webhooks.db" [webhooks] [seconds]
//   dotnet run -c Release scripts/bench/webhooks.cs -- "Host=127.0.0.1;Username=…;Database=…" [webhooks] [seconds]      an empty database

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
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
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Core.Taxes;
using Storefront.Web.Sandbox.Stripe;

var connection = args[0];
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000;
var seconds = args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 10;
var address = $"http://127.0.0.1:{FreePort()}";
var folder = Directory.CreateTempSubdirectory("storefront-webhooks-").FullName;

var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["ConnectionStrings:Storefront"] = connection,
    ["Store:PublicUrl"] = address,
    ["Stripe:SecretKey"] = "sk_test_sandbox",
    ["Stripe:WebhookSecret"] = "whsec_sandbox",
    ["Stripe:ApiBase"] = address + "/sandbox/stripe",
}).Build();
await using var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error)).AddSingleton<IConfiguration>(settings).AddStorefrontCore(settings).BuildServiceProvider();
await using (var scope = services.CreateAsyncScope())
    await scope.ServiceProvider.GetRequiredService<StoreMigrations>().RunAsync();

using var shop = Run();
using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(60) };
http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
try
{
    await UntilAsync(AnswersAsync);
    (await http.PostAsJsonAsync("/sandbox/faults", new { call = "webhook", fault = "hold", times = 0, seconds = 0 })).EnsureSuccessStatusCode();
    var sessions = await PayAsync(await SeedAsync());
    Console.WriteLine($"{(connection.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? "PostgreSQL" : "SQLite")}, {count} paid orders, a webhook for each, over {seconds} s");

    var begun = Stopwatch.GetTimestamp();
    var answers = await Task.WhenAll(sessions.Select((session, i) => TellAsync(session, TimeSpan.FromSeconds(seconds * i / count))));
    var told = Stopwatch.GetElapsedTime(begun);
    await UntilAsync(IsDrainedAsync);
    var drained = Stopwatch.GetElapsedTime(begun);

    var times = answers.Select(answer => answer.Milliseconds).Order().ToList();
    Console.WriteLine($"acknowledged {answers.Count(answer => answer.Status == HttpStatusCode.OK)} of {count}: p50 {times[count / 2]:F1} ms, p99 {times[count * 99 / 100]:F1} ms, longest {times[^1]:F1} ms");
    Console.WriteLine($"the last one after {told.TotalSeconds:F1} s; all orders confirmed and all mails sent {(drained - told).TotalSeconds:F1} s later");
}
finally
{
    shop.Kill();
    await shop.WaitForExitAsync();
}

using var check = Run("check");
await check.WaitForExitAsync();
Directory.Delete(folder, recursive: true);
return check.ExitCode;

async Task<(HttpStatusCode Status, double Milliseconds)> TellAsync(string session, TimeSpan after)
{
    await Task.Delay(after);
    var body = $$$"""{"id":"evt_{{{Guid.NewGuid():N}}}","type":"checkout.session.completed","data":{"object":{"id":"{{{session}}}"} } }""";
    using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    request.Headers.Add("Stripe-Signature", WebhookSignature.Header(body, "whsec_sandbox", DateTimeOffset.UtcNow));
    var begun = Stopwatch.GetTimestamp();
    using var answer = await http.SendAsync(request);
    return (answer.StatusCode, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
}

/// All orders are confirmed, and no job is left that is due.
async Task<bool> IsDrainedAsync()
{
    await using var scope = services.CreateAsyncScope();
    var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
    var now = DateTimeOffset.UtcNow;
    return !await db.Orders.AnyAsync(o => o.Status == OrderStatus.AwaitingPayment) && !await db.Outbox.AnyAsync(m => m.Status == OutboxStatus.Waiting && m.DueAt <= now);
}

/// Places the orders, opens their pages and pays on them. Answers with the sessions.
async Task<List<string>> PayAsync(IReadOnlyList<string> carts)
{
    await Parallel.ForEachAsync(carts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (cart, cancel) =>
    {
        await using var scope = services.CreateAsyncScope();
        var placed = await scope.ServiceProvider.GetRequiredService<PlaceOrder>().RunAsync(cart, new Money(5390, "EUR"), "en", cancel);
        var page = placed.Refusal is null ? await scope.ServiceProvider.GetRequiredService<TakePayment>().RunAsync(placed.Value, cancel) : placed;
        if (page.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.Message);
        using var paid = await http.PostAsync(page.Value, new FormUrlEncodedContent([new("card", "4242424242424242")]), cancel);
        if ((int)paid.StatusCode >= 400)
            throw new InvalidOperationException($"The sandbox's page answered {paid.StatusCode}.");
    });
    await using var after = services.CreateAsyncScope();
    return await after.ServiceProvider.GetRequiredService<StoreDb>().Payments.Select(p => p.SessionId!).ToListAsync();
}

/// A product, and a cart with one of it for each order.
async Task<List<string>> SeedAsync()
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
    var product = new Product { Name = "Thing", Slug = "thing", Summary = "A thing.", Description = "A thing.", Brand = brand, Category = category, TaxCategory = standard, Status = ProductStatus.Published, PublishedAt = DateTimeOffset.UtcNow };
    var variant = new Variant { Sku = "T", Price = new Money(4900, "EUR"), WeightGrams = 500, StockItem = StockItem.Of(1_000_000) };
    product.Variants.Add(variant);
    product.SummariseVariants();
    product.ListIn([category]);
    db.Products.Add(product);
    await db.SaveChangesAsync();

    var (tokens, now) = (new List<string>(), DateTimeOffset.UtcNow);
    for (var i = 0; i < count; i++)
    {
        var token = OpaqueToken.New();
        var cart = Cart.Open(CartKey.OfGuest(token)!, "EUR", now);
        cart.Add(variant, 1, now);
        cart.Deliver($"kim{i}@example.com", null, new Address { Name = "Kim Berg", Line1 = "Lindenallee 7", PostalCode = "10115", City = "Berlin", Country = "DE" }, null, now);
        cart.ShipBy("standard", now);
        db.Carts.Add(cart);
        tokens.Add(token);
    }

    await db.SaveChangesAsync();
    return tokens;
}

Process Run(params string[] command)
{
    var start = new ProcessStartInfo("dotnet", [Path.Combine(Root(), "Storefront.Web", "bin", "Release", "net10.0", "Storefront.Web.dll"), .. command]) { WorkingDirectory = folder };
    foreach (var (name, value) in new[]
    {
        ("ASPNETCORE_ENVIRONMENT", "Bench"), ("ASPNETCORE_URLS", address), ("ConnectionStrings__Storefront", connection), ("Store__PublicUrl", address),
        ("Sandbox__Database", Path.Combine(folder, "sandbox.db")), ("Logging__LogLevel__Default", "Error"), ("RateLimits__PostsAtOnce", "1000000"),
    })
        start.Environment[name] = value;
    return Process.Start(start)!;
}

async Task<bool> AnswersAsync()
{
    try
    {
        using var answer = await http.GetAsync("/health/ready");
        return answer.IsSuccessStatusCode;
    }
    catch (HttpRequestException)
    {
        return false;
    }
}

static async Task UntilAsync(Func<Task<bool>> condition)
{
    for (var limit = Stopwatch.StartNew(); !await condition(); await Task.Delay(100))
    {
        if (limit.Elapsed > TimeSpan.FromMinutes(3))
            throw new TimeoutException("It took more than three minutes.");
    }
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
