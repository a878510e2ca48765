using Storefront.Core.Catalog;
using Storefront.Core.Jobs;

namespace Storefront.Core.Notices;

/// <summary>Somebody wants to know when a variant can be bought again. It is told once, and then forgotten.</summary>
public sealed class StockNotice
{
    /// <summary>An address that does not answer within so long did not ask.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(7);

    /// <summary>Of one address at a time.</summary>
    public const int MaxPerAddress = 20;

    public long Id { get; private set; }

    public required long VariantId { get; init; }

    public Variant Variant { get; private set; } = null!;

    /// <summary>Where it goes.</summary>
    public required string Email { get; init; }

    /// <summary>The mailbox, as <see cref="Shared.EmailAddress.Normalise"/> writes it: with the variant unique.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Who asked while signed in.</summary>
    public long? ShopperId { get; init; }

    /// <summary>The language they read, as a culture's name.</summary>
    public required string Locale { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the address was proven: by a mailed link, or by an account. Null: nothing is sent but that link.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When its mail was asked for.</summary>
    public DateTimeOffset? ToldAt { get; init; }
}

/// <summary>Ask at an address whether its reader wants to be told.</summary>
public sealed record ConfirmNoticeByMail(long NoticeId) : IJob
{
    public static string Kind => "mail-notice-confirm";
}

/// <summary>Tell somebody that what they wait for is back.</summary>
public sealed record BackInStockByMail(long NoticeId) : IJob
{
    public static string Kind => "mail-back-in-stock";
}
