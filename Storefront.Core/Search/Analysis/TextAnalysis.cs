using Microsoft.Extensions.Options;

namespace Storefront.Core.Search;

/// <summary>Reads words out of texts and questions, the same for what is indexed and for what is asked.</summary>
public sealed class TextAnalysis(IOptions<SearchOptions> options)
{
    /// <summary>More words narrow nothing down; they only cost.</summary>
    public const int MostWords = 6;

    private const int LongestWord = 40;

    private readonly WordForms forms = WordForms.Of(options.Value.Language);

    /// <summary>The words of a text as the index knows them, each with a form in which the text has it.</summary>
    public IEnumerable<(string Word, string Shown)> Words(string text) => Folding.Words(text)
        .Where(word => word.Length <= LongestWord && !forms.SaysNothing(word))
        .Select(word => (forms.Stem(word), word));

    /// <summary>The words of a question. One of nothing but small words is taken as it is.</summary>
    public IReadOnlyList<QuestionWord> Question(string text)
    {
        var words = Folding.Words(text).Where(word => word.Length <= LongestWord).ToList();
        var telling = words.Where(word => !forms.SaysNothing(word)).ToList();
        return [.. (telling.Count > 0 ? telling : words).Select(word => new QuestionWord(forms.Stem(word), word)).DistinctBy(word => word.Word).Take(MostWords)];
    }

    /// <summary>The last word of a question as it was typed so far, to be looked for as a beginning; null when it is finished by a space.</summary>
    public static string? Beginning(string text) => text.Length > 0 && !char.IsWhiteSpace(text[^1]) ? Folding.Words(text).LastOrDefault() : null;

    /// <summary>A SKU or GTIN without what people leave out or put in: case, spaces, hyphens.</summary>
    public static string Code(string text) => string.Concat(Folding.Words(text));

    /// <summary>The text in parts, those that a question asks for marked.</summary>
    public IReadOnlyList<(string Text, bool IsMatch)> Highlight(string text, string question)
    {
        var wanted = Question(question).Select(word => word.Word).ToHashSet();
        var beginning = Beginning(question);
        var parts = new List<(string, bool)>();
        var done = 0;
        foreach (var (start, length) in Folding.Spans(text))
        {
            var word = Folding.Fold(text.AsSpan(start, length));
            if (word.Length == 0 || !wanted.Contains(forms.Stem(word)) && (beginning is not { Length: > 1 } || !word.StartsWith(beginning, StringComparison.Ordinal)))
                continue;
            if (start > done)
                parts.Add((text[done..start], false));
            parts.Add((text.Substring(start, length), true));
            done = start + length;
        }

        if (done < text.Length)
            parts.Add((text[done..], false));
        return parts;
    }
}

/// <summary>A word of a question as the index knows it, and as it was typed.</summary>
public sealed record QuestionWord(string Word, string Typed);
