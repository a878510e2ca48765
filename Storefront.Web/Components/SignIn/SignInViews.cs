using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Components.SignIn;

/// <param name="ReturnTo">Where to go afterwards; a path of this shop.</param>
/// <param name="IsAgain">Whether somebody who is signed in proves it once more.</param>
/// <param name="Elsewhere">What the merchant calls the party at which one can sign in, too; null when there is none.</param>
/// <param name="News">Something that has just been done.</param>
public sealed record SignInView(string? Email, bool IsLasting, string ReturnTo, bool IsAgain, string? Elsewhere, string? News, IReadOnlyList<FormError> Errors, string FormToken);

public sealed record CodeView(IReadOnlyList<FormError> Errors, string FormToken);

/// <summary>A form that asks for an address and answers the same whatever it is.</summary>
public sealed record AskView(string? Email, string ReturnTo, IReadOnlyList<FormError> Errors, string FormToken)
{
    public string? EmailError => Errors.Count > 0 ? Errors[0].Message : null;
}

/// <param name="Key">The link's, sent along again.</param>
public sealed record NewAccountView(string Email, string? Name, string Key, IReadOnlyList<FormError> Errors, string FormToken);

/// <summary>A new password, behind a link or by somebody who has just signed in.</summary>
/// <param name="Key">The link's, sent along again; null without one.</param>
public sealed record NewPasswordView(string Email, string Action, string? Key, IReadOnlyList<FormError> Errors, string FormToken);

public sealed record NewAddressView(string NewEmail, string Key, IReadOnlyList<FormError> Errors, string FormToken);

/// <summary>An invitation to work for the shop.</summary>
/// <param name="HasAccount">Whether the address has an account, whose password stays.</param>
/// <param name="Key">The link's, sent along again.</param>
public sealed record JoinView(string Email, string Role, bool HasAccount, string? Name, string Key, IReadOnlyList<FormError> Errors, string FormToken);
