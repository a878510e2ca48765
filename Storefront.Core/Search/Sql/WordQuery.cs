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

    /// <summary>The kinds of match to look for, the best first, each with how many products there are, about. What is certain to come after
    /// <paramref name="cap"/> better ones is not looked for.</summary>
    public IEnumerable<(int Tier, string Mark, int Products)> Tiers(int cap)
    {
        if (IsHopeless)
            yield break;
        foreach (var (tier, mark, count) in new (int, string, Func<WordGroup, int>)[]
            { (1, $"{IndexedProduct.InName}", group => group.InNames), (2, $"{IndexedProduct.InHead}", group => group.InHeads), (3, "", group => group.InAll) })
        {
            if (Groups.Min(count) == 0)
                continue;
            var together = Together(count);
            yield return (tier, mark, together);
            // The counts are estimates, so twice as many are enough; of several words nobody knows how often they stand together.
            if (Groups.Count == 1 && together > 2 * cap)
                yield break;
        }
    }

    /// <summary>As if the words had nothing to do with each other.</summary>
    private int Together(Func<WordGroup, int> count)
    {
        var all = Math.Max(1.0, Products);
        return (int)(all * Groups.Aggregate(1.0, (share, group) => share * Math.Min(1, count(group) / all)));
    }
}

/// <param name="Alternatives">The word itself, its synonyms, or what begins with it.</param>
/// <param name="InAll">In how many products one of them stands, about.</param>
/// <param name="InHeads">The same in names, brands, categories and options.</param>
/// <param name="InNames">The same in names.</param>
internal sealed record WordGroup(IReadOnlyList<IReadOnlyList<string>> Alternatives, int InAll, int InHeads, int InNames);
