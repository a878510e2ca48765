namespace Storefront.Tests.Support;

/// <summary>
/// What the tests of a class share, one for each database, opened when first asked for:
/// <c>class CartPageTests(Shops shops) : IClassFixture&lt;Shops&gt;</c>.
/// </summary>
public abstract class OnePerDatabase<T>(Func<DatabaseKind, Task<T>> open) : IAsyncDisposable where T : IAsyncDisposable
{
    private readonly Dictionary<DatabaseKind, T> opened = [];

    public async Task<T> OnAsync(DatabaseKind kind)
    {
        if (!opened.TryGetValue(kind, out var one))
            opened[kind] = one = await open(kind);
        Begin(one);
        return one;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in opened.Values)
            await one.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Called before each test that asks.</summary>
    protected virtual void Begin(T one)
    {
    }
}

public sealed class Stores() : OnePerDatabase<Store>(kind => Store.OpenAsync(kind));

/// <summary>A shop's log is empty when a test gets it.</summary>
public sealed class Shops() : OnePerDatabase<Shop>(kind => Shop.OpenAsync(kind))
{
    protected override void Begin(Shop one) => one.Log.Clear();
}
