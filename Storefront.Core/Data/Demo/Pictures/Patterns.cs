using System.Globalization;
using System.Text;

namespace Storefront.Core.Data.Demo.Pictures;

/// <summary>What can be glazed, woven, knitted or printed on a product: repeating tiles in shades of its own colour.</summary>
public static class Patterns
{
    private delegate string Tiles(Oklch colour, ref Chance chance);

    /// <summary>Word for the alt text, tile width and height, and what is on the tile.</summary>
    private static readonly Dictionary<string, (string Word, int Width, int Height, Tiles Draw)> All = new()
    {
        ["plain"] = ("", 1, 1, (Oklch _, ref Chance _) => ""),
        ["speckle"] = ("speckled", 118, 106, Speckle),
        ["stripe"] = ("striped", 60, 52, (Oklch c, ref Chance _) => Band(0, 30, 60, 15, Contrast(c), 0.85)),
        ["fine"] = ("finely striped", 18, 18, (Oklch c, ref Chance _) => Band(0, 0, 5, 18, Contrast(c), 0.5)),
        ["check"] = ("checked", 72, 72, (Oklch c, ref Chance _) => Band(0, 0, 72, 26, Contrast(c), 0.35) + Band(0, 0, 26, 72, Contrast(c), 0.35) + Band(47, 0, 4, 72, Contrast(c), 0.25) + Band(0, 47, 72, 4, Contrast(c), 0.25)),
        ["windowpane"] = ("with a windowpane check", 92, 92, (Oklch c, ref Chance _) => Band(44, 0, 5, 92, Contrast(c), 0.6) + Band(0, 44, 92, 5, Contrast(c), 0.6)),
        ["dots"] = ("dotted", 44, 44, (Oklch c, ref Chance _) => Dot(11, 11, 5, Contrast(c), 0.7) + Dot(33, 33, 5, Contrast(c), 0.7)),
        ["knit"] = ("knitted", 16, 14, (Oklch c, ref Chance _) => Strokes("M1 2Q6 6 8 13M15 2Q10 6 8 13", c.Step(-0.13), 2.2, 0.6) + Strokes("M3 1Q8 5 9 9", c.Step(0.12), 1.6, 0.35)),
        ["rib"] = ("ribbed", 16, 40, (Oklch c, ref Chance _) => Band(11, 0, 5, 40, c.Step(-0.16), 0.6) + Band(3, 0, 4, 40, c.Step(0.1), 0.45)),
        ["cable"] = ("cable-knit", 92, 68, Cable),
        ["herringbone"] = ("in herringbone weave", 48, 24, (Oklch c, ref Chance _) => Strokes("M0 24L24 0L48 24M0 12L12 0M36 0L48 12M12 24L24 12L36 24", Contrast(c), 3.4, 0.4)),
        ["waffle"] = ("waffle-woven", 34, 34, (Oklch c, ref Chance _) => Band(0, 0, 34, 34, c.Step(-0.08), 0.6) + Band(5, 5, 24, 24, c.Step(0.02), 1) + Band(9, 9, 20, 20, c.Step(-0.1), 0.55)),
        ["nordic"] = ("with a Nordic pattern", 80, 150, Nordic),
        ["sprig"] = ("with a sprig pattern", 104, 112, Sprig),
        ["waves"] = ("with a wave pattern", 80, 34, (Oklch c, ref Chance _) => Strokes("M-2 24Q20 4 40 24T82 24", Contrast(c), 4, 0.6)),
        ["grain"] = ("", 300, 60, (Oklch c, ref Chance _) => Strokes("M0 10Q80 4 150 11T300 10M0 26Q70 34 160 25T300 26M0 44Q90 38 170 46T300 44", c.Step(-0.16), 2, 0.4) + Strokes("M20 18Q100 14 180 19M120 52Q190 48 280 53", c.Step(-0.14), 1.4, 0.4)),
        ["upright"] = ("", 60, 300, (Oklch c, ref Chance _) => Strokes("M10 0Q4 80 11 150T10 300M26 0Q34 70 25 160T26 300M44 0Q38 90 46 170T44 300", c.Step(-0.16), 2, 0.4)),
        ["dip"] = ("with a dipped glaze", 0, 0, (Oklch _, ref Chance _) => ""),
        ["weave"] = ("woven", 32, 32, (Oklch c, ref Chance _) => Band(0, 0, 32, 32, c.Step(-0.17), 0.75) + Band(1, 1, 14, 14, c.Step(0.02), 1) + Band(17, 17, 14, 14, c.Step(0.02), 1) + Band(1, 18, 14, 5, c.Step(-0.05), 1) + Band(1, 25, 14, 5, c.Step(-0.05), 1) + Band(17, 2, 14, 5, c.Step(-0.05), 1) + Band(17, 9, 14, 5, c.Step(-0.05), 1)),
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static bool Has(string name) => All.ContainsKey(name);

    public static string Word(string name) => All[name].Word;

    internal static string Tile(string pattern, string name, Oklch colour, double scale, ref Chance chance)
    {
        if (pattern == "dip") return Dip(name, colour, ref chance);
        var (_, width, height, draw) = All[pattern];
        var resized = scale == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" patternTransform=\"scale({scale:0.##})\"");
        return string.Create(CultureInfo.InvariantCulture,
            $"<pattern id=\"{name}\" width=\"{width}\" height=\"{height}\" patternUnits=\"userSpaceOnUse\"{resized}>{draw(colour, ref chance)}</pattern>");
    }

