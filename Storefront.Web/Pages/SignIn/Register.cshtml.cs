using System.Globalization;
using Storefront.Core.Identity;

namespace Storefront.Web.Pages.SignIn;

/// <summary>Asks for an account.</summary>
public sealed class RegisterModel(AskForAccount ask) : AskPage
{
    protected override Task AskAsync(string email, string? returnTo) => ask.RunAsync(email, CultureInfo.CurrentUICulture.Name, returnTo, HttpContext.RequestAborted);
}
