namespace Storefront.Core.Search;

/// <summary>How alike two words are: by the groups of three letters that they share, to find candidates quickly, and by the slips of the finger between them.</summary>
internal static class Spelling
{
    /// <summary>The word's groups of three letters; its beginning counts twice, as people seldom mistake it.</summary>
    public static IReadOnlyList<string> Grams(string word)
    {
        var padded = $"  {word} ";
        return [.. Enumerable.Range(0, padded.Length - 2).Select(at => padded.Substring(at, 3)).Distinct()];
    }

    /// <summary>How many slips a word of this length is forgiven; short words are too much alike.</summary>
    public static int Forgiven(string word) => word.Length switch { < 3 => 0, < 6 => 1, _ => 2 };

    /// <summary>Letters left out, put in, changed, or two swapped (Damerau-Levenshtein, each letter moved once at most).</summary>
    public static int Slips(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[left.Length, right.Length];
    }
}
