namespace Storefront.Web.Components.SignIn;

internal static class SignInLinks
{
    /// <summary>A page on the way in that remembers where to go afterwards.</summary>
    public static string To(string path, string returnTo) => returnTo == "/account" ? path : $"{path}?returnTo={Uri.EscapeDataString(returnTo)}";
}
