using Storefront.Core.Reviews;
using Storefront.Core.Shared;

namespace Storefront.Web.Hosting;

/// <summary>Whose voice for a review this is: the shopper's, or the browser's by a random token that it keeps for nothing else.</summary>
internal static class VoterCookie
{
    private static readonly TokenCookie Cookie = new("voter", TimeSpan.FromDays(365));

    public static Voter Voter(this HttpContext http)
    {
        if (http.Shopper() is { } shopper)
            return Core.Reviews.Voter.Shopper(shopper.ShopperId);
        if (Core.Reviews.Voter.Guest(Cookie.Read(http)) is { } known)
            return known;

        var token = OpaqueToken.New();
        Cookie.Keep(http, token);
        return Core.Reviews.Voter.Guest(token)!;
    }
}
