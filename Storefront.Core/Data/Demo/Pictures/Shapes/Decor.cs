using System.Text;
using static Storefront.Core.Data.Demo.Pictures.Sketch;

namespace Storefront.Core.Data.Demo.Pictures.Shapes;

internal static class Decor
{
    public static void Vase(Sketch s)
    {
        var half = s.Vary(118, 150);
        var neck = half * s.Vary(0.3, 0.44);
        var top = Floor - s.Vary(330, 400);
        s.Shadow(405, half * 0.9);
        if (s.Pick(3) > 0) Stems(s, top);
        var body = s.Pick(3) switch
        {
            0 => D($"M{400 - neck} {top}C{400 - neck + 6} {top + 90} {400 - half} {top + 110} {400 - half} {Floor - 150}C{400 - half} {Floor - 50} {430 - half} {Floor} {450 - half} {Floor}Q400 {Floor + 14} {350 + half} {Floor}C{370 + half} {Floor} {400 + half} {Floor - 50} {400 + half} {Floor - 150}C{400 + half} {top + 110} {400 + neck - 6} {top + 90} {400 + neck} {top}Z"),
            1 => D($"M{400 - neck - 14} {top}C{400 - neck + 10} {top + 40} {400 - half} {top + 40} {400 - half} {top + 150}C{400 - half} {Floor - 110} {400 - half * 0.55} {Floor - 60} {400 - half * 0.5} {Floor}Q400 {Floor + 14} {400 + half * 0.5} {Floor}C{400 + half * 0.55} {Floor - 60} {400 + half} {Floor - 110} {400 + half} {top + 150}C{400 + half} {top + 40} {400 + neck - 10} {top + 40} {400 + neck + 14} {top}Z"),
            _ => D($"M{400 - neck} {top}V{top + 100}C{400 - neck} {top + 150} {410 - half} {top + 130} {410 - half} {top + 210}V{Floor - 30}Q{410 - half} {Floor} {440 - half} {Floor}Q400 {Floor + 14} {360 + half} {Floor}Q{390 + half} {Floor} {390 + half} {Floor - 30}V{top + 210}C{390 + half} {top + 130} {400 + neck} {top + 150} {400 + neck} {top + 100}V{top}Z"),
        };
        s.Form(body, s.Colour, Light.Round, true);
        s.Oval(400, top, neck + 6, 11, s.Colour.Step(0.08));
        s.Oval(400, top + 2, neck - 2, 7, s.Colour.Step(-0.3));
        s.Soft(D($"M{432 - half} {Floor - 180}q-6 80 26 140l18 -6q-22 -60 -16 -130z"), Paper, 0.45, 8);
    }

    public static void Candle(Sketch s)
    {
        var half = s.Vary(104, 128);
        var top = Floor - s.Vary(210, 270);
        var (l, r) = (400 - half, 400 + half);
        s.Soft(Tableware.Ring(400, top - 60, 170), new(0.93, 0.1, 80), 0.5, 50);
        s.Shadow(405, half);
        s.Form(D($"M{l} {top}V{Floor - 36}Q{l} {Floor} {l + 40} {Floor + 2}Q400 {Floor + 16} {r - 40} {Floor + 2}Q{r} {Floor} {r} {Floor - 36}V{top}Z"), s.Colour, Light.Round, true);
        s.Oval(400, top, half, half * 0.2, s.Colour.Step(0.08));
        s.Oval(400, top + 4, half - 10, half * 0.2 - 6, new(0.94, 0.035, 85), Light.Hollow);
        s.Oval(400, top + 8, half * 0.6, half * 0.1, new(0.97, 0.06, 88));
        s.Line(D($"M400 {top + 8}V{top - 34}"), Iron, 5);
        s.Fill(D($"M400 {top - 118}C436 {top - 70} 430 {top - 22} 400 {top - 20}C370 {top - 22} 364 {top - 70} 400 {top - 118}Z"), new(0.84, 0.15, 78));
        s.Fill(D($"M401 {top - 84}C420 {top - 56} 416 {top - 24} 400 {top - 22}C384 {top - 24} 384 {top - 56} 401 {top - 84}Z"), new(0.97, 0.07, 95));
        Cookware.Label(s, l, r, top + 74, Floor - 56);
        s.Soft(D($"M{l + 20} {top + 40}h18v{Floor - top - 90}h-18z"), Paper, 0.4, 6);
    }

