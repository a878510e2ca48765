using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Identity;

/// <summary>Why somebody is not let in, or may not change what they asked to change.</summary>
public static class IdentityRefusals
{
    /// <summary>One answer for unknown addresses, wrong passwords, pauses and accounts that are shut out.</summary>
    public static Refusal NotSignedIn => new("not_signed_in", Refusals.NotSignedIn);

    public static Refusal PasswordTooShort => new("password_too_short", Refusals.PasswordTooShort.With(Passwords.Shortest));

    public static Refusal PasswordTooLong => new("password_too_long", Refusals.PasswordTooLong.With(Passwords.Longest));

    public static Refusal PasswordTooCommon => new("password_too_common", Refusals.PasswordTooCommon);

    public static Refusal PasswordIsAddress => new("password_is_address", Refusals.PasswordIsAddress);

    /// <summary>Only whoever opened a link that was mailed to the address gets this answer.</summary>
    public static Refusal AccountExists => new("account_exists", Refusals.AccountExists, RefusalKind.Conflict);
}
