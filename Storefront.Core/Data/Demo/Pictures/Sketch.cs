using System.Globalization;
using System.Text;

namespace Storefront.Core.Data.Demo.Pictures;

/// <summary>How light falls over a form: round like a mug, flat like a board, on a ball, or into a hollow.</summary>
internal enum Light { Round, Flat, Ball, Hollow }

/// <summary>One picture while it is drawn: paper, colours, and the dice that vary its proportions. 800 × 1000, light from the upper left.</summary>
internal sealed class Sketch(Oklch colour, string pattern, ushort seed)
{
    public const int Floor = 810;

    private readonly StringBuilder _defs = new();
    private readonly StringBuilder _body = new();
    private readonly Dictionary<string, string> _named = [];
    private Chance _chance = new(seed * 2654435761UL + 17);
    private int? _kind = seed >> 12;

    public Oklch Colour => colour;
    public string Pattern => pattern;

    public static Oklch Oak { get; } = Palette.Colour("oak");
    public static Oklch Clay { get; } = new(0.74, 0.05, 62);
    public static Oklch Steel { get; } = new(0.77, 0.008, 245);
    public static Oklch Brass { get; } = Palette.Colour("brass");
    public static Oklch Iron { get; } = new(0.30, 0.01, 260);
    public static Oklch Paper { get; } = new(0.955, 0.014, 88);
    public static Oklch Leather { get; } = new(0.50, 0.085, 52);
    public static Oklch Leaf { get; } = new(0.52, 0.075, 135);

    public double Vary(double low, double high) => _chance.Between(low, high);

    /// <summary>The first choice of a drawing, its kind of shape, is the seed's top four bits, so that whoever gives out seeds can make neighbours differ.</summary>
    public int Pick(int count)
    {
        if (_kind is not { } kind) return _chance.Below(count);
        _kind = null;
        return kind % count;
    }


    /// <summary>Path data, numbers to one decimal place.</summary>
    public static string D(FormattableString data)
    {
        var values = data.GetArguments();
        for (var i = 0; i < values.Length; i++)
            if (values[i] is double number) values[i] = Math.Round(number, 1);
        return string.Format(CultureInfo.InvariantCulture, data.Format, values);
    }

