using Storefront.Core.Identity;

namespace Storefront.Web.Pages.SignIn;

/// <summary>Asks for a new password.</summary>
public sealed class ResetModel(AskForReset ask) : AskPage
{
    protected override Task AskAsync(string email, string? returnTo) => ask.RunAsync(email, HttpContext.RequestAborted);
}
