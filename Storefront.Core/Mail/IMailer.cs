namespace Storefront.Core.Mail;

/// <summary>Carries a message to whoever delivers it. Neither SendGrid nor SMTP knows idempotency: a message sent again after an unknown
/// outcome may arrive twice, so callers send each one once and again only after <see cref="MailOutcome.Unknown"/>.</summary>
public interface IMailer
{
    Task<MailAnswer> SendAsync(Message message, CancellationToken cancel);
}

/// <summary>A mail with both its forms. <paramref name="Key"/> is ours, unique per mail, and travels as a header to find it by.</summary>
public sealed record Message(MailAddress From, MailAddress To, string Subject, string Text, string Html, string Key)
{
    /// <summary>Where the reader's mail program asks, by one click, for no more of these (RFC 8058); null for mails that somebody needs.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>What goes along with it, whoever delivers it.</summary>
    internal IEnumerable<(string Name, string Value)> Headers => Unsubscribe is null
        ? [(SendGridMailer.KeyHeader, Key)]
        : [(SendGridMailer.KeyHeader, Key), ("List-Unsubscribe", $"<{Unsubscribe}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")];
}

public sealed record MailAddress(string Email, string? Name = null);

/// <param name="Detail">The provider's number of the message, or what it said instead.</param>
public sealed record MailAnswer(MailOutcome Outcome, string Detail);

public enum MailOutcome
{
    /// <summary>The provider has it; delivery is its business now.</summary>
    Accepted,

    /// <summary>It will never be taken as it is; asking again is useless.</summary>
    Refused,

    /// <summary>Not taken now, or nobody knows: ask again later.</summary>
    Unknown,
}
