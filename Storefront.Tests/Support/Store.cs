using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core;

namespace Storefront.Tests.Support;

/// <summary>The shop without its pages: the real container of Core on a real database. For use cases that no outside party is asked for.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Store(TestDatabase database, ServiceProvider services, MovableClock clock)
    {
        (Database, this.services, Clock) = (database, services, clock);
        Given = new Given(database, clock);
    }

    public TestDatabase Database { get; }

    public MovableClock Clock { get; }

    public Given Given { get; }

    public IServiceProvider Services => services;

    /// <summary>Opens a store with taxes and shipping as in <see cref="Given.AStoreInGermanyAsync"/>.</summary>
    public static Task<Store> OpenAsync(DatabaseKind kind, params (string Key, string Value)[] settings) => OpenAsync(kind, _ => { }, settings);

    /// <summary>A store with something more in its container, such as the handler of a job that only the test knows.</summary>
    public static async Task<Store> OpenAsync(DatabaseKind kind, Action<IServiceCollection> add, params (string Key, string Value)[] settings)
    {
        var store = On(await TestDatabase.CreateAsync(kind), add, settings);
        await store.Given.AStoreInGermanyAsync();
        return store;
    }

    /// <summary>A store on a database that is there already, with whatever is in it.</summary>
    public static Store On(TestDatabase database, Action<IServiceCollection> add, params (string Key, string Value)[] settings)
    {
        var clock = new MovableClock();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Storefront", database.ConnectionString)])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(clock);
        add(services.AddStorefrontCore(configuration));
        return new Store(database, services.BuildServiceProvider(validateScopes: true), clock);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
