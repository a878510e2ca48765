using System.Globalization;
using System.Text;

namespace Storefront.Core.Search;

/// <summary>Takes from words what people type differently: capitals and accents. Half a surrogate pair and other signs only part words.</summary>
public static class Folding
{
    /// <summary>The words of a text, folded.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var (start, length) in Spans(text))
            if (Fold(text.AsSpan(start, length)) is { Length: > 0 } word)
                words.Add(word);
        return words;
    }

    /// <summary>Where the words of a text stand. An apostrophe is part of its word.</summary>
    public static IEnumerable<(int Start, int Length)> Spans(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isInside = i < text.Length && (IsOfWord(text[i]) || text[i] is '\'' or '’' && start >= 0 && i + 1 < text.Length && char.IsLetter(text[i + 1]));
            if (isInside && start < 0)
                start = i;
            if (isInside || start < 0)
                continue;
            yield return (start, i - start);
            start = -1;
        }
    }

    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || !IsOfWord(letter))
                continue;
            var low = char.ToLowerInvariant(letter);
            _ = low switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' or 'ð' => folded.Append('d'),
                'þ' => folded.Append("th"),
                'ı' => folded.Append('i'),
                _ => folded.Append(low),
            };
        }

        return folded.ToString();
    }

    private static bool IsOfWord(char letter) =>
        char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