    /// <summary>A solid thing in the light; with <paramref name="patterned"/> it wears the product's pattern.</summary>
    public void Form(string path, Oklch tone, Light light = Light.Round, bool patterned = false)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"{Gradient(tone, light)}\"/>");
        if (patterned && pattern != "plain") _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"{PatternFill()}\"/>");
    }

    public void Fill(string path, Oklch tone, double opacity = 1) =>
        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"{tone.Hex()}\"{Opacity(opacity)}/>");

    /// <summary>Lays one of the patterns over a path, whatever the product wears elsewhere.</summary>
    public void Cover(string path, string with, double scale = 1) =>
        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"{PatternFill(with, scale)}\"/>");

    public void Line(string path, Oklch tone, double width, double opacity = 1) =>
        _body.Append(CultureInfo.InvariantCulture,
            $"<path d=\"{path}\" fill=\"none\" stroke=\"{tone.Hex()}\" stroke-width=\"{width:0.#}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"{Opacity(opacity)}/>");

    public void Stitches(string path, Oklch tone) =>
        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"{tone.Hex()}\" stroke-width=\"2.5\" stroke-dasharray=\"9 6\" opacity=\".6\"/>");

    /// <summary>A round bar, handle or strap: its dark side, itself, and the light along it.</summary>
    public void Rod(string path, Oklch tone, double width)
    {
        Line(path, tone.Step(-0.16), width);
        Line(path, tone.Step(-0.02), width * 0.72);
        _body.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate(-{width * 0.12:0.#} -{width * 0.1:0.#})\">");
        Line(path, tone.Step(0.08), width * 0.26, 0.8);
        _body.Append("</g>");
    }

    public void Oval(double x, double y, double rx, double ry, Oklch tone, double opacity = 1) =>
        _body.Append(CultureInfo.InvariantCulture, $"<ellipse cx=\"{x:0.#}\" cy=\"{y:0.#}\" rx=\"{rx:0.#}\" ry=\"{ry:0.#}\" fill=\"{tone.Hex()}\"{Opacity(opacity)}/>");

    public void Oval(double x, double y, double rx, double ry, Oklch tone, Light light) =>
        _body.Append(CultureInfo.InvariantCulture, $"<ellipse cx=\"{x:0.#}\" cy=\"{y:0.#}\" rx=\"{rx:0.#}\" ry=\"{ry:0.#}\" fill=\"{Gradient(tone, light)}\"/>");

    /// <summary>A blurred shape: gleam, shade or glow.</summary>
    public void Soft(string path, Oklch tone, double opacity, int blur = 12) =>
        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"{tone.Hex()}\" opacity=\"{opacity:0.##}\" filter=\"{Blur(blur)}\"/>");

    /// <summary>What stands on the floor darkens it: a wide soft shadow away from the light, and a thin one where it touches.</summary>
    public void Shadow(double x, double halfWidth, double y = Floor)
    {
        var dark = new Oklch(0.25, 0.02, colour.Hue);
        _body.Append(CultureInfo.InvariantCulture,
            $"<ellipse cx=\"{x + halfWidth * 0.22:0}\" cy=\"{y + 4:0}\" rx=\"{halfWidth * 1.16:0}\" ry=\"{Math.Max(20, halfWidth * 0.13):0}\" fill=\"{dark.Hex()}\" opacity=\".2\" filter=\"{Blur(20)}\"/>");
        _body.Append(CultureInfo.InvariantCulture,
            $"<ellipse cx=\"{x + halfWidth * 0.03:0}\" cy=\"{y:0}\" rx=\"{halfWidth * 0.97:0}\" ry=\"{Math.Max(8, halfWidth * 0.05):0}\" fill=\"{dark.Hex()}\" opacity=\".38\" filter=\"{Blur(6)}\"/>");
    }

    /// <summary>What lies flat or hangs against the wall throws its own outline.</summary>
    public void Drop(string path, double distance = 14)
    {
        var dark = new Oklch(0.25, 0.02, colour.Hue);
        _body.Append(CultureInfo.InvariantCulture,
            $"<path d=\"{path}\" fill=\"{dark.Hex()}\" opacity=\".3\" transform=\"translate({distance * 0.7:0.#} {distance:0.#})\" filter=\"{Blur((int)distance)}\"/>");
    }

    public void Within(string path, Action draw)
    {
        var name = NextName();
        _defs.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{name}\"><path d=\"{path}\"/></clipPath>");
        _body.Append(CultureInfo.InvariantCulture, $"<g clip-path=\"url(#{name})\">");
        draw();
        _body.Append("</g>");
    }

    public void Moved(FormattableString transform, Action draw)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<g transform=\"{D(transform)}\">");
        draw();
        _body.Append("</g>");
    }

    /// <summary>Draws once and keeps it by name, for <see cref="Again"/>.</summary>
    public void Keep(string name, Action draw)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<g id=\"{name}\">");
        draw();
        _body.Append("</g>");
    }

    public void Again(string name, FormattableString transform) =>
        _body.Append(CultureInfo.InvariantCulture, $"<use href=\"#{name}\" transform=\"{D(transform)}\"/>");

    /// <summary>The shop's mark, a hill above two waves.</summary>
    public void Mark(double x, double y, double size)
    {
        var ink = colour.Lightness < 0.5 && pattern == "plain" && size > 60 ? Paper : new Oklch(0.36, 0.05, 200);
        Line(D($"M{x - size} {y + size * 0.2}Q{x - size * 0.3} {y - size * 1.1} {x + size * 0.1} {y - size * 0.2}Q{x + size * 0.5} {y - size * 0.7} {x + size} {y + size * 0.2}"), ink, Math.Max(3, size * 0.1), 0.85);
        Line(D($"M{x - size} {y + size * 0.52}q{size * 0.25} {-size * 0.2} {size * 0.5} 0t{size * 0.5} 0t{size * 0.5} 0t{size * 0.5} 0"), ink, Math.Max(3, size * 0.1), 0.85);
    }

    /// <summary>The woven label sewn to what is made of cloth.</summary>
    public void Tag(int x, int y, double scale = 1) => Moved($"translate({x} {y}) scale({scale})", () =>
    {
        Fill("M0 0H56V36H0Z", Paper);
        Line("M10 22Q22 4 30 16Q38 8 46 22M10 29H46", new(0.36, 0.05, 200), 2.5, 0.8);
        Stitches("M4 4V32M52 4V32", new(0.5, 0.02, 80));
    });

    /// <summary>A gradient over the whole paper, stops as (offset, colour, opacity).</summary>
    public string Wash(string geometry, bool radial, params (double At, Oklch Tone, double Opacity)[] stops)
    {
        var name = NextName();
        var element = radial ? "radialGradient" : "linearGradient";
        _defs.Append(CultureInfo.InvariantCulture, $"<{element} id=\"{name}\" {geometry}>");
        foreach (var (at, tone, opacity) in stops)
            _defs.Append(CultureInfo.InvariantCulture, $"<stop offset=\"{at:0.##}\" stop-color=\"{tone.Hex()}\"{(opacity < 1 ? string.Create(CultureInfo.InvariantCulture, $" stop-opacity=\"{opacity:0.##}\"") : "")}/>");
        _defs.Append(CultureInfo.InvariantCulture, $"</{element}>");
        return $"url(#{name})";
    }

    public void Painted(string path, string paint) =>
        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"{paint}\"/>");

    public string Finish(string title) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"1000\" viewBox=\"0 0 800 1000\" role=\"img\"><title>{title}</title><defs>{_defs}</defs>{_body}</svg>";

    private string Gradient(Oklch tone, Light light) => Named($"{tone.Hex()}{light}", name =>
    {
        var (geometry, steps) = light switch
        {
            Light.Round => ("", new[] { (0, -0.03), (0.2, 0.065), (0.45, 0.01), (0.84, -0.15), (1, -0.1) }),
            Light.Flat => (" x2=\".5\" y2=\"1\"", [(0, 0.045), (0.5, 0), (1, -0.07)]),
            Light.Ball => (" cx=\".34\" cy=\".28\" r=\".85\"", [(0, 0.1), (0.4, 0.01), (0.85, -0.16), (1, -0.12)]),
            _ => ("", [(0, -0.26), (0.55, -0.13), (1, -0.02)]),
        };
        var element = light == Light.Ball ? "radialGradient" : "linearGradient";
        _defs.Append(CultureInfo.InvariantCulture, $"<{element} id=\"{name}\"{geometry}>");
        foreach (var (at, step) in steps)
            _defs.Append(CultureInfo.InvariantCulture, $"<stop offset=\"{at:0.##}\" stop-color=\"{tone.Step(step).Hex()}\"/>");
        _defs.Append(CultureInfo.InvariantCulture, $"</{element}>");
    });

    private string PatternFill(string? which = null, double scale = 1)
    {
        which ??= pattern;
        return Named($"{which}{scale}", name => _defs.Append(Patterns.Tile(which, name, colour, scale, ref _chance)));
    }

    private string Blur(int deviation) => Named($"blur{deviation}", name => _defs.Append(CultureInfo.InvariantCulture,
        $"<filter id=\"{name}\" x=\"-50%\" y=\"-150%\" width=\"200%\" height=\"400%\"><feGaussianBlur stdDeviation=\"{deviation}\"/></filter>"));

    private string Named(string what, Action<string> define)
    {
        if (!_named.TryGetValue(what, out var name))
        {
            _named[what] = name = NextName();
            define(name);
        }

        return $"url(#{name})";
    }

    private int _names;

    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + _names % 26)}{_names++ / 26}");

    private static string Opacity(double opacity) => opacity < 1 ? string.Create(CultureInfo.InvariantCulture, $" opacity=\"{opacity:0.##}\"") : "";
}
