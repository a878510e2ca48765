using System.Security.Cryptography;

namespace Storefront.Core.Pictures;

/// <summary>
/// What a picture is called: 128 random bits in hex, so that nobody finds one by guessing, and nothing of the name that its owner's file had. Its
/// renditions are called after it.
/// </summary>
public static class PictureName
{
    private const int Bytes = 16;
    private const string Small = "-small";
    private const string Extension = ".webp";

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static bool IsOne(string? name) => name is { Length: Bytes * 2 } && name.All(char.IsAsciiHexDigitLower);

    /// <summary>Its file as pages show it, and the small one for lists.</summary>
    public static string File(string name, bool isSmall = false) => $"{name}{(isSmall ? Small : "")}{Extension}";

    /// <summary>Whether a text out of an address can be a file of ours.</summary>
    public static bool IsFile(string? file) =>
        file is not null && file.EndsWith(Extension, StringComparison.Ordinal) && file[..^Extension.Length] is var stem
        && IsOne(stem.EndsWith(Small, StringComparison.Ordinal) ? stem[..^Small.Length] : stem);
}
