using Hangfire;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;

namespace Storefront.Core.Notices;

/// <summary>
/// Every minute: finds what is back and asks for the mails, one each. It looks at what is on the shelf and not at who put it there, so no change of stock is
/// missed, whoever makes it, and none waits for it.
/// </summary>
public sealed class TellBackInStock(StoreDb reads, StoreWrites writes, TimeProvider time)
{
    private const int Batch = 200;

    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancel)
    {
        var due = await Due(reads).OrderBy(n => n.Id).Select(n => n.Id).Take(Batch).ToListAsync(cancel);
        foreach (var id in due)
            await writes.RunAsync(db => TellAsync(db, id, cancel), cancel);
    }

    /// <summary>What nobody confirmed is forgotten.</summary>
    public Task ForgetAsync(CancellationToken cancel) => writes.RunAsync(
        db =>
        {
            var longAgo = time.GetUtcNow() - StockNotice.ConfirmWithin;
            return db.StockNotices.Where(n => n.ConfirmedAt == null && n.CreatedAt < longAgo).ExecuteDeleteAsync(cancel);
        },
        cancel);

    private async Task TellAsync(StoreDb db, long id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        // Of two at once, one changes the row.
        if (await Due(db).Where(n => n.Id == id).ExecuteUpdateAsync(set => set.SetProperty(n => n.ToldAt, now), cancel) == 1)
            db.Outbox.Add(OutboxMessage.For(new BackInStockByMail(id), now));
    }

    private static IQueryable<StockNotice> Due(StoreDb db) => db.StockNotices.Where(n => n.ConfirmedAt != null && n.ToldAt == null).Where(n =>
        n.Variant.IsActive && n.Variant.Product.Status == ProductStatus.Published && n.Variant.StockItem.Available > n.Variant.StockItem.SafetyThreshold);
}

/// <summary>What the mail about a notice needs.</summary>
public sealed record NoticeForMail(string Email, string Locale, string Product, string Slug, string Sku, IReadOnlyList<string> Options, bool IsConfirmed, bool CanBuy, bool HasBought);

public static class NoticeQueries
{
    /// <summary>Null once it was stopped, told or erased.</summary>
    public static Task<NoticeForMail?> ReadNoticeAsync(this StoreDb db, long noticeId, CancellationToken cancel) => db.StockNotices.AsNoTracking()
        .Where(n => n.Id == noticeId)
        .Select(n => new NoticeForMail(
            n.Email, n.Locale, n.Variant.Product.Name, n.Variant.Product.Slug, n.Variant.Sku, n.Variant.OptionValues, n.ConfirmedAt != null,
            n.Variant.StockItem.Available > n.Variant.StockItem.SafetyThreshold,
            db.Orders.Any(o => o.Email == n.Email && o.Status == OrderStatus.Confirmed && o.PlacedAt > n.CreatedAt && o.Lines.Any(line => line.VariantId == n.VariantId))))
        .SingleOrDefaultAsync(cancel);

    /// <summary>Its mail has been sent, or is not wanted any more.</summary>
    public static Task EndNoticeAsync(this StoreDb db, long noticeId, CancellationToken cancel) => db.StockNotices.Where(n => n.Id == noticeId).ExecuteDeleteAsync(cancel);

    /// <summary>Gone again before the mail was written: they wait on.</summary>
    public static Task WaitOnAsync(this StoreDb db, long noticeId, CancellationToken cancel) =>
        db.StockNotices.Where(n => n.Id == noticeId).ExecuteUpdateAsync(set => set.SetProperty(n => n.ToldAt, (DateTimeOffset?)null), cancel);
}
