using System.IO.Compression;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>What a page may weigh, and what it may ask of the database.</summary>
public class BudgetTests(Shops shops) : IClassFixture<Shops>
{
    private const int KB = 1024;
    private const int MostCommands = 6;

    [Fact]
    public async Task Pages_styles_and_scripts_stay_within_their_weight()
    {
        var (shop, window) = await OpenAsync(DatabaseKind.Sqlite);
        using var visitor = shop.NewVisitor();
        var page = await visitor.GetHtmlAsync($"/p/{window.Jumper.Slug}");
        var style = page.One("link[rel=stylesheet]:not([media])").GetAttribute("href")!;
        var scripts = page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!).ToList();

        Assert.InRange(await WeightAsync(visitor, $"/c/{window.Top.Path}"), 1, 20 * KB);
        Assert.InRange(await WeightAsync(visitor, $"/p/{window.Jumper.Slug}"), 1, 20 * KB);
        Assert.InRange(await WeightAsync(visitor, style), 1, 12 * KB);
        Assert.InRange(await WeightAsync(visitor, scripts.Single(script => script.Contains("/shop.", StringComparison.Ordinal))), 1, 4 * KB);
        Assert.InRange((await Task.WhenAll(scripts.Select(script => WeightAsync(visitor, script)))).Sum(), 1, 16 * KB);
        Assert.All([style, .. scripts], address => Assert.StartsWith("/", address, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task No_page_asks_the_database_more_than_six_times(DatabaseKind kind)
    {
        var (shop, window) = await OpenAsync(kind);
        using var visitor = shop.NewVisitor();

        using var commands = new CommandCount(shop.Database.ConnectionString);
        // Entity Framework asks only once a second whether somebody listens.
        await Task.Delay(1100, TestContext.Current.CancellationToken);

        foreach (var path in new[] { "/", $"/c/{window.Shelf.Path}", $"/p/{window.Jumper.Slug}", "/search?q=jumper", "/search?q=jumpre",
            $"/c/{window.Top.Path}?colour=moss", $"/c/{window.Top.Path}?price=50-100&rating=4&colour=moss&size=s&stock=yes&reduced=yes&sort=cheapest", "/search?q=jumper&colour=moss&stock=yes", "/search?q=nothing" })
        {
            // The first visit fills the frame that stands around every page.
            await visitor.GetStringAsync(path);
            commands.Clear();
            await visitor.GetStringAsync(path);

            Assert.True(commands.Count is > 0 and <= MostCommands, $"{path} asks {commands.Count} times:\n{string.Join("\n\n", commands.Texts)}");
        }
    }

    private static async Task<int> WeightAsync(HttpClient visitor, string path)
    {
        var plain = await visitor.GetByteArrayAsync(path);
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await brotli.WriteAsync(plain);
        return (int)packed.Length;
    }

    private async Task<(Shop Shop, ShopWindow Window)> OpenAsync(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        return (shop, await ShopWindow.DressAsync(shop));
    }
}
