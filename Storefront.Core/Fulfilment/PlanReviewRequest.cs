using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;

namespace Storefront.Core.Fulfilment;

/// <summary>When the buyer is asked what they think: some days after the last parcel left or arrived, once an order.</summary>
internal static class PlanReviewRequest
{
    /// <summary>With the order locked.</summary>
    public static async Task AskForReviewsAsync(this StoreDb db, long orderId, DateTimeOffset now, int days, CancellationToken cancel)
    {
        if (days > 0 && !await db.AskLaterAsync(orderId, now, days, cancel) && !await db.Outbox.AnyAsync(m => m.Once == Once(orderId), cancel))
            db.Outbox.Add(OutboxMessage.For(new ReviewsByMail(orderId), now, TimeSpan.FromDays(days), Once(orderId)));
    }

    /// <summary>Another parcel left, or one arrived: who has not been asked yet is asked so many days after that.</summary>
    public static async Task<bool> AskLaterAsync(this StoreDb db, long orderId, DateTimeOffset now, int days, CancellationToken cancel)
    {
        var (once, due) = (Once(orderId), now.AddDays(days));
        return days > 0 && await db.Outbox
            .Where(m => m.Once == once && m.Status == OutboxStatus.Waiting && m.Attempts == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, due), cancel) == 1;
    }

    private static string Once(long orderId) => $"mail:reviews:{orderId}";
}
