using System.Security.Cryptography;

namespace Storefront.Core.Orders;

/// <summary>Numbers that can be read out on the telephone and not be counted through: eight characters without look-alikes
/// (Crockford's base 32, https://www.crockford.com/base32.html), as <c>F-7K2M-9XQ4</c>.</summary>
public static class OrderNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The number as it is stored, from how somebody read it out: without dashes, in small letters, with look-alikes. Text that is no number comes back in capitals.</summary>
    public static string Tidy(string typed)
    {
        var symbols = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (symbols.Length == 9 && symbols[0] == 'F')
            symbols = symbols[1..];
        return symbols.Length == 8 ? $"F-{Alike(symbols[..4])}-{Alike(symbols[4..])}" : typed.ToUpperInvariant();
    }

    private static string Alike(string symbols) => symbols.Replace('O', '0').Replace('I', '1').Replace('L', '1');

    public static string New()
    {
        var symbols = RandomNumberGenerator.GetString(Alphabet, 8);
        return $"F-{symbols[..4]}-{symbols[4..]}";
    }
}
