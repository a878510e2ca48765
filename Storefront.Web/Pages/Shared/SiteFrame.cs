using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;

namespace Storefront.Web.Pages.Shared;

/// <summary>What stands around every page: the shelves of the shop, and from which value delivery is free.</summary>
public sealed record SiteFrame(IReadOnlyList<CategoryLink> Categories, Money? FreeDeliveryFrom)
{
    public static readonly SiteFrame Empty = new([], null);
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
    private DateTimeOffset readAt = DateTimeOffset.MinValue;

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

    public void Dispose() => reading.Dispose();

    private bool IsFresh() => time.GetUtcNow() - readAt < Fresh;

    private async Task RefreshAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var categories = await db.Categories.TopLevel().ToListAsync(cancel);
        var free = await db.ShippingRates.FreeDeliveryFrom(store.Value.Country).FirstOrDefaultAsync(cancel);
        frame = new SiteFrame(categories, free is { } minor ? new Money(minor, store.Value.Currency) : null);
        readAt = time.GetUtcNow();
    }

    [LoggerMessage(LogLevel.Warning, "The site's frame could not be read; the last one stays")]
    private static partial void FrameIsStale(ILogger logger, Exception failure);
}
