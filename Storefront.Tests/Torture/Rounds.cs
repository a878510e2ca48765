namespace Storefront.Tests.Torture;

/// <summary>How hard the torture tests torture. The test command runs a short form; <c>scripts/torture</c> sets
/// <c>STOREFRONT_ROUNDS</c> to run the whole tables.</summary>
public static class Rounds
{
    public static int Factor { get; } = int.TryParse(Environment.GetEnvironmentVariable("STOREFRONT_ROUNDS"), out var factor) && factor > 0 ? factor : 1;
}
