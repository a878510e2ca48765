namespace Storefront.Tests.Torture;

/// <summary>How hard the torture tests torture. The test command runs a short form; <c>scripts/torture</c> sets
/// <c>STOREFRONT_ROUNDS</c> to run the whole tables.</summary>
public static class Rounds
{
    /// <summary>The rounds of the whole tables, counted by their first test.</summary>
    private const int Full = 200;

    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("STOREFRONT_ROUNDS"), out var rounds) && rounds > 0 ? rounds : null;

    /// <summary>As often as the test command does it, or its share of the whole table.</summary>
    public static int Of(int few, int full) => Asked is { } asked ? (int)Math.Max(few, (long)full * asked / Full) : few;
}
