using System.ComponentModel.DataAnnotations;

namespace Storefront.Core.Search;

/// <summary>The section <c>Search</c> of the settings.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>The language of the catalogue (ISO 639-1): which words say nothing, and which endings are the same word. Rebuild the index after changing it.</summary>
    [RegularExpression("^[a-z]{2}$")]
    public string Language { get; set; } = "en";

    /// <summary>How often each process writes down what was searched for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LogEvery { get; set; } = TimeSpan.FromSeconds(10);
}
