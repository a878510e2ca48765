using Hangfire;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Jobs;

/// <summary>Hands rows to Hangfire again whose hand-over, run or server was lost.</summary>
public sealed class SweepOutbox(StoreDb db, JobSignal signal, HoldReminder reminder, TimeProvider time)
{
    private const int Batch = 500;

    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancel)
    {
        if (await db.Holds.AsNoTracking().OrderBy(h => h.Id).FirstOrDefaultAsync(cancel) is { } hold)
        {
            reminder.Remind(hold);
            return;
        }

        foreach (var (id, due) in await DueAsync(cancel))
            signal.Announce(id, due);
    }

    private async Task<List<(long Id, DateTimeOffset Due)>> DueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.Outbox
            .Where(m => m.Status == OutboxStatus.Waiting && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now))
            .OrderBy(m => m.DueAt)
            .Take(Batch)
            .Select(m => new { m.Id, m.DueAt })
            .ToListAsync(cancel);
        return due.ConvertAll(m => (m.Id, m.DueAt));
    }
}
