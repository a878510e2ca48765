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

    /// <summary>A link out of a mail that is too old, was used, or was never ours.</summary>
    public static Refusal LinkIsDead => new("link_is_dead", Refusals.LinkIsDead, RefusalKind.NotFound);

    /// <summary>One answer for wrong, used and too many codes.</summary>
    public static Refusal CodeWrong => new("code_wrong", Refusals.CodeWrong);

    public static Refusal PasskeyFailed => new("passkey_failed", Refusals.PasskeyFailed);

    public static Refusal TooManyPasskeys => new("too_many_passkeys", Refusals.TooManyPasskeys.With(Passkeys.Most));

    public static Refusal NoSuchPasskey => new("no_such_passkey", Refusals.NoSuchPasskey, RefusalKind.NotFound);

    public static Refusal LastWayIn => new("last_way_in", Refusals.LastWayIn, RefusalKind.Conflict);

    public static Refusal LoginHasNoAddress => new("login_has_no_address", Refusals.LoginHasNoAddress);

    /// <summary>Only whoever the other party knows by the address gets this answer.</summary>
    public static Refusal ConnectFirst => new("connect_first", Refusals.ConnectFirst, RefusalKind.Conflict);

    public static Refusal NoSuchRole => new("no_such_role", Refusals.NoSuchRole, RefusalKind.NotFound);

    public static Refusal NoSuchStaff => new("no_such_staff", Refusals.NoSuchStaff, RefusalKind.NotFound);

    public static Refusal AlreadyInRole => new("already_in_role", Refusals.AlreadyInRole, RefusalKind.Conflict);

    public static Refusal InvitationIsOver => new("invitation_is_over", Refusals.InvitationIsOver, RefusalKind.Conflict);

    public static Refusal LastOwner => new("last_owner", Refusals.LastOwner, RefusalKind.Conflict);

    public static Refusal LoginTaken => new("login_taken", Refusals.LoginTaken, RefusalKind.Conflict);
}
