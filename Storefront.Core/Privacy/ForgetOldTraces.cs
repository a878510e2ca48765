using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Data;

namespace Storefront.Core.Privacy;

/// <summary>Every night: people are taken out of what nobody needs any more, without being asked. That is carts that nobody touches, orders that
/// were never paid, what the gateway told long ago, and what became of old mails.</summary>
public sealed class ForgetOldTraces(StoreWrites writes, TimeProvider time)
{
    /// <summary>So long the gateway's words help to find out what happened.</summary>
    public static readonly TimeSpan WordsFor = TimeSpan.FromDays(90);

    public static readonly TimeSpan UnpaidFor = TimeSpan.FromDays(30);

    public Task RunAsync(CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            var (untouched, unpaid, told) = (now - Cart.Lifetime, now - UnpaidFor, now - WordsFor);
            await db.Carts.Where(c => c.TouchedAt < untouched && !db.Orders.Any(o => o.CartId == c.Id)).ExecuteDeleteAsync(cancel);
            await EmptyTraces.OfUnpaidAsync(db.Orders.Where(o => o.PlacedAt < unpaid && o.Email != ""), cancel);
            await db.Payments.Where(p => p.RawAnswer != null && p.SettledAt < told).ExecuteUpdateAsync(set => set.SetProperty(p => p.RawAnswer, (string?)null), cancel);
            await db.WebhookEvents.Where(e => e.HandledAt < told && e.Body != EmptyTraces.NoBody).ExecuteUpdateAsync(set => set.SetProperty(e => e.Body, EmptyTraces.NoBody), cancel);
            await db.SentMails.Where(m => m.At < told).ExecuteDeleteAsync(cancel);
            await db.Outbox.Where(m => m.Kind == ErasedByMail.Kind && m.CreatedAt < unpaid).ExecuteDeleteAsync(cancel);
        },
        cancel);
}
