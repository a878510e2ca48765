using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;

namespace Storefront.Web.Pages.Shared;

/// <summary>What stands around every page and changes seldom: the shelves of the shop, and what delivery costs at home.</summary>
public sealed record SiteFrame(CategoryTree Categories, IReadOnlyList<ShippingRate> Rates)
{
    public static readonly SiteFrame Empty = new(CategoryTree.Empty, []);

    /// <summary>The value of the goods from which something is sent for nothing; null when nothing ever is.</summary>
    public Money? FreeDeliveryFrom =>
        Rates.Where(rate => rate.Price.IsZero && rate.FromValue > 0).MinBy(rate => rate.FromValue) is { } free ? free.Price with { Minor = free.FromValue } : null;
}

/// <summary>
/// The frame of every page, read at most once a minute. When the database does not answer the last one stays: the page that says so
/// needs a frame too.
/// </summary>
public sealed partial class SiteFrames(IServiceScopeFactory scopes, TimeProvider time, IOptions<StoreOptions> store, ILogger<SiteFrames> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim reading = new(1, 1);
    private SiteFrame frame = SiteFrame.Empty;
    private long freshUntil;

    public async ValueTask<SiteFrame> ReadAsync(CancellationToken cancel)
    {
        if (IsFresh())
            return frame;

        // One reads, the others take what there is; at the very first there is nothing, so they wait.
        if (!await reading.WaitAsync(frame == SiteFrame.Empty ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancel))
            return frame;
        try
        {
            if (!IsFresh())
                await RefreshAsync(cancel);
            return frame;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            FrameIsStale(log, failure);
            return frame;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>The frame with this category in it: one that is not known yet may have been added a moment ago.</summary>
    public async ValueTask<(SiteFrame Frame, Shelf? Shelf)> FindAsync(string path, CancellationToken cancel)
    {
        var known = await ReadAsync(cancel);
        if (known.Categories.At(path) is { } shelf)
            return (known, shelf);

        Volatile.Write(ref freshUntil, 0);
        known = await ReadAsync(cancel);
        return (known, known.Categories.At(path));
    }

    public void Dispose() => reading.Dispose();

    private bool IsFresh() => time.GetUtcNow().Ticks < Volatile.Read(ref freshUntil);

    private async Task RefreshAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var categories = await CategoryTree.ReadAsync(db.Categories, cancel);
        frame = new SiteFrame(categories, await db.ShippingRates.To(store.Value.Country).ToListAsync(cancel));
        Volatile.Write(ref freshUntil, (time.GetUtcNow() + Fresh).Ticks);
    }

    [LoggerMessage(LogLevel.Warning, "The site's frame could not be read; the last one stays")]
    private static partial void FrameIsStale(ILogger logger, Exception failure);
}
