using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Storefront.Core.Identity;
using Storefront.Core.Notices;
using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>
/// Links that are mailed to prove an address, by <see cref="SealedKeys"/>: each is for one thing and for some hours, and what must work once carries the shopper's
/// security stamp. They start with the shop's public address, never with what a request called it.
/// </summary>
public sealed class AccountLinks(IDataProtectionProvider protection, IOptions<StoreOptions> store, TimeProvider time)
{
    public static readonly TimeSpan NewAccountLifetime = TimeSpan.FromHours(24);

    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    public static readonly TimeSpan NewAddressLifetime = TimeSpan.FromHours(24);

    private readonly SealedKeys keys = new(protection, "Storefront.AccountLinks.v1", time);

    public string To(NewAccountLink link) => Write("/account/confirm", link, NewAccountLifetime);

    public NewAccountLink? ReadNewAccount(string? key) => keys.Open<NewAccountLink>(key);

    public string To(ResetLink link) => Write("/account/reset/confirm", link, ResetLifetime);

    public ResetLink? ReadReset(string? key) => keys.Open<ResetLink>(key);

    public string To(NewAddressLink link) => Write("/account/email/confirm", link, NewAddressLifetime);

    public NewAddressLink? ReadNewAddress(string? key) => keys.Open<NewAddressLink>(key);

    public string To(InvitationLink link) => Write("/account/join", link, Invitation.Lifetime);

    public InvitationLink? ReadInvitation(string? key) => keys.Open<InvitationLink>(key);

    public string To(ConfirmNoticeLink link) => Write("/notices/confirm", link, StockNotice.ConfirmWithin);

    public ConfirmNoticeLink? ReadConfirmNotice(string? key) => keys.Open<ConfirmNoticeLink>(key);

    /// <summary>Mails are kept, and stopping must work as long as they are.</summary>
    public string To(StopNoticeLink link) => Write("/notices/stop", link, TimeSpan.FromDays(400));

    public StopNoticeLink? ReadStopNotice(string? key) => keys.Open<StopNoticeLink>(key);

    private string Write<T>(string path, T what, TimeSpan lifetime) => $"{store.Value.PublicUrl.TrimEnd('/')}{path}?key={keys.Seal(what, lifetime)}";
}

/// <summary>Whoever opens it reads this address, and may open an account with it.</summary>
public sealed record NewAccountLink(string Email, string? ReturnTo);

/// <summary>Whoever opens it reads the shopper's address, and may choose a new password as long as the stamp is theirs.</summary>
public sealed record ResetLink(long ShopperId, string Email, string Stamp);

/// <summary>Whoever opens it reads the new address that the shopper asked for.</summary>
public sealed record NewAddressLink(long ShopperId, string NewEmail, string Stamp);

/// <summary>Whoever opens it was invited to work for the shop; the invitation's row knows whether it still holds.</summary>
public sealed record InvitationLink(long InvitationId);

/// <summary>Whoever opens it reads the address that asked to be told of something.</summary>
public sealed record ConfirmNoticeLink(long NoticeId);

/// <summary>Whoever opens it got the mail, and wants no more of them.</summary>
public sealed record StopNoticeLink(long NoticeId);
