using Storefront.Core.Data.Demo.Pictures.Shapes;

namespace Storefront.Core.Data.Demo.Pictures;

/// <summary>
/// Draws the demo's product pictures: one stage, one light, one base colour with its shades. The same key is the same bytes, for ever,
/// so a picture is its own cache key.
/// </summary>
public static class DemoPicture
{
    public const int Width = 800;
    public const int Height = 1000;

    /// <summary>The SVG text (at most about 6 KB), or null when the key names nothing that can be drawn.</summary>
    public static string? Svg(string key) => PictureKey.TryParse(key, out var parsed) ? Svg(parsed) : null;

    public static string Svg(PictureKey key)
    {
        var silhouette = Silhouettes.All[key.Silhouette];
        var sketch = new Sketch(Palette.Colour(key.Colour), key.Pattern, key.Seed);
        if (key.View == PictureView.Main)
        {
            Stage(sketch, 0);
            Stand(sketch, silhouette, silhouette.Size);
        }
        else
        {
            Second(sketch, silhouette);
        }

        return sketch.Finish(Title(key));
    }

    /// <summary>"Mug in moss, speckled": what a person who cannot see the picture is told.</summary>
    public static string Title(PictureKey key)
    {
        var silhouette = Silhouettes.All[key.Silhouette];
        var pattern = Patterns.Word(key.Pattern);
        var title = $"{silhouette.Noun} in {key.Colour}{(pattern.Length > 0 ? $", {pattern}" : "")}";
        return key.View == PictureView.Main ? title : title + silhouette.Second switch
        {
            SecondView.Together => ", a pair",
            SecondView.Cloth => ", the cloth close up",
            SecondView.InRoom => ", in a room",
            _ => ", a closer look",
        };
    }

    private static void Second(Sketch sketch, Silhouette silhouette)
    {
        switch (silhouette.Second)
        {
            case SecondView.Cloth:
                Textiles.Cloth(sketch);
                break;
            case SecondView.Together:
                Stage(sketch, -0.035);
                sketch.Moved($"translate(120 -40)", () => sketch.Keep("one", () => Stand(sketch, silhouette, silhouette.Size * 0.74)));
                sketch.Again("one", $"translate(-118 66)");
                break;
            case SecondView.InRoom:
                Room(sketch);
                sketch.Moved($"translate(62 150) scale(.86)", () => silhouette.Draw(sketch));
                break;
            default:
                Stage(sketch, -0.035);
                sketch.Moved($"translate({400 - silhouette.FocusX * 1.8} {500 - silhouette.FocusY * 1.8}) scale(1.8)", () => silhouette.Draw(sketch));
                break;
        }
    }

    /// <summary>Small things come nearer to the camera, without leaving their place on the floor.</summary>
    private static void Stand(Sketch sketch, Silhouette silhouette, double size) =>
        sketch.Moved($"translate({400 - 400 * size} {Sketch.Floor - Sketch.Floor * size}) scale({size})", () => silhouette.Draw(sketch));

    /// <summary>A seamless paper backdrop, tinted with the product's hue and darker behind pale things, under a window on the left.</summary>
    private static void Stage(Sketch sketch, double light)
    {
        var colour = sketch.Colour;
        var tint = new Oklch((colour.Lightness > 0.78 ? 0.855 : 0.905) + light, Math.Min(0.019, 0.0125 + colour.Chroma * 0.06), colour.Chroma < 0.035 ? 72 : colour.Hue);
        sketch.Painted("M0 0H800V1000H0Z", sketch.Wash("x2=\"0\" y2=\"1\"", radial: false,
            (0, tint.Step(0.025), 1), (0.55, tint.Step(-0.012), 1), (0.72, tint.Step(0.012), 1), (1, tint.Step(-0.045), 1)));
        sketch.Painted("M0 0H800V1000H0Z", sketch.Wash("cx=\".26\" cy=\".2\" r=\".75\"", radial: true,
            (0, new Oklch(0.985, 0.012, 88), 0.6), (1, new Oklch(0.985, 0.012, 88), 0)));
    }

    private static void Room(Sketch sketch)
    {
        Stage(sketch, -0.02);
        var floor = new Oklch(0.76, 0.05, 70);
        sketch.Form("M0 720H800V1000H0Z", floor, Light.Flat);
        sketch.Line("M0 770H800M0 838H800M0 920H800M150 722L120 770M460 722L462 770M300 772L270 838M640 772L664 838M120 840L60 920M520 840L530 920M330 922L300 1000M720 922L750 1000", floor.Step(-0.12), 2.5, 0.5);
        sketch.Form("M0 700H800V722H0Z", Sketch.Paper.Step(-0.05), Light.Flat);
        sketch.Soft("M430 90L560 120V330L430 310ZM580 124L690 150V350L580 334ZM430 330L560 350V540L430 540ZM580 354L690 370V548L580 540Z", new(0.99, 0.03, 90), 0.6, 5);
    }
}
