using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Jobs;

/// <summary>Gives a job that was given up its tries again, from now on. Refuses one that waits, runs or is done; so it can be pressed twice.</summary>
public sealed class RetryJob(StoreWrites writes, JobSignal signal, TimeProvider time)
{
    public async Task<Outcome<bool>> RunAsync(long id, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var revived = await writes.RunAsync(
            db => db.Outbox
                .Where(m => m.Id == id && m.Status == OutboxStatus.Dead)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, OutboxStatus.Waiting).SetProperty(m => m.Attempts, 0).SetProperty(m => m.DueAt, now), cancel),
            cancel);
        if (revived == 0)
            return JobRefusals.NotGivenUp;
        signal.Announce(id, now);
        return true;
    }
}

/// <summary>Every "no" of jobs.</summary>
public static class JobRefusals
{
    public static Refusal NotGivenUp => new("job_not_given_up", Refusals.JobNotGivenUp, RefusalKind.Conflict);

    public static Refusal NoSuchJob => new("no_such_job", Refusals.NoSuchJob, RefusalKind.NotFound);
}
