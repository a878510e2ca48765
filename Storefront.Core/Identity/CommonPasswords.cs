namespace Storefront.Core.Identity;

/// <summary>What everybody uses, and so what is guessed first.</summary>
internal static class CommonPasswords
{
    private static readonly Lazy<HashSet<string>> All = new(Read);

    /// <summary>Capital letters, and a digit or mark at the end, fool nobody.</summary>
    public static bool Contains(string password)
    {
        var plain = password.ToLowerInvariant();
        var stem = plain.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '?', '$', '#', '*');
        return All.Value.Contains(plain) || plain.Distinct().Take(3).Count() < 3 || plain.Length - stem.Length <= 2 && All.Value.Contains(stem);
    }

    private static HashSet<string> Read()
    {
        using var list = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Identity/common-passwords.txt")!;
        using var reader = new StreamReader(list);
        var all = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                all.Add(line);
        return all;
    }
}
