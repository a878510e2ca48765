using static Storefront.Core.Data.Demo.Pictures.Sketch;

namespace Storefront.Core.Data.Demo.Pictures.Shapes;

internal static class Furnishings
{
    public static void Chair(Sketch s)
    {
        var seat = Floor - s.Vary(268, 290);
        var top = seat - s.Vary(270, 310);
        s.Shadow(410, 190, Floor + 6);
        Leg(s, 292, top + 20, 278, Floor - 44, 19, -0.12);
        Leg(s, 520, top + 20, 534, Floor - 44, 19, -0.16);
        switch (s.Pick(3))
        {
            case 0: // spindles under a bent rail
                s.Rod(string.Concat(Enumerable.Range(0, 6).Select(i => D($"M{326 + i * 32} {top + 40}L{334 + i * 28.8} {seat - 10}"))), s.Colour.Step(-0.04), 11);
                s.Form(D($"M276 {top + 30}Q406 {top - 40} 536 {top + 30}L532 {top + 84}Q406 {top + 24} 280 {top + 84}Z"), s.Colour, Light.Flat);
                break;
            case 1: // two broad slats
                s.Form(D($"M284 {top + 20}Q406 {top} 528 {top + 20}V{top + 80}Q406 {top + 60} 284 {top + 80}Z"), s.Colour, Light.Flat);
                s.Form(D($"M284 {top + 120}Q406 {top + 104} 528 {top + 120}V{top + 168}Q406 {top + 152} 284 {top + 168}Z"), s.Colour.Step(-0.03), Light.Flat);
                break;
            default: // a shell
                s.Form(D($"M270 {top + 100}C270 {top - 30} 542 {top - 30} 542 {top + 100}C542 {top + 160} 520 {seat - 40} 500 {seat}H312C292 {seat - 40} 270 {top + 160} 270 {top + 100}Z"), s.Colour, Light.Ball);
                break;
        }

        s.Form(D($"M262 {seat}Q406 {seat - 34} 550 {seat}L578 {seat + 34}Q406 {seat + 58} 234 {seat + 34}Z"), s.Colour.Step(0.03), Light.Flat, s.Pattern != "plain");
        s.Form(D($"M234 {seat + 34}Q406 {seat + 58} 578 {seat + 34}L574 {seat + 54}Q406 {seat + 80} 238 {seat + 54}Z"), s.Colour.Step(-0.12), Light.Round);
        Leg(s, 258, seat + 56, 236, Floor, 23, 0);
        Leg(s, 556, seat + 56, 580, Floor, 23, -0.05);
        s.Rod(D($"M248 {seat + 170}H568"), s.Colour.Step(-0.06), 13);
    }

    public static void Stool(Sketch s)
    {
        var seat = Floor - s.Vary(330, 400);
        s.Shadow(408, 160, Floor + 4);
        Leg(s, 360, seat + 40, 330, Floor - 36, 19, -0.14);
        Leg(s, 450, seat + 40, 486, Floor - 36, 19, -0.16);
        s.Rod(D($"M300 {Floor - 130}H516"), s.Colour.Step(-0.08), 13);
        Leg(s, 312, seat + 36, 268, Floor, 23, 0);
        Leg(s, 500, seat + 36, 548, Floor, 23, -0.05);
        s.Form(D($"M238 {seat}V{seat + 30}Q406 {seat + 84} 574 {seat + 30}V{seat}Z"), s.Colour.Step(-0.08));
        s.Oval(406, seat, 168, 44, s.Colour.Step(0.04), Light.Flat);
        s.Cover(D($"M238 {seat}a168 44 0 1 0 336 0a168 44 0 1 0 -336 0"), s.Pattern is "plain" ? "grain" : s.Pattern);
    }

    public static void Table(Sketch s)
    {
        var top = Floor - s.Vary(285, 330);
        var round = s.Pick(3) == 0;
        s.Shadow(410, 250, Floor + 4);
        Leg(s, 210, top + 30, 200, Floor - 46, 22, -0.14);
        Leg(s, 600, top + 30, 612, Floor - 46, 22, -0.16);
        Leg(s, 176, top + 40, 150, Floor, 27, 0);
        Leg(s, 640, top + 40, 668, Floor, 27, -0.05);
        if (round)
        {
            s.Form(D($"M104 {top}V{top + 22}Q406 {top + 122} 708 {top + 22}V{top}Z"), s.Colour.Step(-0.1));
            s.Oval(406, top, 302, 66, s.Colour.Step(0.04), Light.Flat);
            s.Cover(D($"M104 {top}a302 66 0 1 0 604 0a302 66 0 1 0 -604 0"), "grain", 1.5);
        }
        else
        {
            s.Form(D($"M190 {top - 60}H622L706 {top + 12}H104Z"), s.Colour.Step(0.04), Light.Flat);
            s.Cover(D($"M190 {top - 60}H622L706 {top + 12}H104Z"), "grain", 1.4);
            s.Form(D($"M104 {top + 12}H706V{top + 38}H104Z"), s.Colour.Step(-0.1), Light.Round);
            if (s.Pick(2) == 0)
            {
                s.Form(D($"M270 {top + 38}H540V{top + 104}H270Z"), s.Colour.Step(-0.04), Light.Round);
                s.Oval(405, top + 72, 9, 9, Brass, Light.Ball);
            }
        }
    }