    /// <summary>The second colour that goes with a first: cream on the dark ones, a deep shade on the light ones.</summary>
    internal static Oklch Contrast(Oklch colour) => colour.Lightness < 0.58 ? new(0.93, 0.025, 88) : new(Math.Max(0.3, colour.Lightness - 0.36), Math.Max(0.035, colour.Chroma * 0.8), colour.Chroma < 0.05 ? 250 : colour.Hue);

    private static string Dip(string name, Oklch colour, ref Chance chance)
    {
        var line = chance.Between(0.42, 0.66);
        var glaze = colour.Lightness > 0.7 ? colour.Step(-0.26) : new Oklch(0.92, 0.025, 85);
        return string.Create(CultureInfo.InvariantCulture,
            $"<linearGradient id=\"{name}\" x2=\".03\" y2=\"1\"><stop offset=\"{line:0.##}\" stop-color=\"{glaze.Hex()}\" stop-opacity=\".0\"/><stop offset=\"{line + 0.005:0.###}\" stop-color=\"{glaze.Hex()}\" stop-opacity=\".82\"/><stop offset=\"1\" stop-color=\"{glaze.Step(-0.05).Hex()}\" stop-opacity=\".8\"/></linearGradient>");
    }

    private static string Speckle(Oklch colour, ref Chance chance)
    {
        var tile = new StringBuilder();
        for (var i = 0; i < 15; i++)
        {
            var tone = i % 4 == 3 ? colour.Step(0.1) : colour.Lightness < 0.45 ? new Oklch(0.8, 0.02, 80) : colour.Step(-0.3);
            tile.Append(Dot(chance.Between(4, 114), chance.Between(4, 102), chance.Between(1.0, 2.9), tone, 0.55));
        }

        return tile.ToString();
    }

    private static string Cable(Oklch c, ref Chance chance) =>
        Band(0, 0, 92, 68, c.Step(-0.05), 0.35)
        + Strokes("M24 -8C24 16 58 18 58 42C58 60 24 54 24 76M58 -8C58 12 50 14 46 18M36 32C28 38 24 40 24 52C24 62 40 60 46 64", c.Step(-0.17), 19, 0.8)
        + Strokes("M24 -8C24 16 58 18 58 42C58 60 24 54 24 76M58 -8C58 12 50 14 46 18M36 32C28 38 24 40 24 52", c.Step(0.04), 12, 0.95)
        + Band(78, 0, 5, 68, c.Step(-0.17), 0.7) + Band(84, 0, 5, 68, c.Step(0.07), 0.6);

    private static string Nordic(Oklch c, ref Chance chance)
    {
        var yarn = Contrast(c);
        return Strokes("M0 12H80M0 138H80", yarn, 4, 0.75)
            + Strokes("M0 34L20 22L40 34L60 22L80 34M0 116L20 128L40 116L60 128L80 116", yarn, 5, 0.75)
            + Strokes("M40 48V102M14 75H66M22 57L58 93M58 57L22 93", yarn, 6, 0.8)
            + Dot(0, 75, 7, yarn, 0.75) + Dot(80, 75, 7, yarn, 0.75);
    }

    private static string Sprig(Oklch c, ref Chance chance)
    {
        var print = Contrast(c);
        const string leaves = "M26 44q-12 -2 -14 -14q12 2 14 14M30 30q12 -2 14 -14q-12 2 -14 14M26 22q-8 -8 -4 -18q8 8 4 18";
        return string.Create(CultureInfo.InvariantCulture,
            $"<g fill=\"{print.Hex()}\" opacity=\".7\"><path d=\"{leaves}\"/><path d=\"{leaves}\" transform=\"rotate(28 0 0) translate(66 26)\"/></g>")
            + Strokes("M26 54Q30 38 26 20", print, 2, 0.7);
    }

    private static string Band(double x, double y, double width, double height, Oklch tone, double opacity) => string.Create(CultureInfo.InvariantCulture,
        $"<path d=\"M{x:0.#} {y:0.#}h{width:0.#}v{height:0.#}h-{width:0.#}z\" fill=\"{tone.Hex()}\" opacity=\"{opacity:0.##}\"/>");

    private static string Dot(double x, double y, double radius, Oklch tone, double opacity) => string.Create(CultureInfo.InvariantCulture,
        $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\" fill=\"{tone.Hex()}\" opacity=\"{opacity:0.##}\"/>");

    private static string Strokes(string path, Oklch tone, double width, double opacity) => string.Create(CultureInfo.InvariantCulture,
        $"<path d=\"{path}\" fill=\"none\" stroke=\"{tone.Hex()}\" stroke-width=\"{width:0.#}\" opacity=\"{opacity:0.##}\"/>");
}
