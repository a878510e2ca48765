using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Act on a stored webhook.</summary>
public sealed record WebhookReceived(string EventId) : IJob
{
    public static string Kind => "webhook-received";
}

/// <summary>Stores a webhook whose signature was checked, once, with the job that acts on it. Only then it is acknowledged.</summary>
public sealed class StoreWebhook(StoreWrites writes, TimeProvider time)
{
    /// <returns>Whether it is new.</returns>
    public async Task<bool> RunAsync(string eventId, string type, string objectId, string body, CancellationToken cancel = default)
    {
        var isNew = await InsertAsync(eventId, type, objectId, body, cancel);
        await FaultPoint.ReachAsync(FaultPoint.WebhookCommitted);
        return isNew;
    }

    private Task<bool> InsertAsync(string eventId, string type, string objectId, string body, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            var inserted = await db.Database.ExecuteSqlAsync(
                $"INSERT INTO webhook_events (event_id, type, object_id, body, received_at) VALUES ({eventId}, {type}, {objectId}, {body}, {db.Stored(now)}) ON CONFLICT (event_id) DO NOTHING",
                cancel);
            if (inserted == 0)
                return false;

            db.Outbox.Add(OutboxMessage.For(new WebhookReceived(eventId), now, once: Once(eventId)));
            await FaultPoint.ReachAsync(FaultPoint.WebhookBeforeCommit);
            return true;
        },
        cancel);

    /// <summary>The key under which an event's job is asked for.</summary>
    internal static string Once(string eventId) => $"webhook:{eventId}";
}

/// <summary>Acts on a stored webhook. What the webhook says is not believed: it names a session, a refund or a dispute, and the
/// gateway is asked how that stands. So events may come in any order and any number of times.</summary>
public sealed class HandleWebhook(StoreDb reads, StoreWrites writes, SettlePayment settle, SettleRefund refunds, RecordDispute disputes, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var eventId = job.Read<WebhookReceived>().EventId;
        var received = await reads.WebhookEvents.AsNoTracking().SingleAsync(e => e.EventId == eventId, cancel);
        if (await FollowAsync(received, cancel) is { Kind: RefusalKind.Unavailable } refusal)
            throw new InvalidOperationException(refusal.Message);

        await writes.RunAsync(
            async db =>
            {
                await db.WebhookEvents.Where(e => e.EventId == eventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.HandledAt, time.GetUtcNow()), cancel);
                await job.FinishAsync(db, time.GetUtcNow());
            },
            cancel);
    }

    /// <summary>https://docs.stripe.com/api/events/types; what the shop does not live by is only kept.</summary>
    private async Task<Refusal?> FollowAsync(WebhookEvent received, CancellationToken cancel) => received.Type switch
    {
        var session when session.StartsWith("checkout.session.", StringComparison.Ordinal) => (await settle.RunAsync(received.ObjectId, cancel)).Refusal,
        var dispute when dispute.StartsWith("charge.dispute.", StringComparison.Ordinal) => (await disputes.RunAsync(received.ObjectId, cancel)).Refusal,
        var refund when refund.StartsWith("refund.", StringComparison.Ordinal) => (await refunds.RunAsync(received.ObjectId, cancel)).Refusal,
        _ => null,
    };
}
