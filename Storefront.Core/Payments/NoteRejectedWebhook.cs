using Microsoft.Extensions.Logging;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>Tells staff, once a day, that webhooks come whose signature does not fit or is too old: a wrong secret or clock would else go unnoticed. Nothing of
/// the webhook is kept, and strangers who post there cost one write a minute at most.</summary>
public sealed class NoteRejectedWebhook(StoreWrites writes, TimeProvider time, ILogger<NoteRejectedWebhook> log)
{
    private static readonly long Pause = TimeSpan.FromMinutes(1).Ticks;

    private long next;

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = Interlocked.Read(ref next);
        if (now.Ticks < due || Interlocked.CompareExchange(ref next, now.Ticks + Pause, due) != due)
            return;

        log.LogWarning("A webhook was rejected: its signature does not fit Stripe:WebhookSecret, or is more than five minutes old");
        var concern = new PaymentConcern { Kind = PaymentConcernKind.RejectedWebhooks, Subject = $"{now:yyyy-MM-dd}", Detail = AttentionWords.RejectedWebhooks, At = now };
        await writes.RunAsync(db => db.RaiseAsync(concern, cancel), cancel);
    }
}
