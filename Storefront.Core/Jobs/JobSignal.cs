using System.Collections.Concurrent;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Storefront.Core.Jobs;

/// <summary>Hands committed outbox rows to Hangfire, in the order in which they are announced. A row whose hand-over fails, or is not
/// reached before the process ends, waits for the sweep, so this never throws and nobody waits for it.</summary>
/// <remarks>Hangfire's storage knows only blocking calls. Made by the requests themselves they took the pool's threads, and those that
/// held a database connection found none to give it back on: of 200 webhooks at once 146 failed. So one thread of its own makes them.</remarks>
public sealed class JobSignal : IDisposable
{
    /// <summary>More than is due at once in a shop that keeps up; beyond it the sweep is as good.</summary>
    private const int MostWaiting = 10_000;

    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    private readonly IBackgroundJobClient hangfire;
    private readonly TimeProvider time;
    private readonly ILogger<JobSignal> log;
    private readonly BlockingCollection<(long Id, DateTimeOffset Due)> announced = new(MostWaiting);
    private readonly Thread thread;

    public JobSignal(IBackgroundJobClient hangfire, TimeProvider time, ILogger<JobSignal> log)
    {
        (this.hangfire, this.time, this.log) = (hangfire, time, log);
        thread = new Thread(HandOverAll) { IsBackground = true, Name = "Jobs to Hangfire" };
        thread.Start();
    }

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
            if (!announced.TryAdd((id, due)))
                log.LogWarning("Job {Job} was not handed over, since {Waiting} wait for it; the sweep will", id, MostWaiting);
        }
        catch (InvalidOperationException)
        {
            log.LogDebug("Job {Job} was announced while the shop was ending; the sweep will hand it over", id);
        }
    }

    /// <summary>Hands over what waits, for some seconds.</summary>
    public void Dispose()
    {
        if (announced.IsAddingCompleted)
            return;
        announced.CompleteAdding();
        // Not disposed: whoever announces after this finds it closed instead, and it holds nothing of the system's.
        if (!thread.Join(Drain))
            log.LogWarning("{Waiting} jobs were not handed over before the end; the sweep will", announced.Count);
    }

    private void HandOverAll()
    {
        foreach (var (id, due) in announced.GetConsumingEnumerable())
            HandOver(id, due);
    }

    private void HandOver(long id, DateTimeOffset due)
    {
        try
        {
            var wait = due - time.GetUtcNow();
            if (wait <= TimeSpan.Zero)
                hangfire.Enqueue<JobDispatcher>(dispatcher => dispatcher.RunAsync(id, CancellationToken.None));
            else
                hangfire.Schedule<JobDispatcher>(dispatcher => dispatcher.RunAsync(id, CancellationToken.None), wait);
        }
        catch (Exception lost)
        {
            // Of whatever kind: on a thread of its own it would end the process.
            log.LogWarning(lost, "Job {Job} was not handed over; the sweep will", id);
        }
    }
}
