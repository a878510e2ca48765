#!/usr/bin/env dotnet
#:project ../../Storefront.Core
#:property PublishAot=false

// How fast the shop finds and lists, and how that grows: for each size a database of its own is filled with the demo catalogue, indexed, and asked by
// 8 clients at once. A search is a page of results with its facets and cards; the commonest word is among them. A category page is its list, the
// counts of its facets and its cards, all read anew: no page is cached here. Rates compare within one run on one machine.
//
//   dotnet run -c Release scripts/bench/search.cs -- "Data Source=/tmp/bench.db" [1000 100000 1000000]            makes /tmp/bench_1000.db …
//   dotnet run -c Release scripts/bench/search.cs -- "Host=127.0.0.1;Username=…;Database=bench" [1000 1000000]     makes the databases bench_1000 …

using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Storefront.Core;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Data.Demo;
using Storefront.Core.Search;

const int Clients = 8;
var run = TimeSpan.FromSeconds(5);
var isSqlite = args[0].Contains("Data Source=", StringComparison.OrdinalIgnoreCase);
long[] sizes = args.Length > 1 ? [.. args.Skip(1).Select(size => long.Parse(size, CultureInfo.InvariantCulture))] : [1_000, 100_000, 1_000_000];
Console.WriteLine($"{(isSqlite ? "SQLite" : "PostgreSQL")}, {Clients} clients, {run.TotalSeconds:N0} s each");

var listed = new Dictionary<long, double>();
foreach (var size in sizes)
{
    await using var services = await OpenAsync(size);
    await FillAsync(services, size);
    var (words, categories) = await LookAroundAsync(services);
    Console.WriteLine($"\n{size:N0} products; the commonest word is “{words[0]}”");

    await MeasureAsync($"search “{words[0]}”", at => SearchAsync(services, words[0], at), quietly: true);
    foreach (var (name, question) in new[] { ("the commonest word", words[0]), ("the second and third together", $"{words[1]} {words[2]}"), ("two words", "winter mug"), ("a word in names", "bowl"), ("misspelt", "blankt"), ("a beginning", "kit") })
        await MeasureAsync($"search, {name} ({question})", at => SearchAsync(services, question, at));
    await MeasureAsync("search, all of these mixed", at => SearchAsync(services, (at % 6) switch { 0 => words[0], 1 => $"{words[1]} {words[2]}", 2 => "winter mug", 3 => "bowl", 4 => "blankt", _ => words[at % words.Count] }, at));
    await MeasureAsync("suggestions", async at =>
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IProductSearch>().SuggestAsync(words[at % words.Count][..2], CancellationToken.None);
    });

    listed[size] = await MeasureAsync("category page with facets", at => ListAsync(services, categories[at % categories.Count], ProductFilters.None, 1 + at % 3));
    await MeasureAsync("category page, one filter", at => ListAsync(services, categories[at % categories.Count], ProductFilters.Of([("stock", "yes")]), 1));
    await MeasureAsync("category page, three filters", at => ListAsync(services, categories[at % categories.Count], ProductFilters.Of([("stock", "yes"), ("price", "25-50"), ("price", "50-100"), ("reduced", "yes")]), 1));
    Console.WriteLine($"SQL commands: search {await CommandsAsync(() => SearchAsync(services, words[0], 0))}, misspelt {await CommandsAsync(() => SearchAsync(services, "blankt", 0))}, "
        + $"category {await CommandsAsync(() => ListAsync(services, categories[0], ProductFilters.None, 1))}, three filters {await CommandsAsync(() => ListAsync(services, categories[0], ProductFilters.Of([("stock", "yes"), ("price", "25-50"), ("reduced", "yes")]), 1))}");
}

if (sizes.Length > 1)
    Console.WriteLine($"\nCategory pages a second at {sizes[^1]:N0} products for each at {sizes[0]:N0}: {listed[sizes[^1]] / listed[sizes[0]]:F2}");

async Task<double> MeasureAsync(string name, Func<int, Task> ask, bool quietly = false)
{
    // The first second warms up and is not counted.
    await RunAsync(TimeSpan.FromSeconds(1));
    var (times, elapsed) = await RunAsync(quietly ? TimeSpan.FromSeconds(1) : run);
    times.Sort();
    var rate = times.Count / elapsed.TotalSeconds;
    if (!quietly)
        Console.WriteLine($"{name,-58} {rate,8:N0}/s   p50 {times[times.Count / 2],7:F1} ms   p99 {times[times.Count * 99 / 100],7:F1} ms");
    return rate;

    async Task<(List<double> Times, TimeSpan Elapsed)> RunAsync(TimeSpan length)
    {
        var all = new List<double>();
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (watch.Elapsed < length)
            {
                var began = Stopwatch.GetTimestamp();
                await ask(Interlocked.Increment(ref next));
                own.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            lock (all)
                all.AddRange(own);
        })));
        return (all, watch.Elapsed);
    }
}

