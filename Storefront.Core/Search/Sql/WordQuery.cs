namespace Storefront.Core.Search;

/// <summary>A question as the tables of words are asked: each group has to be found, by one of its alternatives, all of whose words have to be.</summary>
/// <param name="Code">What was typed as a SKU or GTIN.</param>
/// <param name="Products">How many products the index holds, about.</param>
internal sealed record WordQuery(IReadOnlyList<WordGroup> Groups, string Code, int Products)
{
    /// <summary>A word that stands nowhere: only a code can be found then.</summary>
    public bool IsHopeless => Groups.Count == 0 || Groups.Any(group => group.Alternatives.Count == 0);

    /// <summary>The question in the words of an engine.</summary>
    /// <param name="mark">Which of a product's words are asked.</param>
    /// <param name="and">The engine's word for it.</param>
    /// <param name="or">The engine's word for it.</param>
    /// <param name="quote">Around each word; words hold letters and digits alone.</param>
    public string Render(string mark, string and, string or, char quote) => string.Join(and, Groups.Select(group =>
        $"({string.Join(or, group.Alternatives.Select(alternative => $"({string.Join(and, alternative.Select(word => $"{quote}{mark}{word}{quote}"))})"))})"));

    /// <summary>At most so many products can be found, about.</summary>
    public int Most(Func<WordGroup, int> count) => IsHopeless ? 0 : Groups.Min(count);
}

/// <param name="Alternatives">The word itself, its synonyms, or what begins with it.</param>
/// <param name="InAll">In how many products one of them stands, about.</param>
/// <param name="InHeads">The same in names, brands, categories and options.</param>
/// <param name="InNames">The same in names.</param>
internal sealed record WordGroup(IReadOnlyList<IReadOnlyList<string>> Alternatives, int InAll, int InHeads, int InNames);
