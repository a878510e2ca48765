using Hangfire;
using Hangfire.States;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Jobs;

/// <summary>Hands rows to Hangfire again whose hand-over, run or server was lost.</summary>
/// <remarks>It cannot see which rows Hangfire still has, only how many. So it fills the queue up to a bound and no further: a backlog that was
/// handed over anew at each sweep once grew faster than two workers emptied it.</remarks>
public sealed class SweepOutbox(StoreDb db, JobStorage hangfire, JobSignal signal, HoldReminder reminder, TimeProvider time)
{
    /// <summary>So many jobs wait in Hangfire's queue at most when it has swept.</summary>
    public const int MostQueued = 500;

    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancel)
    {
        if (await db.Holds.AsNoTracking().OrderBy(h => h.Id).FirstOrDefaultAsync(cancel) is { } hold)
        {
            reminder.Remind(hold);
            return;
        }

        var room = MostQueued - hangfire.GetMonitoringApi().EnqueuedCount(EnqueuedState.DefaultQueue);
        if (room <= 0)
            return;

        foreach (var (id, due) in await DueAsync((int)room, cancel))
            signal.Announce(id, due);
    }

    private async Task<List<(long Id, DateTimeOffset Due)>> DueAsync(int room, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.Outbox
            .Where(m => m.Status == OutboxStatus.Waiting && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now))
            .OrderBy(m => m.DueAt)
            .Take(room)
            .Select(m => new { m.Id, m.DueAt })
            .ToListAsync(cancel);
        return due.ConvertAll(m => (m.Id, m.DueAt));
    }
}
