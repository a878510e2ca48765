namespace Storefront.Core.Audit;

/// <summary>One write by a member of staff, entered in its own transaction; so what is written is here, and what is here was written. Entries are added, never changed.</summary>
public sealed class AuditEntry
{
    public const int MaxWhat = 120;
    public const int MaxSubject = 200;
    public const int MaxStaff = 254;
    public const int MaxFrom = 64;

    public long Id { get; private set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The account's key; not a foreign key, the account may go.</summary>
    public required long StaffId { get; init; }

    /// <summary>As they were called then.</summary>
    public required string Staff { get; init; }

    /// <summary>The door and its handler, for example <c>/Admin/Orders/Order Ship</c>.</summary>
    public required string What { get; init; }

    /// <summary>What it was about, as people call it: an order's number, a job's, an address.</summary>
    public required string Subject { get; init; }

    /// <summary>How it stood, as JSON; null for what was not there.</summary>
    public string? Before { get; init; }

    /// <summary>How it stood after, as JSON; null for what is gone.</summary>
    public string? After { get; init; }

    /// <summary>The address that the request came from.</summary>
    public required string From { get; init; }
}
