using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Has a stored webhook worked on once more, also one that was worked on before: the gateway is asked how things stand, so it does no harm. Refuses one that is under way.</summary>
public sealed class RepeatWebhook(StoreDb reads, StoreWrites writes, ReplayWebhook replay, TimeProvider time)
{
    public async Task<Outcome<bool>> RunAsync(string eventId, CancellationToken cancel = default)
    {
        if (!await reads.WebhookEvents.AnyAsync(e => e.EventId == eventId, cancel))
            return JobRefusals.NoSuchJob;
        var once = StoreWebhook.Once(eventId);
        if (await reads.Outbox.AnyAsync(m => m.Once == once && m.Status == OutboxStatus.Dead, cancel))
            return await replay.RunAsync(eventId, cancel);

        var payload = JsonSerializer.Serialize(new WebhookReceived(eventId));
        return await writes.RunAsync<Outcome<bool>>(
            async db =>
            {
                if (await db.Outbox.AnyAsync(m => m.Status == OutboxStatus.Waiting && m.Kind == WebhookReceived.Kind && m.Payload == payload, cancel))
                    return PaymentRefusals.WebhookUnderWay;
                db.Outbox.Add(OutboxMessage.For(new WebhookReceived(eventId), time.GetUtcNow()));
                return true;
            },
            cancel);
    }
}
