using System.Globalization;
using System.Security.Claims;
using Storefront.Core.Identity;

namespace Storefront.Web.Hosting;

/// <summary>Who is signed in on this request. The cookie holds the session's token and nothing else; everything here was read from the database, half a minute ago at most.</summary>
public static class CurrentShopper
{
    internal static readonly object Kept = new();

    /// <summary>Null for guests. Pages under <c>/account</c> and <c>/admin</c> are never reached by guests; use <see cref="NeedShopper"/> there.</summary>
    public static SignedIn? Shopper(this HttpContext http) => http.Items.TryGetValue(Kept, out var kept) ? kept as SignedIn : null;

    /// <summary>Where only shoppers come: a page that lets guests in must not call it.</summary>
    public static SignedIn NeedShopper(this HttpContext http) => http.Shopper() ?? throw new InvalidOperationException("This page is for shoppers, and nobody is signed in.");

    /// <summary>What authorization sees: the roles as roles, and their claims.</summary>
    internal static ClaimsPrincipal Principal(SignedIn shopper, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, shopper.ShopperId.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, shopper.Name ?? shopper.Email),
            .. shopper.Roles.Select(role => new Claim(ClaimTypes.Role, role)),
            .. shopper.Claims.Select(claim => new Claim(claim.Type, claim.Value)),
        ],
        scheme));
}