async Task SearchAsync(ServiceProvider services, string question, int at)
{
    await using var scope = services.CreateAsyncScope();
    var found = await scope.ServiceProvider.GetRequiredService<IProductSearch>().FindAsync(new ProductQuery { Text = question, Page = 1 + at % 2 }, CancellationToken.None);
    await scope.ServiceProvider.GetRequiredService<StoreDb>().ReadCardsAsync(found.ProductIds, CancellationToken.None);
}

async Task ListAsync(ServiceProvider services, long category, ProductFilters filters, int page)
{
    await using var scope = services.CreateAsyncScope();
    var found = await scope.ServiceProvider.GetRequiredService<IProductSearch>().FindAsync(new ProductQuery { CategoryId = category, Filters = filters, Page = page }, CancellationToken.None);
    await scope.ServiceProvider.GetRequiredService<StoreDb>().ReadCardsAsync(found.ProductIds, CancellationToken.None);
}

async Task<int> CommandsAsync(Func<Task> ask)
{
    await ask();
    using var count = new CommandCount();
    // Entity Framework asks only once a second whether somebody listens.
    await Task.Delay(1100);
    await ask();
    return count.Commands;
}

async Task<(List<string> Words, List<long> Categories)> LookAroundAsync(ServiceProvider services)
{
    await using var scope = services.CreateAsyncScope();
    var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
    var words = await db.Database.SqlQueryRaw<string>("SELECT shown AS \"Value\" FROM search_words WHERE word <> '' AND length(word) > 2 ORDER BY products DESC, word LIMIT 60").ToListAsync();
    // The twelve largest: a small one is as quick in a shop of any size.
    var categories = await db.Database.SqlQueryRaw<long>("SELECT category_id AS \"Value\" FROM facet_counts WHERE kind = 0 ORDER BY count DESC, category_id LIMIT 12").ToListAsync();
    return (words, categories);
}

async Task FillAsync(ServiceProvider services, long size)
{
    await using var scope = services.CreateAsyncScope();
    await scope.ServiceProvider.GetRequiredService<StoreMigrations>().RunAsync();
    var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
    var watch = Stopwatch.StartNew();
    if (await db.Products.LongCountAsync() < size)
        await scope.ServiceProvider.GetRequiredService<DemoCatalogue>().FillAsync(size, _ => { });
    var filled = watch.Elapsed;
    if (await db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM search_documents").SingleAsync() < size)
        await scope.ServiceProvider.GetRequiredService<ISearchIndex>().RebuildAsync(_ => { }, CancellationToken.None);
    Console.WriteLine($"{size:N0} products filled in {filled.TotalSeconds:N0} s, indexed in {(watch.Elapsed - filled).TotalSeconds:N0} s");
}

async Task<ServiceProvider> OpenAsync(long size)
{
    string connection;
    if (isSqlite)
    {
        var given = new SqliteConnectionStringBuilder(args[0]);
        given.DataSource = Path.ChangeExtension(given.DataSource, null) + $"_{size}.db";
        connection = given.ToString();
    }
    else
    {
        var given = new NpgsqlConnectionStringBuilder(args[0]);
        var name = $"{given.Database}_{size}";
        given.Database = "postgres";
        await using (var server = new NpgsqlConnection(given.ToString()))
        {
            await server.OpenAsync();
            await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", server) { Parameters = { new() { Value = name } } };
            if (await exists.ExecuteScalarAsync() is null)
                await new NpgsqlCommand($"CREATE DATABASE \"{name}\"", server).ExecuteNonQueryAsync();
        }

        given.Database = name;
        connection = given.ToString();
    }

    var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ConnectionStrings:Storefront"] = connection,
        ["Stripe:SecretKey"] = "sk_test_bench",
        ["Stripe:WebhookSecret"] = "whsec_bench",
    }).Build();
    return new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error)).AddSingleton<IConfiguration>(settings).AddStorefrontCore(settings).BuildServiceProvider();
}

/// Counts what Entity Framework sends.
internal sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private int commands;

    public CommandCount() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Commands => commands;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData)
            Interlocked.Increment(ref commands);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions.ToList())
            subscription.Dispose();
    }
}
