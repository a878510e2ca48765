using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Storefront.Core.Carts;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Wishes;

namespace Storefront.Web.Hosting;

/// <summary>Where every way of signing in ends: the session is opened, the browser gets its cookie, and the shop welcomes its shopper.</summary>
public sealed class SignInDesk(StoreDb db, OpenSession open, EndSessions end, WelcomeShopper welcome)
{
    /// <summary>The first step is done. Whoever has an authenticator app is asked for its code next, unless a passkey has proven as much.</summary>
    /// <returns>Where to go now.</returns>
    public async Task<SeeOther> ContinueAsync(HttpContext http, Shopper shopper, SignInMethod method, bool isLasting, string? returnTo)
    {
        if (shopper.TwoFactorEnabled && method != SignInMethod.Passkey)
        {
            await http.KeepAsync(new SignInStep(shopper.Id, method, isLasting, ReturnPath.IsOurs(returnTo) ? returnTo : null));
            return new SeeOther("/account/sign-in/code");
        }

        await SignInAsync(http, shopper, method, isLasting, returnTo);
        return new SeeOther(ReturnPath.Of(returnTo));
    }

    public async Task SignInAsync(HttpContext http, Shopper shopper, SignInMethod method, bool isLasting, string? returnTo = null)
    {
        // A browser is one session: who signs in again leaves the old one.
        await end.OfTokenAsync(await TokenAsync(http), http.RequestAborted);
        var token = await open.RunAsync(shopper, http.Request.Headers.UserAgent.ToString(), method, isLasting, http.RequestAborted);
        var properties = new AuthenticationProperties { IsPersistent = isLasting };
        properties.SetString(SignInCookies.Token, token);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(new ClaimsIdentity(IdentityConstants.ApplicationScheme)), properties);
        http.Response.MarkSignedIn(isLasting);
        var isCheckingOut = returnTo?.StartsWith("/checkout", StringComparison.Ordinal) == true;
        await welcome.RunAsync(shopper, new Visitor(http.CartToken(), isCheckingOut, http.WishlistToken()), http.RequestAborted);
        http.Response.MarkCart(await db.CountPiecesAsync(CartKey.OfShopper(shopper.Id), http.RequestAborted));
        http.Response.MarkWishes(await db.CountWishesAsync(new WishlistOwner(shopper.Id, null), http.RequestAborted));
    }

    /// <summary>Nothing that belongs to the shopper stays in the browser, the cart least of all.</summary>
    public async Task SignOutAsync(HttpContext http)
    {
        await end.OfTokenAsync(await TokenAsync(http), http.RequestAborted);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        http.Response.MarkSignedOut();
        http.ForgetCart();
        http.ForgetWishlist();
    }

    private static async Task<string?> TokenAsync(HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.GetString(SignInCookies.Token);
}
