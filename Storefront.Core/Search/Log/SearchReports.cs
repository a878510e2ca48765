using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Search;

/// <summary>A question over some days.</summary>
public sealed record QuestionReport
{
    public required string Question { get; init; }

    public int Searches { get; init; }

    /// <summary>Searches that found nothing.</summary>
    public int Empty { get; init; }

    public int Clicks { get; init; }
}

/// <summary>What staff learn from searches: what the shop lacks or calls by another name, and what it answers badly.</summary>
public static class SearchReports
{
    /// <summary>Questions that found nothing, the most asked first: candidates for synonyms, or for the range.</summary>
    public static IQueryable<QuestionReport> WithoutResult(this StoreDb db, DateOnly from) => db.ByQuestion(from)
        .Where(report => report.Empty > 0).OrderByDescending(report => report.Empty).ThenBy(report => report.Question);

    /// <summary>Questions that found something which fewer than one in five wanted to see, the most asked first. What was asked a few times only tells nothing.</summary>
    public static IQueryable<QuestionReport> WithFewClicks(this StoreDb db, DateOnly from) => db.ByQuestion(from)
        .Where(report => report.Searches - report.Empty >= 5 && report.Clicks * 5 < report.Searches - report.Empty)
        .OrderByDescending(report => report.Searches).ThenBy(report => report.Question);

    private static IQueryable<QuestionReport> ByQuestion(this StoreDb db, DateOnly from) => db.SearchedQuestions.AsNoTracking()
        .Where(q => q.Day >= from)
        .GroupBy(q => q.Question)
        .Select(group => new QuestionReport { Question = group.Key, Searches = group.Sum(q => q.Searches), Empty = group.Sum(q => q.Empty), Clicks = group.Sum(q => q.Clicks) });
}
