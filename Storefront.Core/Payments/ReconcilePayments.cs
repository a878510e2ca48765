using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Data;

namespace Storefront.Core.Payments;

/// <summary>Compares payments that are still open with the gateway, every five minutes: the shop finds its money even when no
/// browser returns and no webhook arrives. A held shop asks nothing.</summary>
public sealed class ReconcilePayments(StoreDb reads, SettlePayment settle, TimeProvider time, ILogger<ReconcilePayments> log)
{
    private const int Batch = 500;

    [AutomaticRetry(Attempts = 0)]
    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    public async Task RunAsync(CancellationToken cancel)
    {
        if (await reads.Holds.AnyAsync(cancel))
            return;

        // Open ones are where money may be; whatever their number, each is asked for in each run.
        var last = 0L;
        while (await OpenAfterAsync(last, cancel) is { Count: > 0 } open)
        {
            await SettleAsync(open.ConvertAll(payment => payment.SessionId), cancel);
            last = open[^1].Id;
        }

        await SettleAsync(await LatelyExpiredAsync(cancel), cancel);
    }

    private async Task<List<(long Id, string SessionId)>> OpenAfterAsync(long last, CancellationToken cancel) => (await reads.Payments
        .Where(p => p.State == PaymentState.Open && p.SessionId != null && p.Id > last)
        .OrderBy(p => p.Id)
        .Select(p => new { p.Id, p.SessionId })
        .Take(Batch)
        .ToListAsync(cancel))
        .ConvertAll(p => (p.Id, p.SessionId!));

    /// <summary>Ended by the gateway's own word: that one of them was paid all the same is not expected, only looked for.</summary>
    private Task<List<string>> LatelyExpiredAsync(CancellationToken cancel)
    {
        var since = time.GetUtcNow() - TimeSpan.FromDays(2);
        return reads.Payments
            .Where(p => p.State == PaymentState.Expired && p.CreatedAt > since && p.SessionId != null)
            .OrderByDescending(p => p.CreatedAt)
            .Select(p => p.SessionId!)
            .Take(Batch)
            .ToListAsync(cancel);
    }

    private async Task SettleAsync(List<string> sessions, CancellationToken cancel)
    {
        foreach (var session in sessions)
        {
            if ((await settle.RunAsync(session, cancel)).Refusal is { } refusal)
                log.LogWarning("Payment session {Session} could not be reconciled: {Code}", session, refusal.Code);
        }
    }
}
