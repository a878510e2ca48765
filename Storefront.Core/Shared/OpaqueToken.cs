using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Storefront.Core.Shared;

/// <summary>A random secret handed to a browser; the database keeps only its hash, so a leaked backup opens nothing.</summary>
public static class OpaqueToken
{
    private const int Bytes = 24;

    /// <summary>192 random bits, URL-safe.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 in hex, or null when the text cannot be a token of ours.</summary>
    public static string? Hash(string? token) =>
        token is { Length: 32 } && Base64Url.IsValid(token)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)))
            : null;
}
