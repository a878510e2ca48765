using System.Globalization;

namespace Storefront.Tests.Torture;

/// <summary>What the torture tests did, in numbers. <c>scripts/torture</c> names a file in <c>STOREFRONT_TALLY</c> and prints it as a
/// table; without it nothing is written. A test writes its line when all of it held.</summary>
internal static class Tally
{
    private static readonly string? File = Environment.GetEnvironmentVariable("STOREFRONT_TALLY");

    private static readonly Lock Turn = new();

    /// <param name="test">Its number in the tables, such as A1.</param>
    /// <param name="ground">What it ran on.</param>
    /// <param name="counts">How many of what.</param>
    public static void Note(string test, object ground, params (long Count, string Of)[] counts)
    {
        if (string.IsNullOrEmpty(File))
            return;
        var line = $"{test}\t{ground}\t{string.Join(", ", counts.Select(count => $"{count.Count.ToString("N0", CultureInfo.InvariantCulture)} {count.Of}"))}\n";
        lock (Turn)
            System.IO.File.AppendAllText(File, line);
    }
}
