using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Jobs;

/// <summary>Does one kind of job. It may be called again after a failure or a crash, so its effect is idempotent; best is to
/// call <see cref="JobRun.FinishAsync"/> in the transaction of the effect.</summary>
public interface IJobHandler
{
    Task RunAsync(JobRun job, CancellationToken cancel);
}

/// <summary>One run of an outbox row.</summary>
public sealed class JobRun(long id, string payload)
{
    public long Id { get; } = id;

    public T Read<T>() where T : IJob =>
        System.Text.Json.JsonSerializer.Deserialize<T>(payload) ?? throw new InvalidOperationException($"Job {Id} has no payload.");

    /// <summary>Marks the row done in the transaction of the effect. Throws when another run did it, which undoes the effect.</summary>
    public async Task FinishAsync(StoreDb db, DateTimeOffset now)
    {
        if (!await MarkDoneAsync(db, now))
            throw new JobAlreadyDoneException();
    }

    internal async Task<bool> MarkDoneAsync(StoreDb db, DateTimeOffset now) => await db.Outbox
        .Where(m => m.Id == Id && m.Status == OutboxStatus.Waiting)
        .ExecuteUpdateAsync(set => set
            .SetProperty(m => m.Status, OutboxStatus.Done)
            .SetProperty(m => m.DoneAt, now)
            .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)) == 1;
}

public sealed class JobAlreadyDoneException : Exception;
