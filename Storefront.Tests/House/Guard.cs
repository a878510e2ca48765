using System.Text.RegularExpressions;
using Storefront.Tests.Support;

namespace Storefront.Tests.House;

/// <summary>
/// One rule of the house, held by reading the source. A guard carries breaches that it must see and innocent text that it must
/// let pass, so that none stands there asleep.
/// </summary>
public sealed record Guard(string Rule, Func<SourceFile, IEnumerable<string>> Breaches)
{
    public SourceFile[] MustSee { get; init; } = [];

    public SourceFile[] MustPass { get; init; } = [];

    /// <summary>A guard that looks for a pattern line by line in the files that it watches.</summary>
    public static Guard Against(Regex pattern, string rule, Func<SourceFile, bool> watches) =>
        new(rule, file => watches(file) ? Find(pattern, file) : []);

    public static IEnumerable<string> Find(Regex pattern, SourceFile file) =>
        from line in file.Lines()
        where pattern.IsMatch(line.Text)
        select $"{file.Path}:{line.Number}: {line.Text.Trim()}";
}