    public static void Shelf(Sketch s)
    {
        var bays = 3 + s.Pick(2);
        const int l = 215, r = 585, top = 200;
        s.Shadow(405, 195);
        s.Fill(D($"M{l} {top}H{r}V{Floor - 20}H{l}Z"), s.Colour.Step(-0.2), 0.28);
        for (var i = 0; i <= bays; i++)
        {
            var y = top + i * (Floor - 60 - top) / bays;
            if (i > 0) Contents(s, i, y);
            s.Fill(D($"M{l} {y + 22}H{r}V{y + 46}H{l}Z"), s.Colour.Step(-0.36), 0.25);
            s.Form(D($"M{l - 6} {y}H{r + 6}V{y + 22}H{l - 6}Z"), s.Colour, Light.Round);
        }

        foreach (var x in (int[])[l - 14, r - 10])
        {
            var side = D($"M{x} {top - 26}H{x + 24}V{Floor}H{x}Z");
            s.Form(side, s.Colour.Step(x < 400 ? 0.03 : -0.05), Light.Round);
            s.Cover(side, "upright");
        }
    }

    public static void Lamp(Sketch s)
    {
        var shade = s.Vary(150, 185);
        var top = s.Vary(240, 275);
        var edge = top + s.Vary(190, 225);
        s.Soft(Tableware.Ring(400, edge - 30, 290), new(0.93, 0.09, 85), 0.4, 60);
        s.Shadow(402, 112);
        switch (s.Pick(3))
        {
            case 0:
                s.Form(D($"M388 {edge - 20}H412L416 {Floor - 40}H384Z"), Oak);
                s.Form(D($"M300 {Floor - 30}Q400 {Floor - 56} 500 {Floor - 30}V{Floor - 6}Q400 {Floor + 20} 300 {Floor - 6}Z"), Oak);
                break;
            case 1:
                s.Form(D($"M386 {edge - 20}H414V{edge + 60}C520 {edge + 90} 520 {Floor - 20} 460 {Floor}Q400 {Floor + 12} 340 {Floor}C280 {Floor - 20} 280 {edge + 90} 386 {edge + 60}Z"), s.Colour.Step(-0.03), Light.Ball, true);
                s.Soft(D($"M330 {edge + 150}q0 -40 40 -60l14 8q-40 30 -34 90z"), Paper, 0.5, 8);
                break;
            default:
                s.Rod(D($"M400 {edge - 20}L332 {Floor - 4}M400 {edge - 20}L468 {Floor - 4}M400 {edge - 20}L410 {Floor - 30}"), Oak, 16);
                break;
        }

        s.Form(D($"M{400 - shade * 0.62} {top}Q400 {top - 20} {400 + shade * 0.62} {top}L{400 + shade} {edge}Q400 {edge + 34} {400 - shade} {edge}Z"), s.Colour.Step(0.04), Light.Round, s.Pattern is not ("speckle" or "plain"));
        s.Soft(D($"M{400 - shade * 0.5} {top + 70}Q400 {top + 30} {400 + shade * 0.5} {top + 70}L{400 + shade * 0.7} {edge - 6}Q400 {edge + 14} {400 - shade * 0.7} {edge - 6}Z"), new(0.95, 0.08, 85), 0.55, 36);
    }

    public static void Pendant(Sketch s)
    {
        var half = s.Vary(190, 235);
        var top = s.Vary(330, 370);
        var edge = top + s.Vary(180, 230);
        s.Soft(D($"M{400 - half * 0.8} {edge + 10}H{400 + half * 0.8}L{440 + half} 900H{360 - half}Z"), new(0.96, 0.07, 88), 0.45, 50);
        s.Line(D($"M400 0V{top - 40}"), Iron, 5);
        s.Form(D($"M378 {top - 60}H422L430 {top + 6}H370Z"), s.Pick(2) == 0 ? Brass : Oak);
        var shade = s.Pick(3) switch
        {
            0 => D($"M360 {top}H440C{420 + half * 0.6} {top + 20} {400 + half} {edge - 60} {400 + half} {edge}Q400 {edge + 50} {400 - half} {edge}C{400 - half} {edge - 60} {380 - half * 0.6} {top + 20} 360 {top}Z"),
            1 => D($"M350 {top}H450L{400 + half} {edge}Q400 {edge + 50} {400 - half} {edge}Z"),
            _ => D($"M350 {top}H450C470 {top + 110} {380 + half} {edge - 60} {400 + half} {edge}Q400 {edge + 50} {400 - half} {edge}C{420 - half} {edge - 60} 330 {top + 110} 350 {top}Z"),
        };
        s.Form(shade, s.Colour, Light.Round, true);
        s.Oval(400, edge + 4, half - 8, 21, new(0.95, 0.06, 86));
        s.Oval(400, edge + 10, 54, 11, new(0.99, 0.02, 90));
        s.Soft(D($"M{430 - half * 0.6} {edge - 40}q16 -80 80 -{(edge - top) * 0.6}l20 4q-50 50 -60 130z"), Paper, 0.45, 10);
    }