    public static void Lantern(Sketch s)
    {
        const int l = 290, r = 510;
        s.Soft(Tableware.Ring(400, 600, 190), new(0.93, 0.1, 80), 0.55, 50);
        s.Shadow(405, 130);
        s.Line("M330 372C330 200 470 200 470 372", s.Colour.Step(-0.1), 9);
        s.Form("M362 330H438L446 376H354Z", s.Colour);
        s.Form(D($"M330 376H470L{r + 14} 446H{l - 14}Z"), s.Colour);
        s.Fill(D($"M{l} 446H{r}V{Floor - 50}H{l}Z"), new(0.97, 0.045, 88), 0.75);
        s.Form("M364 606H436V760H364Z", new(0.95, 0.03, 88));
        s.Fill("M400 520C424 556 420 598 400 600C380 598 376 556 400 520Z", new(0.84, 0.15, 78));
        s.Fill("M400 550C412 572 410 597 400 598C390 597 388 572 400 550Z", new(0.98, 0.06, 95));
        s.Fill("M306 470L356 446H330L306 462ZM470 740L510 690V720L484 756Z", Paper, 0.8);
        foreach (var x in (int[])[l - 6, r - 10]) s.Form(D($"M{x} 446H{x + 16}V{Floor - 50}H{x}Z"), s.Colour);
        s.Line(D($"M{l} 560H{r}"), s.Colour, 5);
        s.Form(D($"M{l - 14} {Floor - 52}H{r + 14}V{Floor - 8}Q400 {Floor + 14} {l - 14} {Floor - 8}Z"), s.Colour);
    }

    public static void Basket(Sketch s)
    {
        var half = s.Vary(195, 230);
        var top = Floor - s.Vary(240, 310);
        var inner = half * 0.82;
        s.Shadow(405, inner);
        if (s.Pick(2) == 0) s.Rod(D($"M{412 - half} {top + 20}C{430 - half} {top - 220} {370 + half} {top - 220} {388 + half} {top + 20}"), s.Colour.Step(-0.1), 22);
        else
        {
            s.Rod(D($"M{430 - half} {top + 16}C{400 - half} {top - 74} {500 - half} {top - 74} {500 - half} {top + 22}"), Leather, 16);
            s.Rod(D($"M{300 + half} {top + 22}C{300 + half} {top - 74} {400 + half} {top - 74} {370 + half} {top + 16}"), Leather, 16);
        }

        s.Oval(400, top, half, half * 0.19, s.Colour.Step(-0.05), Light.Hollow);
        var body = D($"M{400 - half} {top}C{396 - half} {top + 90} {400 - inner} {Floor - 80} {410 - inner} {Floor - 10}Q400 {Floor + 30} {390 + inner} {Floor - 10}C{400 + inner} {Floor - 80} {404 + half} {top + 90} {400 + half} {top}Q400 {top + half * 0.38} {400 - half} {top}Z");
        s.Form(body, s.Colour, Light.Round);
        s.Cover(body, s.Pattern is "plain" ? "weave" : s.Pattern);
        s.Soft(D($"M{330 + half} {top + 30}L{400 + half} {top}L{390 + inner} {Floor - 10}L{270 + inner} {Floor + 10}Z"), s.Colour.Step(-0.4), 0.35, 24);
        s.Rod(D($"M{400 - half} {top}Q400 {top + half * 0.38} {400 + half} {top}"), s.Colour.Step(-0.02), 18);
    }

