namespace Storefront.Core.Search;

/// <summary>How often something was asked for on one day, and what came of it. Who asked is not kept.</summary>
public sealed class SearchedQuestion
{
    public const int MaxLength = 100;

    public DateOnly Day { get; init; }

    /// <summary>As it was typed, in small letters and with single spaces.</summary>
    public required string Question { get; init; }

    public int Searches { get; init; }

    /// <summary>Searches that found nothing.</summary>
    public int Empty { get; init; }

    /// <summary>Products that were opened from its results.</summary>
    public int Clicks { get; init; }
}
