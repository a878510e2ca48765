using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Components.SignIn;

/// <param name="ReturnTo">Where to go afterwards; a path of this shop.</param>
/// <param name="IsAgain">Whether somebody who is signed in proves it once more.</param>
public sealed record SignInView(string? Email, bool IsLasting, string ReturnTo, bool IsAgain, IReadOnlyList<FormError> Errors, string FormToken);

public sealed record RegisterView(string? Email, string ReturnTo, IReadOnlyList<FormError> Errors, string FormToken);

/// <param name="Key">The link's, sent along again.</param>
public sealed record NewAccountView(string Email, string? Name, string Key, IReadOnlyList<FormError> Errors, string FormToken);
