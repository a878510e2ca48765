using System.Text.RegularExpressions;
using Storefront.Tests.Support;

namespace Storefront.Tests.House;

/// <summary>The floor plan of docs/house.md, held by reading the source.</summary>
public partial class HouseTests
{
    private static readonly Dictionary<string, string> LongFiles = new()
    {
        // A file over 300 lines stands here with its reason.
    };

    [Fact]
    public void No_file_is_longer_than_300_lines_without_a_reason()
    {
        var tooLong = SourceFile.In("Storefront.", ".cs", ".cshtml", ".razor", ".js", ".mjs")
            .Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal) && !LongFiles.ContainsKey(file.Path))
            .Where(file => file.Lines().Count() > 300)
            .Select(file => file.Path);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Time_comes_in_as_a_TimeProvider()
    {
        var clocks = Matches(SourceFile.In("Storefront.", ".cs", ".cshtml", ".razor"), ReadsTheClock());

        Assert.Empty(clocks);
    }

    private static IEnumerable<string> Matches(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        where file.Path != "Storefront.Tests/House/HouseTests.cs"
        from line in file.Lines()
        where pattern.IsMatch(line.Line)
        select $"{file.Path}:{line.Number}: {line.Line.Trim()}";

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b")]
    private static partial Regex ReadsTheClock();
}
