using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>Writes the vocabulary: the words, and the groups of letters by which misspelt ones find them. Runs within the context's transaction.</summary>
internal static class WordTables
{
    private const int AtOnce = 1000;

    /// <summary>The vocabulary of a whole index.</summary>
    public static async Task ReplaceAsync(StoreDb db, WordCounts counts, long products, CancellationToken cancel)
    {
        await db.RunAsync("DELETE FROM word_grams; DELETE FROM search_words;", cancel);
        await WriteAsync(db, [.. counts.Words.Select(each => (each.Key, each.Value)), (Vocabulary.AnyWord, new WordCount("", (int)Math.Min(int.MaxValue, products), 0, 0))], "NOTHING", cancel);
    }

    /// <summary>Words of single products. What is known already keeps its counts: they are estimates, and hold again when the index is built anew.</summary>
    public static Task AddAsync(StoreDb db, WordCounts counts, CancellationToken cancel) => WriteAsync(
        db,
        [.. counts.Words.Select(each => (each.Key, each.Value)), (Vocabulary.AnyWord, new WordCount("", 1, 0, 0))],
        "UPDATE SET heads = CASE WHEN search_words.heads = 0 THEN excluded.heads ELSE search_words.heads END, names = CASE WHEN search_words.names = 0 THEN excluded.names ELSE search_words.names END",
        cancel);

    private static async Task WriteAsync(StoreDb db, IReadOnlyList<(string Word, WordCount Count)> words, string known, CancellationToken cancel)
    {
        foreach (var some in words.Chunk(AtOnce))
        {
            // Words hold letters and digits alone, so they are their own quoting.
            var rows = some.Select(each => $"('{each.Word}','{each.Count.Shown}',{each.Count.Products},{each.Count.Heads},{each.Count.Names})");
            await db.RunAsync($"INSERT INTO search_words (word, shown, products, heads, names) VALUES {string.Join(',', rows)} ON CONFLICT (word) DO {known}", cancel);
            var grams = some.Where(each => each.Word.Length > 0).SelectMany(each => Spelling.Grams(each.Word).Select(gram => $"('{gram}','{each.Word}')")).ToList();
            if (grams.Count > 0)
                await db.RunAsync($"INSERT INTO word_grams (gram, word) VALUES {string.Join(',', grams)} ON CONFLICT (gram, word) DO NOTHING", cancel);
        }
    }
}
