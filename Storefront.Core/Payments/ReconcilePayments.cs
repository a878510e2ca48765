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

        var since = time.GetUtcNow() - TimeSpan.FromDays(2);
        var sessions = await reads.Payments
            .Where(p => (p.State == PaymentState.Open || p.State == PaymentState.Expired) && p.CreatedAt > since && p.SessionId != null)
            .OrderBy(p => p.State).ThenBy(p => p.CreatedAt)
            .Select(p => p.SessionId!)
            .Take(Batch)
            .ToListAsync(cancel);
        foreach (var session in sessions)
        {
            if ((await settle.RunAsync(session, cancel)).Refusal is { } refusal)
                log.LogWarning("Payment session {Session} could not be reconciled: {Code}", session, refusal.Code);
        }
    }
}
