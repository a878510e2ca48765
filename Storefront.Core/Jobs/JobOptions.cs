using System.ComponentModel.DataAnnotations;

namespace Storefront.Core.Jobs;

/// <summary>The section <c>Jobs</c> of the settings.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>How many jobs this process runs at once; 0 leaves them to other processes.</summary>
    [Range(0, 64)]
    public int Workers { get; set; } = 4;

    /// <summary>After so long a job whose process died may be run by another. Longer than the slowest job: three tries of ten
    /// seconds at the gateway.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(50);
}
