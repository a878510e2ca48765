using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storefront.Core.Jobs;
using Storefront.Core.Search;
using Storefront.Web.Sandbox.Stripe;

namespace Storefront.Tests.Support;

/// <summary>
/// The whole shop on a real Kestrel with a database of its own and the sandbox at the same address. Jobs wait until a test
/// runs them, so that it sees what happens in which order.
/// </summary>
public sealed class Shop : IAsyncDisposable
{
    private readonly Factory factory;

    private Shop(TestDatabase database, Factory factory, Uri address)
    {
        (Database, this.factory, Address) = (database, factory, address);
        Given = new Given(database, factory.Clock);
    }

    public TestDatabase Database { get; }

    public Uri Address { get; }

    public Given Given { get; }

    public IServiceProvider Services => factory.Services;

    public MovableClock Clock => factory.Clock;

    public LogWatch Log => factory.Log;

    /// <summary>Opens a shop that has taxes and shipping as in <see cref="Given.AStoreInGermanyAsync"/> and nothing to sell yet. <c>{port}</c> in a setting is its port.</summary>
    public static async Task<Shop> OpenAsync(DatabaseKind kind, params (string Key, string Value)[] settings) => await OpenAsync(await TestDatabase.CreateAsync(kind), settings);

    /// <summary>As <see cref="OpenAsync(DatabaseKind, ValueTuple{string, string}[])"/>, on an empty database that is there already.</summary>
    public static async Task<Shop> OpenAsync(TestDatabase database, params (string Key, string Value)[] settings)
    {
        for (var attempt = 1; ; attempt++)
        {
            // The shop is told its public address before it starts, so the port is chosen here.
            var address = new Uri($"http://127.0.0.1:{FreePort()}");
            var factory = new Factory(database, address, settings);
            try
            {
                factory.StartServer();
                var shop = new Shop(database, factory, address);
                await shop.Given.AStoreInGermanyAsync();
                return shop;
            }
            catch (IOException) when (attempt < 3)
            {
                await factory.DisposeAsync();
            }
        }
    }

    /// <summary>Where pictures that were uploaded lie.</summary>
    public string PicturesFolder => factory.PicturesFolder;

    public HttpClient NewVisitor() => Visitor.At(Address);

    /// <summary>Delivers the gateway's events and runs every job that is due by the shop's clock, and whatever they cause, until nothing is left.</summary>
    public async Task RunJobsAsync()
    {
        var gateway = Services.GetRequiredService<WebhookCourier>();
        for (var round = 0; round < 100; round++)
        {
            await gateway.DeliverDueAsync(CancellationToken.None);
            var now = Clock.GetUtcNow();
            var due = await Database.ReadAsync(db => db.Outbox
                .Where(message => message.Status == OutboxStatus.Waiting && message.DueAt <= now)
                .OrderBy(message => message.DueAt).ThenBy(message => message.Id)
                .Select(message => message.Id)
                .ToListAsync());
            if (due.Count == 0)
                return;
            foreach (var id in due)
                await Services.RunAsync((JobDispatcher jobs) => jobs.RunAsync(id, CancellationToken.None));
        }

        throw new InvalidOperationException("Jobs keep causing jobs that are due at once.");
    }

    /// <summary>Lets the search index take over what was put into the shop.</summary>
    public Task<int> IndexAsync() => Services.RunAsync((ISearchIndex index) => index.CatchUpAsync(CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        await Database.DisposeAsync();
        if (Directory.Exists(PicturesFolder))
            Directory.Delete(PicturesFolder, recursive: true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Factory : WebApplicationFactory<Program>
    {
        private readonly TestDatabase database;
        private readonly Uri address;
        private readonly (string Key, string Value)[] settings;

        public Factory(TestDatabase database, Uri address, (string Key, string Value)[] settings)
        {
            (this.database, this.address, this.settings) = (database, address, settings);
            // Not UseKestrel(port): that writes the port into a server which, on a busy machine, has started by then.
            UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, address.Port));
        }

        public MovableClock Clock { get; } = new();

        public LogWatch Log { get; } = new();

        public string PicturesFolder { get; } = Path.Combine(DatabaseTemplates.Folder, $"pictures_{Guid.NewGuid():N}");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // As scripts/shop runs it: in development, from the root, where appsettings.json is.
            builder.UseEnvironment("Development").UseContentRoot(SourceFile.Root);
            builder.UseSetting("ConnectionStrings:Storefront", database.ConnectionString);
            builder.UseSetting("Store:PublicUrl", address.ToString().TrimEnd('/'));
            builder.UseSetting("Sandbox:Database", Path.Combine(DatabaseTemplates.Folder, $"sandbox_{Guid.NewGuid():N}.db"));
            builder.UseSetting("Pictures:Folder", PicturesFolder);
            builder.UseSetting("Jobs:Workers", "0");
            // All visitors of a test come from one address.
            builder.UseSetting("RateLimits:PostsAtOnce", "1000000");
            builder.UseSetting("RateLimits:CodesPerMinute", "100000");
            builder.UseSetting("RateLimits:VotesPerMinute", "100000");
            builder.UseSetting("RateLimits:SignInsPerMinute", "100000");
            builder.UseSetting("RateLimits:SignInsOfAllPerMinute", "1000000");
            builder.UseSetting("Demo:AtStart", "false");
            // What was searched for is written when a test says so.
            builder.UseSetting("Search:LogEvery", "01:00:00");
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value.Replace("{port}", $"{address.Port}", StringComparison.Ordinal));
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        }
    }
}
