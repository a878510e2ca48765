using Storefront.Core.Reviews;
using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>Whose voice for a review this is: the shopper's, or the browser's by a random token that it keeps for nothing else.</summary>
internal static class VoterCookie
{
    private const string SecureCookie = "__Host-voter";
    private const string PlainCookie = "voter";

    public static Voter Voter(this HttpContext http)
    {
        if (http.Shopper() is { } shopper)
            return Core.Reviews.Voter.Shopper(shopper.ShopperId);

        var name = http.Request.IsHttps ? SecureCookie : PlainCookie;
        if (Core.Reviews.Voter.Guest(http.Request.Cookies[name]) is { } known)
            return known;

        var token = OpaqueToken.New();
        http.Response.Cookies.Append(
            name, token, new CookieOptions { Path = "/", HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        return Core.Reviews.Voter.Guest(token)!;
    }
}
