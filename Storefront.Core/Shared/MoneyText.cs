using System.Globalization;

namespace Storefront.Core.Shared;

/// <summary>Amounts as people type them: major units, with a point or a comma before the minor ones.</summary>
public static class MoneyText
{
    private const decimal Most = 1_000_000_000;

    /// <summary>Minor units; null for what is no amount, is negative, or is finer than the currency.</summary>
    public static long? Read(string? text, string currency)
    {
        var scale = Scale(currency);
        return decimal.TryParse((text ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major) && major < Most && decimal.Truncate(major * scale) == major * scale
            ? (long)(major * scale)
            : null;
    }

    /// <summary>As it is typed: 12.90 for 1290 cents.</summary>
    public static string Write(long minor, string currency)
    {
        var exponent = Currencies.Exponent(currency);
        return (minor / Scale(currency)).ToString($"F{exponent}", CultureInfo.InvariantCulture);
    }

    private static decimal Scale(string currency) => (decimal)Math.Pow(10, Currencies.Exponent(currency));
}
