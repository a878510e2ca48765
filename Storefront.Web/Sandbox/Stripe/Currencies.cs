using System.Globalization;

namespace Storefront.Web.Sandbox.Stripe;

/// <summary>Currencies that Stripe charges in, and the least it charges: https://docs.stripe.com/currencies.</summary>
public static class Currencies
{
    public const long MostPerCharge = 99_999_999;

    private static readonly HashSet<string> Known =
    [
        .. ("usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd "
            + "egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl "
            + "mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos "
            + "srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw").Split(' '),
    ];

    private static readonly Dictionary<string, long> Least = new()
    {
        ["aed"] = 200,
        ["czk"] = 1500,
        ["dkk"] = 250,
        ["gbp"] = 30,
        ["hkd"] = 400,
        ["huf"] = 17500,
        ["mxn"] = 1000,
        ["myr"] = 200,
        ["nok"] = 300,
        ["pln"] = 200,
        ["ron"] = 200,
        ["sek"] = 300,
        ["thb"] = 1000,
        ["bgn"] = 100,
    };

    public static bool IsKnown(string currency) => Known.Contains(currency);

    public static long LeastPerCharge(string currency) => Least.GetValueOrDefault(currency, 50);

    /// <summary>As in Stripe's messages: €0.50.</summary>
    public static string InMessage(long minor, string currency) => Text(minor, currency, CultureInfo.InvariantCulture);

    /// <summary>As a person of that culture writes it.</summary>
    public static string Text(long minor, string currency, CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        var code = currency.ToUpperInvariant();
        format.CurrencyDecimalDigits = Core.Shared.Currencies.Exponent(code);
        format.CurrencySymbol = currency switch { "eur" => "€", "usd" => "$", "gbp" => "£", _ => code + "\u00a0" };
        return new Core.Shared.Money(minor, code).InMajorUnits().ToString("C", format);
    }
}
