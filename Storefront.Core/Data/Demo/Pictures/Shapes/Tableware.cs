using static Storefront.Core.Data.Demo.Pictures.Sketch;

namespace Storefront.Core.Data.Demo.Pictures.Shapes;

internal static class Tableware
{
    public static void Mug(Sketch s)
    {
        var half = s.Vary(126, 150);
        var top = Floor - s.Vary(280, 345);
        var taper = s.Vary(4, 30);
        var (l, r) = (370 - half, 370 + half);
        s.Shadow(378, half * 1.05);
        var ear = D($"M{r - 14} {top + 62}C{r + 112} {top + 30} {r + 104} {Floor - 62} {r - taper - 10} {Floor - 84}");
        s.Rod(ear, s.Colour, 36);
        s.Form(Cup(l, r, top, taper, half * 0.17), s.Colour, Light.Round, true);
        if (s.Pick(2) == 0) s.Form(D($"M{l + taper * 0.86} {Floor - 44}Q370 {Floor - 14} {r - taper * 0.86} {Floor - 44}L{r - taper - 4} {Floor - 20}Q370 {Floor + 24} {l + taper + 4} {Floor - 20}Z"), Clay);
        Mouth(s, 370, top, half, half * 0.17);
        s.Oval(370, top + half * 0.06, half - 19, half * 0.105, new(0.33, 0.06, 50));
        s.Soft(D($"M{l + 40} {top + 60}q-4 90 {taper + 6} 170l18 0q-16 -80 -8 -172z"), Paper, 0.4, 7);
    }

    public static void Tumbler(Sketch s)
    {
        var half = s.Vary(112, 138);
        var top = Floor - s.Vary(240, 330);
        var taper = s.Vary(14, 40);
        s.Shadow(405, half);
        s.Form(Cup(400 - half, 400 + half, top, taper, half * 0.18), s.Colour, Light.Round, true);
        for (var y = top + 90; y < Floor - 60 && s.Pick(3) > 0; y += 34) s.Line(D($"M{404 - half + taper * 0.4} {y}Q400 {y + half * 0.3} {396 + half - taper * 0.4} {y}"), s.Colour.Step(-0.14), 3, 0.4);
        Mouth(s, 400, top, half, half * 0.18);
        s.Soft(D($"M{442 - half} {top + 60}q0 80 {taper} 150l20 0q-16 -70 -8 -152z"), Paper, 0.4, 7);
    }

    public static void Bowl(Sketch s)
    {
        var half = s.Vary(225, 265);
        var top = Floor - s.Vary(190, 250);
        var lip = half * s.Vary(0.2, 0.25);
        var foot = half * 0.4;
        var (l, r) = (400 - half, 400 + half);
        s.Shadow(410, half * 0.72);
        s.Form(D($"M{400 - foot} {Floor - 30}L{400 - foot + 8} {Floor - 4}Q400 {Floor + 22} {392 + foot} {Floor - 4}L{400 + foot} {Floor - 30}Z"), Clay);
        s.Form(D($"M{l} {top}C{l + 12} {top + 110} {400 - foot - 60} {Floor - 34} {400 - foot} {Floor - 20}Q400 {Floor + 6} {400 + foot} {Floor - 20}C{460 + foot} {Floor - 34} {r - 12} {top + 110} {r} {top}Z"), s.Colour, Light.Round, true);
        s.Oval(400, top, half, lip, s.Colour.Step(0.07));
        s.Oval(400, top + 5, half - 11, lip - 8, s.Colour.Step(-0.02), Light.Hollow);
        s.Within(D($"M{l + 11} {top + 5}a{half - 11} {lip - 8} 0 1 0 {2 * half - 22} 0a{half - 11} {lip - 8} 0 1 0 {22 - 2 * half} 0"), () =>
        {
            s.Soft(D($"M{400 - half * 0.4} {top + lip * 0.5}q{half * 0.5} {lip * 0.7} {half} 0q{-half * 0.2} {lip * 0.5} {-half * 0.5} {lip * 0.5}z"), Paper, 0.5, 10);
        });
        s.Soft(D($"M{l + 52} {top + 60}q20 70 90 112l14 -12q-62 -40 -84 -100z"), Paper, 0.38, 7);
    }

    public static void Plate(Sketch s)
    {
        var big = s.Vary(248, 285);
        var well = big * s.Vary(0.6, 0.72);
        var y = Floor - big * 0.98;
        s.Shadow(405, big * 0.55);
        s.Drop(Ring(404, y + 4, big), 16);
        s.Form(Ring(400, y, big), s.Colour, Light.Ball, true);
        s.Line(Ring(400, y, big - 5), s.Colour.Step(0.1), 6, 0.8);
        s.Soft(Ring(404, y + 6, well + 3), s.Colour.Step(-0.3), 0.5, 8);
        s.Form(Ring(400, y, well), s.Colour.Step(0.02), Light.Flat, s.Pattern is "speckle");
        s.Line(D($"M{400 - well * 0.93} {y + well * 0.36}A{well} {well} 0 0 0 {400 + well * 0.93} {y + well * 0.36}"), s.Colour.Step(0.1), 4, 0.7);
        s.Soft(D($"M{400 - big * 0.75} {y - big * 0.35}q{big * 0.2} {-big * 0.4} {big * 0.7} {-big * 0.48}q{-big * 0.4} {big * 0.18} {-big * 0.7} {big * 0.48}z"), Paper, 0.55, 9);
    }

