namespace Storefront.Core.Identity;

/// <summary>Stands in for the authenticator app once, when the telephone is lost. The shopper has it on paper, the database its hash.</summary>
public sealed class RecoveryCode
{
    public long Id { get; private set; }

    public required long ShopperId { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }
}
