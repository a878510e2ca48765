using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

// Compared in the database, by bytes.
#pragma warning disable CA1309

namespace Storefront.Core.Search;

/// <summary>Turns a question into words that the catalogue has: synonyms beside them, beginnings completed, slips of the finger put right.
/// One command, and one more for each of at most two words that stand nowhere.</summary>
internal sealed class Vocabulary(StoreDb db, TextAnalysis analysis, FacetBook book)
{
    /// <summary>What begins with the letters typed so far: the words that most products have.</summary>
    private const int MostCompletions = 12;

    private const int MostCandidates = 40;

    private const int MostCorrections = 2;

    /// <summary>The row that counts all products.</summary>
    public const string AnyWord = "";

    /// <param name="text">The question.</param>
    /// <param name="isBeginning">Whether somebody still types it: the last word then also stands for what begins with it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The question, and its text as corrected; null where it was taken as typed.</returns>
    public async Task<(WordQuery Query, string? Corrected)> ReadAsync(string text, bool isBeginning, CancellationToken cancel)
    {
        var words = analysis.Question(text);
        var synonyms = (await book.ReadAsync(cancel)).Synonyms;
        var slots = Expand(words, [.. synonyms.Select(group => group.Select(phrase => Stems(phrase)).ToList())]);
        var beginning = TextAnalysis.Beginning(text) ?? "";
        var known = await KnownAsync([AnyWord, .. slots.SelectMany(slot => slot.Alternatives).SelectMany(alternative => alternative)], beginning, cancel);
        var completions = beginning.Length == 0 ? [] : known.Values.Where(word => word.Word.StartsWith(beginning, StringComparison.Ordinal)).OrderByDescending(word => word.Products).Take(MostCompletions).ToList();

        var groups = new List<WordGroup>();
        var shown = new List<string>();
        var corrections = 0;
        foreach (var (slot, isLast) in slots.Select((slot, index) => (slot, index == slots.Count - 1)))
        {
            var found = slot.Alternatives.Where(alternative => alternative.All(known.ContainsKey)).ToList();
            if (isLast && (isBeginning || found.Count == 0))
                found.AddRange(completions.Where(word => !found.Any(alternative => alternative is [var only] && only == word.Word)).Select(word => (IReadOnlyList<string>)[word.Word]));
            var typed = slot.Typed;
            if (found.Count == 0 && slot.Alternatives is [[var unknown], ..] && corrections < MostCorrections && await CorrectAsync(unknown, cancel) is { } right)
            {
                corrections++;
                known[right.Word] = right;
                found.Add([right.Word]);
                typed = right.Shown;
            }

            shown.Add(typed);
            groups.Add(Group(found, known));
        }

        var query = new WordQuery(groups, TextAnalysis.Code(text), known.TryGetValue(AnyWord, out var all) ? all.Products : 0);
        return (query, corrections > 0 ? string.Join(' ', shown) : null);
    }

    private List<string> Stems(string phrase) => [.. analysis.Question(phrase).Select(word => word.Word)];

    /// <summary>The words in their order, each with what means the same; a phrase that has synonyms is one slot.</summary>
    private static List<(string Typed, List<IReadOnlyList<string>> Alternatives)> Expand(IReadOnlyList<QuestionWord> words, IReadOnlyList<List<List<string>>> synonyms)
    {
        var slots = new List<(string, List<IReadOnlyList<string>>)>();
        for (var at = 0; at < words.Count;)
        {
            var here = at;
            var (group, length) = synonyms
                .SelectMany(group => group.Select(phrase => (Group: group, Phrase: phrase)))
                .Where(each => each.Phrase.Count > 0 && each.Phrase.SequenceEqual(words.Skip(here).Take(each.Phrase.Count).Select(word => word.Word)))
                .Select(each => (each.Group, each.Phrase.Count))
                .OrderByDescending(each => each.Count).FirstOrDefault();
            length = Math.Max(1, length);
            var own = words.Skip(at).Take(length).ToList();
            var alternatives = new List<IReadOnlyList<string>> { own.ConvertAll(word => word.Word) };
            alternatives.AddRange((group ?? []).Where(phrase => phrase.Count > 0 && !phrase.SequenceEqual(alternatives[0])));
            slots.Add((string.Join(' ', own.Select(word => word.Typed)), alternatives));
            at += length;
        }

        return slots;
    }

    private async Task<Dictionary<string, SearchWord>> KnownAsync(List<string> words, string beginning, CancellationToken cancel)
    {
        var exact = db.SearchWords.AsNoTracking().Where(word => words.Contains(word.Word));
        if (beginning.Length == 0)
            return await exact.ToDictionaryAsync(word => word.Word, cancel);

        // U+FFFF is no character, and greater than all of them.
        var end = beginning + '\uffff';
        var begun = db.SearchWords.AsNoTracking()
            .Where(word => string.Compare(word.Word, beginning) >= 0 && string.Compare(word.Word, end) < 0)
            .OrderByDescending(word => word.Products).ThenBy(word => word.Word).Take(MostCompletions);
        return (await exact.Concat(begun).ToListAsync(cancel)).DistinctBy(word => word.Word).ToDictionary(word => word.Word);
    }

    /// <summary>The known word that is nearest, the more common of equals; numbers are taken as they are.</summary>
    private async Task<SearchWord?> CorrectAsync(string word, CancellationToken cancel)
    {
        var forgiven = Spelling.Forgiven(word);
        if (forgiven == 0 || word.Any(char.IsDigit))
            return null;

        var grams = Spelling.Grams(word);
        var alike = db.WordGrams.Where(gram => grams.Contains(gram.Gram)).GroupBy(gram => gram.Word)
            .Select(group => new { Word = group.Key, Shared = group.Count() })
            .OrderByDescending(each => each.Shared).ThenBy(each => each.Word).Take(MostCandidates);
        var candidates = await db.SearchWords.AsNoTracking().Join(alike, known => known.Word, each => each.Word, (known, _) => known).ToListAsync(cancel);
        return candidates
            .Select(known => (Known: known, Slips: Spelling.Slips(word, known.Word)))
            .Where(each => each.Slips <= forgiven)
            .OrderBy(each => each.Slips).ThenByDescending(each => each.Known.Products).ThenBy(each => each.Known.Word, StringComparer.Ordinal)
            .Select(each => each.Known)
            .FirstOrDefault();
    }

    private static WordGroup Group(List<IReadOnlyList<string>> alternatives, Dictionary<string, SearchWord> known)
    {
        return new WordGroup(alternatives, Sum(word => word.Products), Sum(word => word.Heads), Sum(word => word.Names));

        int Sum(Func<SearchWord, int> count) => (int)Math.Min(int.MaxValue, alternatives.Sum(alternative => (long)alternative.Min(word => count(known[word]))));
    }
}
