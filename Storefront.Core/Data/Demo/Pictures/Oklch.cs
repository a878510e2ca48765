using System.Globalization;

namespace Storefront.Core.Data.Demo.Pictures;

/// <summary>A colour as people see it: lightness 0–1, chroma 0–0.4, hue in degrees. <see href="https://bottosson.github.io/posts/oklab/"/></summary>
public readonly record struct Oklch(double Lightness, double Chroma, double Hue)
{
    /// <summary>The nearest sRGB colour of the same lightness and hue: chroma gives way until it fits.</summary>
    public string Hex()
    {
        var fitting = this;
        while (!fitting.FitsSrgb() && fitting.Chroma > 0.001) fitting = fitting with { Chroma = fitting.Chroma * 0.95 };
        var (red, green, blue) = fitting.LinearSrgb();
        return string.Create(CultureInfo.InvariantCulture, $"#{Byte(red):x2}{Byte(green):x2}{Byte(blue):x2}");
    }

    /// <summary>The same material in more (+) or less (−) light: light pales a colour and warms it a little, shade cools it.</summary>
    public Oklch Step(double light) => new(
        Math.Clamp(Lightness + light * (light > 0 ? 1 : 0.55 + Lightness * 0.6), 0.08, 0.985),
        Chroma * (light > 0 ? 1 - light * 1.6 : 1 + light * 0.35),
        Hue - light * (Hue is > 85 and < 265 ? 30 : -30));

    private bool FitsSrgb()
    {
        var (red, green, blue) = LinearSrgb();
        return Fits(red) && Fits(green) && Fits(blue);
        static bool Fits(double part) => part is >= -0.0005 and <= 1.0005;
    }

    private (double Red, double Green, double Blue) LinearSrgb()
    {
        var radians = Hue * Math.PI / 180;
        var a = Chroma * Math.Cos(radians);
        var b = Chroma * Math.Sin(radians);
        var l = Math.Pow(Lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(Lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(Lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static int Byte(double linear)
    {
        var part = Math.Clamp(linear, 0, 1);
        var coded = part <= 0.0031308 ? 12.92 * part : 1.055 * Math.Pow(part, 1 / 2.4) - 0.055;
        return (int)Math.Round(coded * 255);
    }
}
