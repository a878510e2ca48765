using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>Which passwords are taken and how they are kept. Long is strong: no rules about kinds of characters, but what everybody uses is refused (NIST SP 800-63B).</summary>
public sealed class Passwords(IPasswordHasher<Shopper> hasher)
{
    public const int Shortest = 8;

    public const int Longest = 128;

    private static readonly Shopper Nobody = new() { Locale = "", CreatedAt = default };

    /// <summary>Compared with where there is no password, so that an unknown address takes as long as a known one.</summary>
    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Shopper>(Options.Create(new PasswordHasherOptions { IterationCount = Rounds })).HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>PBKDF2 with HMAC-SHA512, as many rounds as OWASP asks for.</summary>
    internal const int Rounds = 210_000;

    public static Refusal? Judge(string? password, string email) => password switch
    {
        null or { Length: < Shortest } => IdentityRefusals.PasswordTooShort,
        { Length: > Longest } => IdentityRefusals.PasswordTooLong,
        _ when IsAddress(password, email) => IdentityRefusals.PasswordIsAddress,
        _ when CommonPasswords.Contains(password) => IdentityRefusals.PasswordTooCommon,
        _ => null,
    };

    /// <summary>Takes its time on purpose: never inside a transaction.</summary>
    public string Hash(string password) => hasher.HashPassword(Nobody, Tidy(password));

    /// <summary>Whether it is the shopper's password. Takes as long when there is no such shopper.</summary>
    public bool Fits(Shopper? shopper, string? password)
    {
        // What could never be set is compared too, cut to the length that is.
        var tried = Tidy(password is null or { Length: 0 } ? " " : password.Length > Longest ? password[..Longest] : password);
        var fits = hasher.VerifyHashedPassword(Nobody, shopper?.PasswordHash ?? NobodysHash.Value, tried) != PasswordVerificationResult.Failed;
        return fits && shopper?.PasswordHash is not null && password is { Length: <= Longest };
    }

    /// <summary>Keyboards write the same letter in more than one way.</summary>
    private static string Tidy(string password)
    {
        try
        {
            return password.Normalize();
        }
        catch (ArgumentException)
        {
            return password;
        }
    }

    private static bool IsAddress(string password, string email) =>
        password.Equals(email, StringComparison.OrdinalIgnoreCase) || password.Equals(email.Split('@')[0], StringComparison.OrdinalIgnoreCase);
}
