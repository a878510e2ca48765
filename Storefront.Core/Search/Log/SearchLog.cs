using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

// Compared in the database, by bytes.
#pragma warning disable CA1309

namespace Storefront.Core.Search;

/// <summary>What shoppers search for, counted by day, and nothing of who they are. Counts are gathered in memory and written together: a search waits for no
/// write. A process that dies takes the last seconds with it.</summary>
public sealed class SearchLog(StoreWrites writes, TimeProvider time)
{
    /// <summary>Something asked for less often may tell of a person.</summary>
    private const int SuggestedFrom = 3;

    /// <summary>A bound on what strangers can have us remember between two writes.</summary>
    private const int MostQuestions = 10_000;

    private ConcurrentDictionary<string, Tally> tallies = new();

    public void Searched(string question, bool foundNothing) => Add(question, new Tally(1, foundNothing ? 1 : 0, 0));

    /// <summary>A product was opened from the question's results.</summary>
    public void Clicked(string question) => Add(question, new Tally(0, 0, 1));

    /// <summary>Writes what was gathered.</summary>
    public async Task FlushAsync(CancellationToken cancel = default)
    {
        var gathered = Interlocked.Exchange(ref tallies, new());
        if (gathered.IsEmpty)
            return;
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await writes.RunAsync(
            async db =>
            {
                foreach (var (question, tally) in gathered.OrderBy(each => each.Key, StringComparer.Ordinal))
                    await db.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO searched_questions (question, day, searches, empty, clicks) VALUES ({question}, {day}, {tally.Searches}, {tally.Empty}, {tally.Clicks})
                        ON CONFLICT (question, day) DO UPDATE SET searches = searched_questions.searches + excluded.searches,
                          empty = searched_questions.empty + excluded.empty, clicks = searched_questions.clicks + excluded.clicks
                        """,
                        cancel);
            },
            cancel);
    }

    /// <summary>Past questions that begin so, that found something, and that more than a few asked, the most asked first.</summary>
    internal static async Task<IReadOnlyList<string>> BeginningWithAsync(StoreDb db, string beginning, int count, CancellationToken cancel)
    {
        var begun = Normal(beginning);
        if (begun.Length == 0)
            return [];
        var end = begun + '\uffff';
        return await db.SearchedQuestions
            .Where(q => string.Compare(q.Question, begun) >= 0 && string.Compare(q.Question, end) < 0 && q.Question != begun)
            .GroupBy(q => q.Question)
            .Where(group => group.Sum(q => q.Searches) >= SuggestedFrom && group.Sum(q => q.Empty) == 0)
            .OrderByDescending(group => group.Sum(q => q.Searches)).ThenBy(group => group.Key)
            .Select(group => group.Key).Take(count)
            .ToListAsync(cancel);
    }

    /// <summary>Small letters and single spaces; null where it looks like a person's address or number, which is nobody's business.</summary>
    internal static string? Kept(string question)
    {
        var normal = Normal(question);
        return normal.Length == 0 || normal.Contains('@', StringComparison.Ordinal) || normal.Count(char.IsDigit) > 8 ? null : normal;
    }

    private static string Normal(string question)
    {
        var readable = string.Concat(question.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString()));
        var normal = string.Join(' ', readable.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (normal.Length <= SearchedQuestion.MaxLength)
            return normal;
        // Half of a surrogate pair is no character.
        var end = char.IsHighSurrogate(normal[SearchedQuestion.MaxLength - 1]) ? SearchedQuestion.MaxLength - 1 : SearchedQuestion.MaxLength;
        return normal[..end].TrimEnd();
    }

    private void Add(string question, Tally tally)
    {
        if (Kept(question) is { } kept && (tallies.Count < MostQuestions || tallies.ContainsKey(kept)))
            tallies.AddOrUpdate(kept, tally, (_, sum) => new Tally(sum.Searches + tally.Searches, sum.Empty + tally.Empty, sum.Clicks + tally.Clicks));
    }

    private sealed record Tally(int Searches, int Empty, int Clicks);
}
