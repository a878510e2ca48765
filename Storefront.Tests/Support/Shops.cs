namespace Storefront.Tests.Support;

/// <summary>
/// The shops that the tests of a class share, one for each database, opened when first asked for:
/// <c>class CartPageTests(Shops shops) : IClassFixture&lt;Shops&gt;</c>.
/// </summary>
public sealed class Shops : IAsyncDisposable
{
    private readonly Dictionary<DatabaseKind, Shop> open = [];

    /// <summary>Its log is empty when a test gets it.</summary>
    public async Task<Shop> OnAsync(DatabaseKind kind)
    {
        if (!open.TryGetValue(kind, out var shop))
            open[kind] = shop = await Shop.OpenAsync(kind);
        shop.Log.Clear();
        return shop;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var shop in open.Values)
            await shop.DisposeAsync();
    }
}
