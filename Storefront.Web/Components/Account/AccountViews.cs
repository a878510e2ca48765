using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Components.Account;

/// <param name="Elsewhere">What the merchant calls the party at which one can sign in, too; null when there is none.</param>
/// <param name="ConnectedAs">Who the shopper is there; null when the two are not connected.</param>
/// <param name="News">Something that has just been done.</param>
public sealed record SecurityView(
    string Email, bool HasPassword, bool HasAuthenticator, int CodesLeft, int Passkeys, int Sessions, string? Elsewhere, string? ConnectedAs, string? News, string? Failure, string FormToken);

public sealed record EmailView(string Current, string? Typed, string? Error, bool IsSent, string FormToken)
{
    public IReadOnlyList<FormError> Errors => Error is null ? [] : [new FormError("Email", Error)];
}

/// <summary>How an app learns the secret.</summary>
/// <param name="Picture">The QR code as the path of an SVG.</param>
public sealed record NewSecretView(QrPicture Picture, string Text, string Uri, string Sealed, string? Error)
{
    public IReadOnlyList<FormError> Errors => Error is null ? [] : [new FormError("Code", Error)];
}

/// <param name="Secret">What an app is to learn; null when one has learned it already.</param>
/// <param name="NewCodes">Recovery codes, the one time that they are shown.</param>
public sealed record AuthenticatorView(NewSecretView? Secret, IReadOnlyList<string>? NewCodes, int CodesLeft, string FormToken);

/// <param name="Id">The credential's, as text for forms.</param>
public sealed record PasskeyRow(string Id, string Name, DateTimeOffset CreatedAt, bool IsBackedUp);

public sealed record PasskeysView(IReadOnlyList<PasskeyRow> Passkeys, string SuggestedName, string? News, string? Error, string FormToken);

public sealed record SessionRow(long Id, string Device, string How, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool IsHere);

public sealed record SessionsView(IReadOnlyList<SessionRow> Sessions, string? News, string FormToken);

/// <param name="Typed">The address as it was typed to confirm the erasure.</param>
public sealed record DataView(string Current, string? Typed, string? Error, string FormToken)
{
    public IReadOnlyList<FormError> Errors => Error is null ? [] : [new FormError("Email", Error)];
}
