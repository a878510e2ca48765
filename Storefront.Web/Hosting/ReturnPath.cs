namespace Storefront.Web.Hosting;

/// <summary>Where somebody goes after signing in. It comes out of an address, so it may lead to this shop's pages only.</summary>
public static class ReturnPath
{
    public const string Account = "/account";

    /// <summary>The path as it was asked for, or the account's page.</summary>
    public static string Of(string? asked) => IsOurs(asked) ? asked! : Account;

    public static bool IsOurs(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && asked.Length <= 500 && asked.All(letter => letter is > ' ' and <= '~' and not '\\')
        && !asked.StartsWith(SignInCookies.SignInPath, StringComparison.OrdinalIgnoreCase);
}
