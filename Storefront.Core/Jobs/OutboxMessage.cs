namespace Storefront.Core.Jobs;

/// <summary>A job to do outside the transaction that caused it, saved within it. The row is the truth: Hangfire only
/// runs it, and the sweep hands it over again when that was lost.</summary>
public sealed class OutboxMessage
{
    public const int MaxAttempts = 10;

    public long Id { get; private set; }

    /// <summary>Names the handler.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON; its shape belongs to the handler.</summary>
    public required string Payload { get; init; }

    /// <summary>Unique where given: the same effect is asked for once.</summary>
    public string? Once { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    public OutboxStatus Status { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public static OutboxMessage For<TJob>(TJob job, DateTimeOffset now, TimeSpan delay = default, string? once = null) where TJob : IJob => new()
    {
        Kind = TJob.Kind,
        Payload = System.Text.Json.JsonSerializer.Serialize(job),
        Once = once,
        CreatedAt = now,
        DueAt = now + delay,
    };
}

public enum OutboxStatus
{
    Waiting = 0,
    Done = 1,

    /// <summary>Gave up after <see cref="OutboxMessage.MaxAttempts"/>; staff decide.</summary>
    Dead = 2,
}

/// <summary>The payload of a job. Its kind is stored, so it never changes.</summary>
public interface IJob
{
    static abstract string Kind { get; }
}
