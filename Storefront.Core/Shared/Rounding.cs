namespace Storefront.Core.Shared;

/// <summary>Shares of an amount in minor units, rounded once, half away from zero.</summary>
public static class Rounding
{
    private const long Whole = 1_000_000;

    /// <summary>So many millionths of an amount.</summary>
    public static long Share(long amount, int partsPerMillion) => Divide((Int128)amount * partsPerMillion, Whole);

    /// <summary>The part of a gross amount that so many millionths on top of the net amount made of it.</summary>
    public static long ShareWithin(long gross, int partsPerMillion) => Divide((Int128)gross * partsPerMillion, Whole + partsPerMillion);

    /// <summary>What belongs to a part of something to whose whole an amount belongs; the whole is not zero.</summary>
    public static long Part(long amount, long part, long whole) => Divide((Int128)amount * part, whole);

    private static long Divide(Int128 dividend, long divisor)
    {
        var (quotient, remainder) = Int128.DivRem(dividend, divisor);
        if (Int128.Abs(remainder) * 2 >= divisor)
            quotient += Int128.Sign(dividend);
        return checked((long)quotient);
    }
}
