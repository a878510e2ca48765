namespace Storefront.Core.Mail;

/// <summary>One attempt to have a mail delivered, as the provider answered. What the mail said is not kept.</summary>
public sealed class SentMail
{
    public const int MaxText = 300;

    public long Id { get; private set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Ours; the mail carries it as a header.</summary>
    public required string Key { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required MailOutcome Outcome { get; init; }

    /// <summary>The provider's number of the message, or what it said instead.</summary>
    public required string Detail { get; init; }
}
