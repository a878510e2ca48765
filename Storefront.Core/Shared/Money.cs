using System.Globalization;

namespace Storefront.Core.Shared;

/// <summary>An amount in the minor unit of its currency (cents for EUR, yen for JPY, fils for KWD). Arithmetic is
/// checked: an overflow or a mix of currencies is a bug and throws, it never wraps.</summary>
public readonly record struct Money(long Minor, string Currency) : IComparable<Money>, IFormattable
{
    public static Money Zero(string currency) => new(0, currency);

    public bool IsZero => Minor == 0;

    public static Money operator +(Money left, Money right) => new(checked(left.Minor + Same(left, right).Minor), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Minor - Same(left, right).Minor), left.Currency);

    public static Money operator *(Money money, int quantity) => new(checked(money.Minor * quantity), money.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Multiply(Money money, int quantity) => money * quantity;

    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    /// <summary>Splits by weight with the largest remainder, so that the parts add up to the whole exactly.
    /// Weights are not negative; when all are zero the amount is split evenly.</summary>
    public IReadOnlyList<Money> Split(IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfZero(weights.Count);
        if (weights.Any(weight => weight < 0))
            throw new ArgumentOutOfRangeException(nameof(weights), "A weight is not negative.");

        Int128 sum = 0;
        foreach (var weight in weights)
            sum += weight;
        if (sum == 0)
            return Split([.. Enumerable.Repeat(1L, weights.Count)]);

        var parts = new long[weights.Count];
        var remainders = new Int128[weights.Count];
        var left = Minor;
        for (var i = 0; i < weights.Count; i++)
        {
            var exact = (Int128)Minor * weights[i];
            parts[i] = (long)(exact / sum);
            remainders[i] = Int128.Abs(exact % sum);
            left -= parts[i];
        }

        var step = Math.Sign(left);
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i).Take((int)Math.Abs(left)))
            parts[i] += step;

        var currency = Currency;
        return [.. parts.Select(part => new Money(part, currency))];
    }

    /// <summary>The unrounded value in major units, for display only.</summary>
    public decimal InMajorUnits() => Minor / Currencies.MinorPerMajor(Currency);

    /// <summary>For logs and exceptions: <c>4.90 EUR</c>.</summary>
    public override string ToString() =>
        $"{InMajorUnits().ToString($"F{Currencies.Exponent(Currency)}", CultureInfo.InvariantCulture)} {Currency}";

    /// <summary>For people, as their culture writes it: <c>€4.90</c>, <c>4,90 €</c>. What a composite format uses.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        InMajorUnits().ToString("C", Currencies.FormatOf(Currency, formatProvider as CultureInfo ?? CultureInfo.CurrentCulture));

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be reckoned together.");
}
