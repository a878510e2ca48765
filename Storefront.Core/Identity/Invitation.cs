namespace Storefront.Core.Identity;

/// <summary>Somebody is asked to work for the shop. Whoever opens the link that was mailed joins, once; the link names this row and is stored nowhere.</summary>
public sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public long Id { get; private set; }

    public required string Email { get; init; }

    public required long RoleId { get; init; }

    public Role Role { get; init; } = null!;

    /// <summary>Who asked: a member of staff's address, or the command.</summary>
    public required string InvitedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && ExpiresAt > now;
}
