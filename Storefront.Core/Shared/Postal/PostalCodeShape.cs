using System.Text;

namespace Storefront.Core.Shared.Postal;

/// <summary>The forms a country's postal codes take: <c>#</c> is a digit, <c>@</c> a letter, <c>*</c> either, anything else stands
/// for itself, as in <c>#### @@</c>. People leave the spaces out, add hyphens or the country's code; the post does not mind, so
/// neither does this.</summary>
public sealed class PostalCodeShape(params string[] templates)
{
    /// <summary>Whether digits are all it takes, so that a telephone may show its number pad.</summary>
    public bool IsNumeric { get; } = templates.All(template => template.All(symbol => symbol is '#' or ' '));

    /// <summary>The code as the post writes it, or null when it is none of this country's.</summary>
    public string? Fit(string typed, string country)
    {
        var symbols = string.Concat(typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return templates.Select(template => Write(template, symbols)).FirstOrDefault(fitted => fitted is not null)
            ?? (symbols.StartsWith(country, StringComparison.Ordinal)
                ? templates.Select(template => Write(template, symbols[country.Length..])).FirstOrDefault(fitted => fitted is not null)
                : null);
    }

    private static string? Write(string template, string symbols)
    {
        var written = new StringBuilder();
        var next = 0;
        foreach (var place in template)
        {
            if (place is not ('#' or '@' or '*'))
            {
                written.Append(place);
                continue;
            }

            if (next == symbols.Length || !Takes(place, symbols[next]))
                return null;
            written.Append(symbols[next++]);
        }

        return next == symbols.Length ? written.ToString() : null;
    }

    private static bool Takes(char place, char symbol) => place switch
    {
        '#' => char.IsAsciiDigit(symbol),
        '@' => char.IsAsciiLetter(symbol),
        _ => true,
    };
}
