using Storefront.Core.Jobs;

namespace Storefront.Core.Identity;

/// <summary>Somebody wants an account with this address: write there. Whether it has one is looked up when the mail is written, not when it is asked for.</summary>
public sealed record RegistrationByMail(string Email, string Locale, string? ReturnTo) : IJob
{
    public static string Kind => "mail-registration";
}

/// <summary>Somebody has forgotten the password of this address. An address without an account gets no mail, but its row here all the same.</summary>
public sealed record ResetByMail(string Email) : IJob
{
    public static string Kind => "mail-password-reset";
}

/// <summary>A shopper wants to be reached at a new address: ask there.</summary>
public sealed record NewAddressByMail(long ShopperId, string NewEmail) : IJob
{
    public static string Kind => "mail-new-address";
}

/// <summary>Tell a shopper that something about signing in has changed, in case it was not them.</summary>
/// <param name="Email">Where it goes when that is not their address any more.</param>
public sealed record SecurityByMail(long ShopperId, SecurityEvent What, DateTimeOffset At, string? Email = null) : IJob
{
    public static string Kind => "mail-security";
}

/// <summary>Somebody is asked to work for the shop: send them the link.</summary>
public sealed record InvitedByMail(long InvitationId) : IJob
{
    public static string Kind => "mail-invitation";
}

/// <summary>Stored in jobs as numbers, so these never change.</summary>
public enum SecurityEvent
{
    PasswordChanged = 0,
    AddressChanged = 1,
    PasskeyAdded = 2,
    PasskeyRemoved = 3,
    AuthenticatorTurnedOn = 4,
    AuthenticatorTurnedOff = 5,
    RecoveryCodesReplaced = 6,
    RecoveryCodeUsed = 7,
    LoginConnected = 8,
    LoginRemoved = 9,
}
