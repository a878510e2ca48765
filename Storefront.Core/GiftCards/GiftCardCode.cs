using System.Security.Cryptography;
using System.Text;

namespace Storefront.Core.GiftCards;

/// <summary>Codes of 80 random bits in sixteen symbols without look-alikes, as <c>7K2M-9XQ4-…</c>. What people type is
/// forgiven: case, blanks, dashes, O for 0, I and L for 1.</summary>
public static class GiftCardCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Symbols = 16;

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Symbols).Chunk(4).Select(four => new string(four)));

    /// <summary>SHA-256 in hex of the code, or null when the text cannot be one.</summary>
    public static string? Hash(string? typed)
    {
        var code = Normalise(typed);
        return code.Length == Symbols && code.All(Alphabet.Contains) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code))) : null;
    }

    public static string LastFour(string code) => Normalise(code)[^4..];

    private static string Normalise(string? typed) => string.Concat((typed ?? "")
        .Where(symbol => !char.IsWhiteSpace(symbol) && symbol != '-')
        .Select(symbol => char.ToUpperInvariant(symbol) switch { 'O' => '0', 'I' or 'L' => '1', var other => other }));
}