    public static void PlantPot(Sketch s)
    {
        var half = s.Vary(140, 172);
        var top = Floor - s.Vary(215, 265);
        s.Shadow(405, half * 0.86);
        Plant(s, top, s.Pick(3));
        s.Form(D($"M{406 - half} {top + 50}L{440 - half} {Floor - 14}Q400 {Floor + 16} {360 + half} {Floor - 14}L{394 + half} {top + 50}Z"), s.Colour, Light.Round, true);
        s.Form(D($"M{394 - half} {top}Q400 {top + 40} {406 + half} {top}V{top + 46}Q400 {top + 88} {394 - half} {top + 46}Z"), s.Colour.Step(0.02), Light.Round);
        s.Soft(D($"M{440 - half} {top + 90}l16 80h18l-10 -76z"), Paper, 0.35, 7);
    }

    private static void Plant(Sketch s, double top, int kind)
    {
        s.Oval(400, top + 4, 128, 22, new(0.3, 0.03, 60));
        switch (kind)
        {
            case 0: // upright blades
                foreach (var (lean, height) in ((double, double)[])[(-130, 300), (120, 310), (-70, 370), (76, 360), (-16, 430), (34, 400)])
                    s.Form(D($"M{400 + lean * 0.3 - 18} {top + 8}C{400 + lean * 0.5 - 34} {top - height * 0.5} {400 + lean} {top - height * 0.8} {400 + lean * 1.15} {top - height}C{400 + lean + 30} {top - height * 0.7} {400 + lean * 0.5 + 34} {top - height * 0.4} {400 + lean * 0.3 + 18} {top + 8}Z"), Leaf.Step(lean * 0.0005), Light.Round);
                break;
            case 1: // round leaves on thin stalks
                foreach (var (x, y, size) in ((int, int, int)[])[(-150, -150, 46), (140, -170, 50), (-90, -260, 56), (96, -280, 52), (-10, -200, 54), (10, -350, 58), (-180, -60, 38), (176, -70, 40)])
                {
                    s.Line(D($"M400 {top + 6}Q{400 + x * 0.3} {top + y * 0.7} {400 + x} {top + y}"), Leaf.Step(-0.1), 4);
                    s.Oval(400 + x, top + y, size, size * 0.92, Leaf.Step(y * 0.0002), Light.Ball);
                }

                break;
            default: // feathered herb
                for (var i = -3; i <= 3; i++)
                {
                    var leaves = new StringBuilder();
                    var (tipX, tipY) = (400 + i * 56.0, top - 330 + Math.Abs(i) * 48);
                    s.Line(D($"M400 {top + 6}Q{400 + i * 14} {top - 150} {tipX} {tipY}"), Leaf.Step(-0.08), 4);
                    for (var at = 0.4; at <= 1; at += 0.15)
                    {
                        var (x, y) = (400 + i * 56 * at * at, top + 6 + (tipY - top) * at);
                        leaves.Append(D($"M{x} {y}q-34 -6 -40 -34q32 2 40 34q4 -30 36 -40q4 32 -36 40z"));
                    }

                    s.Fill(leaves.ToString(), Leaf.Step(i * 0.02), 0.95);
                }

                break;
        }
    }

    private static void Stems(Sketch s, double top)
    {
        var dry = s.Pick(2) == 0;
        foreach (var (lean, height) in ((int, int)[])[(-110, 210), (-20, 290), (90, 240)])
        {
            var (x, y) = (400.0 + lean, top - height);
            s.Line(D($"M400 {top + 10}Q{400 + lean * 0.2} {top - height * 0.6} {x} {y}"), dry ? Oak.Step(-0.15) : Leaf.Step(-0.1), 4);
            for (var i = 0; i < 6; i++)
            {
                var at = 1 - i * 0.13;
                var (px, py) = (400 + lean * at * at, top - height * at);
                if (dry) s.Oval(px + (i % 2 == 0 ? 10 : -10), py, 11, 15, new Oklch(0.86, 0.05, 75).Step(-i * 0.02), Light.Ball);
                else s.Fill(i % 2 == 0 ? D($"M{px} {py}q18 -36 58 -34q-12 34 -58 34z") : D($"M{px} {py}q-18 -36 -58 -34q12 34 58 34z"), Leaf.Step(0.04 - i * 0.02));
            }
        }
    }
}
