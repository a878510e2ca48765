using System.Globalization;
using System.Text;

namespace Storefront.Core.Shared;

/// <summary>
/// Text that strangers typed and others will read. What it means on a page is the page's business, which encodes it; here it loses what cannot be seen and
/// only misleads: control characters, marks that turn the direction of reading, unassigned and private ones.
/// </summary>
public static class PlainText
{
    /// <summary>One line, its white space folded.</summary>
    public static string Line(string? text) => Fold(Visible(text));

    /// <summary>Lines that are folded each; never more than one empty line between two of them, and none around.</summary>
    public static string Paragraphs(string? text)
    {
        var lines = Visible(text).ReplaceLineEndings("\n").Split('\n').Select(Fold);
        var kept = new StringBuilder();
        var gap = 0;
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                gap++;
                continue;
            }

            if (kept.Length > 0)
                kept.Append(gap > 0 ? "\n\n" : "\n");
            kept.Append(line);
            gap = 0;
        }

        return kept.ToString();
    }

    private static string Fold(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Visible(string? text)
    {
        var seen = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsSeen(rune))
                seen.Append(rune.ToString());
            else if (rune.Value is '\n' or '\r' or '\t')
                seen.Append((char)rune.Value);
        }

        return seen.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The two joiners are seen in what they join: families of emoji, and letters of several scripts.</summary>
    private static bool IsSeen(Rune rune) => rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
