using Storefront.Core.Pictures;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Reviews;

public enum ReviewField
{
    Stars,
    Title,
    Body,
    Author,
}

/// <summary>What is wrong with one field, in words that say what to do.</summary>
public sealed record ReviewFault(ReviewField Field, string Message);

/// <summary>A review as its author typed it: plain text, in which neither HTML nor an address means anything.</summary>
public sealed record ReviewDraft(int Stars, string Title, string Body, string Author)
{
    public const int MaxTitle = 120;
    public const int MinBody = 10;
    public const int MaxBody = 4000;
    public const int MaxAuthor = 80;

    /// <summary>Photos to add, which were taken already.</summary>
    public IReadOnlyList<KeptPicture> Added { get; init; } = [];

    /// <summary>Names of photos to take away.</summary>
    public IReadOnlyCollection<string> Dropped { get; init; } = [];

    /// <summary>Without what cannot be seen; anything that is no number of stars becomes 0.</summary>
    public static ReviewDraft Tidy(string? stars, string? title, string? body, string? author) => new(
        stars is [>= '1' and <= '5'] ? stars[0] - '0' : 0, PlainText.Line(title), PlainText.Paragraphs(body), PlainText.Line(author));

    /// <summary>Everything wrong with it, in the order of the form; empty when it can be read by staff.</summary>
    public IReadOnlyList<ReviewFault> Check()
    {
        List<ReviewFault?> faults =
        [
            Stars is >= 1 and <= 5 ? null : new(ReviewField.Stars, Refusals.ReviewStarsMissing),
            Missing(ReviewField.Title, Title, Refusals.ReviewTitleMissing) ?? TooLong(ReviewField.Title, Title, MaxTitle),
            Body.Length < MinBody ? new(ReviewField.Body, Refusals.ReviewBodyTooShort.With(MinBody)) : TooLong(ReviewField.Body, Body, MaxBody),
            Missing(ReviewField.Author, Author, Refusals.ReviewAuthorMissing) ?? TooLong(ReviewField.Author, Author, MaxAuthor),
        ];
        return [.. faults.OfType<ReviewFault>()];
    }

    private static ReviewFault? Missing(ReviewField field, string text, string message) => text.Any(char.IsLetterOrDigit) ? null : new(field, message);

    private static ReviewFault? TooLong(ReviewField field, string text, int max) => text.Length > max ? new(field, Refusals.ReviewTooLong.With(max)) : null;
}
