using System.Collections.Concurrent;
using System.Globalization;

namespace Storefront.Core.Shared;

/// <summary>How many decimal places a currency has (ISO 4217; the same table as
/// https://docs.stripe.com/currencies, whose amounts are minor units too).</summary>
public static class Currencies
{
    private static readonly HashSet<string> WithoutMinorUnit =
        ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];

    private static readonly HashSet<string> WithThreePlaces = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["USD"] = "$",
        ["JPY"] = "¥",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["PLN"] = "zł",
        ["CZK"] = "Kč",
        ["SEK"] = "kr",
        ["NOK"] = "kr",
        ["DKK"] = "kr",
    };

    private static readonly ConcurrentDictionary<(string Currency, string Culture), NumberFormatInfo> Formats = new();

    public static int Exponent(string currency) =>
        WithoutMinorUnit.Contains(currency) ? 0 : WithThreePlaces.Contains(currency) ? 3 : 2;

    public static decimal MinorPerMajor(string currency) => Exponent(currency) switch { 0 => 1m, 3 => 1000m, _ => 100m };

    /// <summary>Whether the text has the form of a currency code: three capital letters.</summary>
    public static bool IsCode(string? currency) => currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper);

    /// <summary>How a culture writes an amount of this currency. A currency without a common symbol is written with its code.</summary>
    public static NumberFormatInfo FormatOf(string currency, CultureInfo culture) => Formats.GetOrAdd((currency, culture.Name), key =>
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = Symbols.GetValueOrDefault(key.Currency, key.Currency + "\u00a0");
        format.CurrencyDecimalDigits = Exponent(key.Currency);
        return format;
    });
}
