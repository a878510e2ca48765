using System.Text.RegularExpressions;

namespace Storefront.Core.Shared.Postal;

/// <summary>How shoppers can be reached. A form can only tell that an address cannot be right; whether it is, a mail tells.</summary>
public static partial class ContactRules
{
    /// <summary>RFC 5321, 4.5.3.1.3, less the angle brackets.</summary>
    public const int MaxEmail = 254;

    public const int MaxPhone = 32;

    private const int MaxLocalPart = 64;

    /// <summary>Without white space around it; the domain in small letters, which means the same.</summary>
    public static string TidyEmail(string? typed)
    {
        var email = AddressRules.Fold(typed);
        var at = email.LastIndexOf('@');
        return at < 0 ? email : string.Concat(email.AsSpan(0, at), email[at..].ToLowerInvariant());
    }

    public static bool IsEmail(string email) =>
        email.Length <= MaxEmail && email.IndexOf('@', StringComparison.Ordinal) <= MaxLocalPart && Email().IsMatch(email);

    public static string TidyPhone(string? typed) => AddressRules.Fold(typed);

    /// <summary>Six to fifteen digits (ITU-T E.164) in whatever way people group them.</summary>
    public static bool IsPhone(string phone) =>
        phone.Length <= MaxPhone && Phone().IsMatch(phone) && phone.Count(char.IsAsciiDigit) is >= 6 and <= 15;

    // Unquoted local parts, which is what mailboxes have in practice, and any domain with a dot, international ones included.
    [GeneratedRegex(@"^[^\s@<>()\[\],;:\\""\p{C}.]+(\.[^\s@<>()\[\],;:\\""\p{C}.]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$")]
    private static partial Regex Email();

    [GeneratedRegex(@"^\+?[0-9 ()./-]+$")]
    private static partial Regex Phone();
}
