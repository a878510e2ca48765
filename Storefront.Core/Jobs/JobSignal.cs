using Hangfire;
using Microsoft.Extensions.Logging;

namespace Storefront.Core.Jobs;

/// <summary>Hands committed outbox rows to Hangfire. A row whose hand-over fails waits for the sweep, so this never throws.</summary>
public sealed class JobSignal(IBackgroundJobClient hangfire, TimeProvider time, ILogger<JobSignal> log)
{
    /// <summary>What is due later is left to the sweep: placing an order then costs no call to Hangfire's storage.</summary>
    public void Announce(IReadOnlyList<OutboxMessage> messages)
    {
        var now = time.GetUtcNow();
        foreach (var message in messages.Where(message => message.DueAt <= now))
            Announce(message.Id, message.DueAt);
    }

    public void Announce(long id, DateTimeOffset due)
    {
        try
        {
            var wait = due - time.GetUtcNow();
            if (wait <= TimeSpan.Zero)
                hangfire.Enqueue<JobDispatcher>(dispatcher => dispatcher.RunAsync(id, CancellationToken.None));
            else
                hangfire.Schedule<JobDispatcher>(dispatcher => dispatcher.RunAsync(id, CancellationToken.None), wait);
        }
        catch (BackgroundJobClientException lost)
        {
            log.LogWarning(lost, "Job {Job} was not handed over; the sweep will", id);
        }
    }
}
