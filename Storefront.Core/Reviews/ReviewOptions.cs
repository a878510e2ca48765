using System.ComponentModel.DataAnnotations;

namespace Storefront.Core.Reviews;

/// <summary>The section <c>Reviews</c> of the settings.</summary>
public sealed class ReviewOptions
{
    public const string Section = "Reviews";

    /// <summary>How often one customer may send reviews in a row, changes to them included, before a day's rest.</summary>
    [Range(1, 10_000)]
    public int PerDay { get; set; } = 20;
}
