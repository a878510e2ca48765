using Microsoft.AspNetCore.Identity;

namespace Storefront.Core.Identity;

/// <summary>
/// Somebody with an account. Its address is proven: an account begins with a link that was mailed to it. The same accounts serve staff, who have a
/// <see cref="Role"/>. <see cref="IdentityUser{TKey}.LockoutEnd"/> shuts an account out by hand; wrong passwords are counted by <see cref="TryCount"/>.
/// </summary>
public sealed class Shopper : IdentityUser<long>
{
    public const int MaxName = 80;

    /// <summary>What to call them; null until they say so.</summary>
    public string? Name { get; set; }

    /// <summary>The language they read, as a culture's name.</summary>
    public required string Locale { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The secret shared with an authenticator app, encrypted with the shop's keys; null when there is none.</summary>
    public string? AuthenticatorKey { get; private set; }

    /// <summary>The last step of time whose code was taken: a code works once.</summary>
    public long AuthenticatorStep { get; private set; }

    public static Shopper Open(string email, string? name, string locale, DateTimeOffset now)
    {
        var shopper = new Shopper { Name = name, Locale = locale, CreatedAt = now, LockoutEnabled = true };
        shopper.Answer(email);
        return shopper;
    }

    /// <summary>How an address is looked up: as Identity writes it.</summary>
    public static string Normalise(string email) => email.Normalize().ToUpperInvariant();

    /// <summary>They can be reached at this address, and sign in with it.</summary>
    public void Answer(string email)
    {
        (Email, UserName) = (email, email);
        NormalizedEmail = NormalizedUserName = Normalise(email);
        EmailConfirmed = true;
        Renew();
    }

    /// <summary>What was handed out before, such as links in mails, is good no more.</summary>
    public void Renew() => SecurityStamp = Guid.NewGuid().ToString("N");

    public void UseAuthenticator(string key, long step) => (AuthenticatorKey, AuthenticatorStep, TwoFactorEnabled) = (key, step, true);

    public void ForgetAuthenticator() => (AuthenticatorKey, AuthenticatorStep, TwoFactorEnabled) = (null, 0, false);

    public bool IsShutOut(DateTimeOffset now) => LockoutEnd > now;
}

/// <summary>What somebody does for the shop. Its claims are what they may do.</summary>
public sealed class Role : IdentityRole<long>
{
    /// <summary>May do everything, also what a later version adds; so its claims are not looked at.</summary>
    public const string Owner = "Owner";

    public static Role Named(string name) => new() { Name = name, NormalizedName = name.ToUpperInvariant() };
}
