using System.Globalization;
using System.Text;

namespace Storefront.Core.Catalog;

/// <summary>A name as a part of an address: small letters and digits without accents, in words that hyphens join.</summary>
public static class Slug
{
    /// <summary>Never empty: a name in letters that have no counterpart becomes their code points.</summary>
    public static string Of(string name, int max = ProductDraft.MaxSlug)
    {
        var slug = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark || rune.Value is '\'' or '’')
                continue;
            var text = rune.Value switch
            {
                'ß' => "ss",
                'æ' => "ae",
                'ø' => "o",
                'đ' => "d",
                'ł' => "l",
                < 128 when Rune.IsLetterOrDigit(rune) => rune.ToString(),
                _ when Rune.IsLetterOrDigit(rune) => rune.Value.ToString("x", CultureInfo.InvariantCulture),
                _ => "-",
            };
            if (text != "-")
                slug.Append(text);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var whole = slug.ToString().Trim('-');
        return whole.Length == 0 ? "x" : whole[..Math.Min(max, whole.Length)].Trim('-');
    }
}
