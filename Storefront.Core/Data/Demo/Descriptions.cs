namespace Storefront.Core.Data.Demo;

/// <summary>
/// Composes the descriptions of one category: each product's own story, then sentences of its category and of its maker. A sentence is
/// dealt once, so no two neighbours on a shelf read alike.
/// </summary>
internal static class Descriptions
{
    public static Dictionary<DemoProduct, string> Of(DemoCategory category)
    {
        var chance = Chance.Of(category.Path);
        var paragraphs = category.Products.ToDictionary(product => product, product => new List<string> { product.Story });

        // The choosiest sentences go first, or what suits everybody would be taken from those it was written for.
        var fragments = category.Fragments.OrderBy(fragment => fragment.Words.Count == 0 ? int.MaxValue : category.Products.Count(fragment.Suits)).ToList();
        Deal(category.Products, paragraphs, fragments, (fragment, product) => fragment.Suits(product), fragment => fragment.Sentence, ref chance);

        foreach (var makers in category.Products.GroupBy(product => product.Brand))
            Deal([.. makers], paragraphs, [.. DemoContent.Brands[makers.Key].Sentences], (_, _) => true, sentence => sentence, ref chance);

        return paragraphs.ToDictionary(product => product.Key, product => string.Join("\n\n", product.Value));
    }

    /// <summary>One sentence each as far as they go, to those with the least text first.</summary>
    private static void Deal<T>(
        IReadOnlyList<DemoProduct> products, Dictionary<DemoProduct, List<string>> paragraphs, List<T> sentences,
        Func<T, DemoProduct, bool> suits, Func<T, string> text, ref Chance chance)
    {
        var waiting = products.ToList();
        chance.Shuffle(waiting);
        foreach (var product in waiting.OrderBy(product => paragraphs[product].Count).ThenBy(product => sentences.Count(sentence => suits(sentence, product))))
        {
            var index = sentences.FindIndex(sentence => suits(sentence, product));
            if (index < 0) continue;
            paragraphs[product].Add(text(sentences[index]));
            sentences.RemoveAt(index);
        }

        // What is left over makes the second paragraph longer.
        foreach (var product in waiting)
        {
            var index = sentences.FindIndex(sentence => suits(sentence, product));
            if (index < 0 || paragraphs[product].Count < 2) continue;
            paragraphs[product][^1] += $" {text(sentences[index])}";
            sentences.RemoveAt(index);
        }
    }
}