    public static void Jug(Sketch s)
    {
        var half = s.Vary(128, 152);
        var top = Floor - s.Vary(400, 470);
        var neck = half * s.Vary(0.56, 0.7);
        s.Shadow(395, half);
        s.Rod(D($"M{380 + neck} {top + 46}C{500 + half} {top + 20} {480 + half} {Floor - 150} {375 + half} {Floor - 150}"), s.Colour, 32);
        s.Form(D($"M{380 - neck - 46} {top - 8}C{380 - neck - 4} {top + 36} {380 - neck} {top + 90} {380 - half} {Floor - 190}C{370 - half} {Floor - 90} {400 - half} {Floor - 10} {420 - half} {Floor}Q380 {Floor + 18} {340 + half} {Floor}C{360 + half} {Floor - 10} {390 + half} {Floor - 90} {380 + half} {Floor - 190}C{380 + neck + 6} {top + 120} {380 + neck} {top + 50} {380 + neck + 8} {top}Q380 {top + 34} {380 - neck - 46} {top - 8}Z"), s.Colour, Light.Round, true);
        s.Form(D($"M{380 - neck - 46} {top - 8}Q{360} {top - 34} {388 + neck} {top}Q380 {top + 40} {380 - neck - 46} {top - 8}Z"), s.Colour, Light.Hollow);
        s.Line(D($"M{380 - neck - 46} {top - 8}Q360 {top - 34} {388 + neck} {top}Q380 {top + 40} {380 - neck - 46} {top - 8}Z"), s.Colour.Step(0.09), 8);
        s.Soft(D($"M{424 - half} {Floor - 210}q-14 90 24 160l20 -4q-26 -70 -12 -150z"), Paper, 0.45, 8);
    }

    public static void Teapot(Sketch s)
    {
        var half = s.Vary(165, 190);
        var top = Floor - s.Vary(225, 265);
        s.Shadow(400, half);
        s.Rod(D($"M{400 - half * 0.8} {top + 30}C{330 - half} {top - 190} {470 + half} {top - 190} {400 + half * 0.8} {top + 30}"), s.Pick(2) == 0 ? Oak : Iron, 20);
        s.Form(D($"M{360 + half} {Floor - 130}C{440 + half} {Floor - 130} {440 + half} {top + 40} {490 + half} {top + 4}L{520 + half} {top + 14}C{480 + half} {top + 70} {490 + half} {Floor - 50} {350 + half} {Floor - 40}Z"), s.Colour);
        s.Form(D($"M{400 - half * 0.55} {top}C{390 - half} {top + 20} {380 - half} {Floor - 80} {400 - half * 0.62} {Floor}Q400 {Floor + 18} {400 + half * 0.62} {Floor}C{420 + half} {Floor - 80} {410 + half} {top + 20} {400 + half * 0.55} {top}Z"), s.Colour, Light.Ball, true);
        s.Form(D($"M{396 - half * 0.55} {top + 6}C{400 - half * 0.4} {top - 50} {400 + half * 0.4} {top - 50} {404 + half * 0.55} {top + 6}Q400 {top + 34} {396 - half * 0.55} {top + 6}Z"), s.Colour.Step(0.03), Light.Round);
        s.Oval(400, top - 50, 24, 20, s.Colour, Light.Ball);
        s.Soft(D($"M{440 - half} {top + 80}q10 -46 60 -60l-20 70q-20 50 -10 70z"), Paper, 0.4, 9);
    }

    internal static string Ring(double x, double y, double radius) => D($"M{x - radius} {y}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0");

    private static string Cup(double l, double r, double top, double taper, double sag) =>
        D($"M{l} {top}L{l + taper} {Floor - 42}C{l + taper + 4} {Floor - 8} {l + taper + 30} {Floor} {(l + r) / 2} {Floor + sag * 0.5}C{r - taper - 30} {Floor} {r - taper - 4} {Floor - 8} {r - taper} {Floor - 42}L{r} {top}Z");

    private static void Mouth(Sketch s, double x, double y, double rx, double ry)
    {
        s.Oval(x, y, rx, ry, s.Colour.Step(0.08));
        s.Oval(x, y + 2, rx - 10, ry - 6, s.Colour.Step(-0.03), Light.Hollow);
    }
}