    public static void Mirror(Sketch s)
    {
        var half = s.Vary(185, 225);
        var tall = s.Pick(2) == 0 ? half : half * 1.35;
        var frame = D($"M{400 - half} 500a{half} {tall} 0 1 0 {2 * half} 0a{half} {tall} 0 1 0 {-2 * half} 0");
        s.Rod(D($"M{400 - half * 0.5} {500 - tall * 0.84}L400 {500 - tall - 70}L{400 + half * 0.5} {500 - tall * 0.84}"), Leather, 10);
        s.Oval(400, 500 - tall - 72, 13, 13, Brass, Light.Ball);
        s.Drop(frame, 20);
        s.Form(frame, s.Colour, Light.Flat);
        var glass = D($"M{424 - half} 500a{half - 24} {tall - 24} 0 1 0 {2 * half - 48} 0a{half - 24} {tall - 24} 0 1 0 {48 - 2 * half} 0");
        s.Form(glass, new(0.88, 0.014, 225), Light.Flat);
        s.Within(glass, () =>
        {
            s.Fill("M100 640L560 180L660 180L200 780Z", new(0.98, 0.005, 220), 0.5);
            s.Fill("M300 800L700 330L720 360L340 830Z", new(0.98, 0.005, 220), 0.4);
        });
        s.Line(glass, s.Colour.Step(-0.2), 5, 0.6);
    }

    public static void Clock(Sketch s)
    {
        var radius = s.Vary(190, 225);
        var round = Tableware.Ring(400, 490, radius);
        s.Drop(round, 20);
        s.Form(round, s.Pick(2) == 0 ? Oak : s.Colour.Step(-0.1), Light.Flat);
        s.Form(Tableware.Ring(400, 490, radius - 22), s.Colour, Light.Ball);
        var hand = Patterns.Contrast(s.Colour);
        s.Line(string.Concat(Enumerable.Range(0, 4).Select(quarter => Mark(quarter * 3, 66))), hand, 7);
        s.Line(string.Concat(Enumerable.Range(0, 12).Where(hour => hour % 3 > 0).Select(hour => Mark(hour, 52))), hand, 4);

        s.Line(D($"M400 490L{400 - radius * 0.4} {490 - radius * 0.26}"), hand, 10);
        s.Line(D($"M400 490L{400 + radius * 0.38} {490 - radius * 0.5}"), hand, 7);
        s.Oval(400, 490, 11, 11, Brass, Light.Ball);

        string Mark(int hour, double length)
        {
            var (sin, cos) = Math.SinCos(hour * Math.PI / 6);
            return D($"M{400 + sin * (radius - length)} {490 - cos * (radius - length)}L{400 + sin * (radius - 40)} {490 - cos * (radius - 40)}");
        }
    }

    private static void Leg(Sketch s, double x, double y, double footX, double footY, double width, double shade) =>
        s.Form(D($"M{x - width / 2} {y}H{x + width / 2}L{footX + width * 0.34} {footY}H{footX - width * 0.34}Z"), s.Colour.Step(shade));

    private static void Contents(Sketch s, int shelf, double y)
    {
        Oklch[] tones = [Paper, Palette.Colour("sage"), Palette.Colour("fjord"), Palette.Colour("clay"), Palette.Colour("oat"), Palette.Colour("rust")];
        var x = s.Vary(240, 290);
        if (shelf % 2 == 1)
        {
            for (var i = 0; i < 5; i++)
            {
                var (width, height) = (s.Vary(16, 30), s.Vary(80, 118));
                s.Form(D($"M{x} {y - height}h{width}v{height}h{-width}z"), tones[(i + shelf) % 6]);
                x += width + 2;
            }

            s.Form(D($"M480 {y - 60}h60l-8 60h-44z"), Clay);
            s.Fill(D($"M510 {y - 60}q-40 -40 -34 -76q34 10 34 76q-4 -60 34 -80q8 44 -34 80z"), Leaf);
        }
        else
        {
            s.Form(D($"M{x} {y - 66}q50 -16 100 0l-8 66h-84z"), tones[shelf % 6], Light.Round);
            s.Form(D($"M440 {y - 30}h110v30h-110z"), tones[(shelf + 2) % 6]);
            s.Form(D($"M450 {y - 52}h94v22h-94z"), tones[(shelf + 3) % 6]);
        }
    }
}
