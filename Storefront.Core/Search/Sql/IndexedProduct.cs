namespace Storefront.Core.Search;

/// <summary>A product as the tables of words hold it.</summary>
/// <param name="Place">Its place among all products: what can be bought before what is sold out, then the more popular. Unique.</param>
/// <param name="Terms">Its words. Those that stand in the name are there a second time behind <see cref="InName"/>, those of the name, the brand, the
/// categories and the options behind <see cref="InHead"/>, its SKUs and GTINs only behind <see cref="IsCode"/>: so one list of postings answers each question.</param>
internal sealed record IndexedProduct(SearchDocument Document, long Place, IReadOnlyCollection<string> Terms)
{
    public const char InName = '_';
    public const char InHead = '+';
    public const char IsCode = '=';

    private const int IdBits = 40;
    private const int PopularityBits = 20;

    public static IndexedProduct Of(SearchDocument document, TextAnalysis analysis, WordCounts counts)
    {
        var names = analysis.Words(document.Name).ToList();
        string[] heads = [document.Brand, .. document.Categories, .. document.Options.Select(option => option.Value)];
        var head = names.Concat(heads.SelectMany(analysis.Words)).ToList();
        var all = head.Concat(analysis.Words(document.Summary)).Concat(analysis.Words(document.Description)).ToList();
        var terms = new HashSet<string>(all.Count * 2);
        foreach (var (word, shown) in all)
            if (terms.Add(word))
                counts.Count(word, shown, static count => count with { Products = count.Products + 1 });
        foreach (var (word, shown) in head)
            if (terms.Add(InHead + word))
                counts.Count(word, shown, static count => count with { Heads = count.Heads + 1 });
        foreach (var (word, shown) in names)
            if (terms.Add(InName + word))
                counts.Count(word, shown, static count => count with { Names = count.Names + 1 });
        foreach (var code in document.Codes.Select(TextAnalysis.Code).Where(code => code.Length > 0))
            terms.Add(IsCode + code);
        return new IndexedProduct(document, PlaceOf(document), terms);
    }

    private static long PlaceOf(SearchDocument document)
    {
        const int mostPopular = (1 << PopularityBits) - 1;
        var unpopularity = mostPopular - Math.Clamp(document.Popularity, 0, mostPopular);
        return ((document.IsAvailable ? 0L : 1L) << (PopularityBits + IdBits)) | ((long)unpopularity << IdBits) | document.ProductId;
    }
}

/// <summary>In how many of the products that were read each word stands.</summary>
internal sealed class WordCounts
{
    private readonly Dictionary<string, WordCount> words = [];

    public IReadOnlyDictionary<string, WordCount> Words => words;

    public void Count(string word, string shown, Func<WordCount, WordCount> more) =>
        words[word] = more(words.GetValueOrDefault(word) ?? new WordCount(shown, 0, 0, 0));
}

internal sealed record WordCount(string Shown, int Products, int Heads, int Names);
