using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Attention;

/// <summary>Everything that went wrong with money and jobs and that the shop does not put right by itself: what is due first, then the
/// oldest. Reads only.</summary>
public sealed class AttentionList(StoreDb db, TimeProvider time)
{
    /// <summary>Of each kind of row; whoever has more has one cause for them.</summary>
    private const int Most = 200;

    /// <summary>Longer than a refund takes when the gateway answers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<AttentionItem>> RunAsync(CancellationToken cancel = default)
    {
        var (stuck, orders) = await StuckRefundsAsync(cancel);
        return
        [
            .. (await ConcernsAsync(cancel)).Concat(stuck).Concat(await GivenUpAsync(orders, cancel))
                .OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.Since).ThenBy(item => item.Subject, StringComparer.Ordinal),
        ];
    }

    private async Task<List<AttentionItem>> ConcernsAsync(CancellationToken cancel) => (await db.PaymentConcerns
        .Where(c => c.ResolvedAt == null)
        .OrderBy(c => c.At)
        .Take(Most)
        .Select(c => new { c.Kind, c.Subject, c.OrderNumber, c.At, c.Detail, Due = db.Disputes.Where(d => d.GatewayId == c.Subject).Select(d => d.EvidenceDueAt).FirstOrDefault() })
        .ToListAsync(cancel))
        .ConvertAll(c =>
        {
            var (kind, fix) = AttentionKinds.Of(c.Kind);
            return new AttentionItem(kind, c.Subject, c.OrderNumber, c.At, kind == AttentionKind.DisputeDue ? c.Due : null, c.Detail, fix, CanBeSeen: true);
        });

    /// <summary>Asked for long ago, and neither sent nor refused; with the orders they are of.</summary>
    private async Task<(List<AttentionItem> Items, HashSet<long> Orders)> StuckRefundsAsync(CancellationToken cancel)
    {
        var before = time.GetUtcNow() - Patience;
        var refunds = await db.Refunds
            .Where(r => r.State == RefundState.Requested && r.CreatedAt < before)
            .OrderBy(r => r.CreatedAt)
            .Take(Most)
            .Select(r => new { r.Id, r.OrderId, r.Order.Number, r.Amount, r.ToGiftCardsMinor, r.CreatedAt })
            .ToListAsync(cancel);
        var items = refunds.ConvertAll(r => new AttentionItem(
            AttentionKind.StuckRefund,
            Refund.KeyPrefix + r.Id.ToString(CultureInfo.InvariantCulture),
            r.Number,
            r.CreatedAt,
            null,
            AttentionWords.StuckRefund.With(r.Amount with { Minor = r.Amount.Minor - r.ToGiftCardsMinor }),
            AttentionFix.RetryRefund,
            CanBeSeen: false));
        return (items, refunds.ConvertAll(r => r.OrderId).ToHashSet());
    }

    /// <summary>Jobs that failed ten times. One that should send a refund shows as that refund.</summary>
    private async Task<IEnumerable<AttentionItem>> GivenUpAsync(HashSet<long> stuckOrders, CancellationToken cancel)
    {
        var jobs = await db.Outbox.AsNoTracking().Where(m => m.Status == OutboxStatus.Dead).OrderBy(m => m.DueAt).Take(Most).ToListAsync(cancel);
        return jobs.Where(job => job.Kind != SendRefunds.Kind || !stuckOrders.Contains(JsonSerializer.Deserialize<SendRefunds>(job.Payload)!.OrderId)).Select(GivenUp);
    }

    private static AttentionItem GivenUp(OutboxMessage job)
    {
        var isWebhook = job.Kind == WebhookReceived.Kind && job.Once is not null;
        var subject = isWebhook ? JsonSerializer.Deserialize<WebhookReceived>(job.Payload)!.EventId : job.Id.ToString(CultureInfo.InvariantCulture);
        var reason = (isWebhook ? AttentionWords.FailedWebhook : AttentionWords.DeadJob).With(isWebhook ? subject : job.Kind, job.LastError);
        return new AttentionItem(
            isWebhook ? AttentionKind.FailedWebhook : AttentionKind.DeadJob, subject, null, job.CreatedAt, null, reason, isWebhook ? AttentionFix.ReplayWebhook : AttentionFix.RetryJob, CanBeSeen: false);
    }
}
