using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Jobs;

/// <summary>Does what an outbox row asks for. Runs a row at most once at a time (a lease), again after a failure (backoff with
/// jitter), and gives up after <see cref="OutboxMessage.MaxAttempts"/>. Whoever calls it, and how often, does not matter.</summary>
public sealed class JobDispatcher(StoreWrites writes, IServiceScopeFactory scopes, JobSignal signal, IOptions<JobOptions> options, TimeProvider time, ILogger<JobDispatcher> log)
{
    /// <summary>Short at first, since most failures pass at once; over an hour and a half in all, so that nothing is given up for an
    /// hour in which a provider is away.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(32),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60),
    ];

    /// <summary>Hangfire does not retry: the row knows its attempts and when it is due again.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(long id, CancellationToken cancel)
    {
        if (await LeaseAsync(id, cancel) is not { } message)
            return;

        await FaultPoint.ReachAsync(FaultPoint.JobLeased);
        var run = new JobRun(message.Id, message.Payload);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetKeyedService<IJobHandler>(message.Kind)
                ?? throw new InvalidOperationException($"No handler does '{message.Kind}'.");
            await handler.RunAsync(run, cancel);
            await FaultPoint.ReachAsync(FaultPoint.JobBeforeDone);
            await writes.RunAsync(db => run.MarkDoneAsync(db, time.GetUtcNow()), cancel);
        }
        catch (JobAlreadyDoneException)
        {
            log.LogDebug("Job {Job} {Kind} was done by another run", id, message.Kind);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            await PostponeAsync(message, failure);
        }
    }

    /// <summary>A held shop leases nothing: the row waits as it is, and no attempt is used up.</summary>
    private Task<OutboxMessage?> LeaseAsync(long id, CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            var until = now + options.Value.Lease;
            var leased = await db.Outbox
                .Where(m => m.Id == id && m.Status == OutboxStatus.Waiting && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now) && !db.Holds.Any())
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, until).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancel);
            return leased == 1 ? await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id, cancel) : null;
        },
        cancel);

    private async Task PostponeAsync(OutboxMessage message, Exception failure)
    {
        var dead = message.Attempts >= OutboxMessage.MaxAttempts;
        var due = time.GetUtcNow() + Backoff(message.Attempts);
        // Mail servers repeat the address that they refuse: it belongs neither in the row nor in the log.
        var error = EmailAddress.Mask(failure.Message.Length > 2000 ? failure.Message[..2000] : failure.Message);
        await writes.RunAsync(db => db.Outbox
            .Where(m => m.Id == message.Id && m.Status == OutboxStatus.Waiting)
            .ExecuteUpdateAsync(set => set
                .SetProperty(m => m.Status, dead ? OutboxStatus.Dead : OutboxStatus.Waiting)
                .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(m => m.LastError, error)
                .SetProperty(m => m.DueAt, due)));

        if (dead)
        {
            log.LogError("Job {Job} {Kind} failed {Attempts} times and was given up: {Failure}", message.Id, message.Kind, message.Attempts, EmailAddress.Mask(failure.ToString()));
            return;
        }

        log.LogWarning("Job {Job} {Kind} failed (attempt {Attempts}), next at {Due:O}: {Error}", message.Id, message.Kind, message.Attempts, due, error);
        signal.Announce(message.Id, due);
    }

    /// <summary>With up to a quarter more, so that failures do not march in step.</summary>
    private static TimeSpan Backoff(int attempts) =>
        Waits[Math.Min(attempts, Waits.Length) - 1] * (1 + Random.Shared.NextDouble() / 4);
}
