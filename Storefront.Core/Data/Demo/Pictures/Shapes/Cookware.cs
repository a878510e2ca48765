using static Storefront.Core.Data.Demo.Pictures.Sketch;

namespace Storefront.Core.Data.Demo.Pictures.Shapes;

internal static class Cookware
{
    public static void Kettle(Sketch s)
    {
        var half = s.Vary(170, 195);
        var top = Floor - s.Vary(250, 290);
        s.Shadow(395, half * 1.02);
        s.Rod(D($"M{390 - half * 0.62} {top + 20}C{380 - half * 0.8} {top - 170} {400 + half * 0.8} {top - 170} {390 + half * 0.62} {top + 20}"), Iron, 16);
        s.Line(D($"M{390 - half * 0.4} {top - 110}Q390 {top - 134} {390 + half * 0.4} {top - 110}"), Oak.Step(-0.1), 34);
        s.Line(D($"M{390 - half * 0.38} {top - 116}Q390 {top - 138} {390 + half * 0.36} {top - 117}"), Oak.Step(0.04), 16, 0.8);
        s.Form(D($"M{390 + half * 0.7} {Floor - 140}L{440 + half} {top - 2}L{486 + half} {top + 12}L{395 + half} {Floor - 60}Z"), s.Colour.Step(-0.05));
        s.Form(D($"M{390 - half * 0.6} {top}C{380 - half * 0.92} {top + 30} {380 - half} {Floor - 90} {386 - half} {Floor - 26}Q{390 - half} {Floor} {420 - half} {Floor + 2}Q390 {Floor + 18} {360 + half} {Floor + 2}Q{390 + half} {Floor} {394 + half} {Floor - 26}C{400 + half} {Floor - 90} {400 + half * 0.92} {top + 30} {390 + half * 0.6} {top}Q390 {top - 26} {390 - half * 0.6} {top}Z"), s.Colour, Light.Round, true);
        s.Form(D($"M{390 - half * 0.5} {top - 2}C{390 - half * 0.35} {top - 36} {390 + half * 0.35} {top - 36} {390 + half * 0.5} {top - 2}Q390 {top + 22} {390 - half * 0.5} {top - 2}Z"), s.Colour.Step(0.04));
        s.Oval(390, top - 40, 20, 18, Oak, Light.Ball);
        s.Soft(D($"M{424 - half} {Floor - 60}q-8 -110 60 -160l16 10q-60 60 -52 150z"), Paper, 0.5, 9);
    }

    public static void Casserole(Sketch s)
    {
        var half = s.Vary(220, 250);
        var top = Floor - s.Vary(185, 230);
        var (l, r) = (400 - half, 400 + half);
        s.Shadow(405, half);
        s.Rod(D($"M{l + 14} {top + 46}C{l - 62} {top + 30} {l - 62} {top + 96} {l + 18} {top + 88}"), s.Colour.Step(-0.05), 24);
        s.Rod(D($"M{r - 14} {top + 46}C{r + 62} {top + 30} {r + 62} {top + 96} {r - 18} {top + 88}"), s.Colour.Step(-0.08), 24);
        s.Form(D($"M{l} {top}L{l + 10} {Floor - 60}Q{l + 16} {Floor - 6} {l + 84} {Floor + 2}Q400 {Floor + 18} {r - 84} {Floor + 2}Q{r - 16} {Floor - 6} {r - 10} {Floor - 60}L{r} {top}Z"), s.Colour, Light.Round, true);
        s.Form(D($"M{l - 8} {top + 4}C{l + 20} {top - 92} {r - 20} {top - 92} {r + 8} {top + 4}Q400 {top + 44} {l - 8} {top + 4}Z"), s.Colour.Step(0.02));
        s.Line(D($"M{l - 5} {top + 5}Q400 {top + 45} {r + 5} {top + 5}"), s.Colour.Step(-0.16), 7, 0.7);
        s.Form(D($"M376 {top - 64}L368 {top - 96}Q400 {top - 118} 432 {top - 96}L424 {top - 64}Z"), s.Pick(2) == 0 ? Brass : Steel);
        s.Soft(D($"M{l + 30} {top + 60}q4 70 30 100l22 4q-26 -60 -22 -104z"), Paper, 0.5, 9);
        s.Soft(D($"M{l + 60} {top - 22}q60 -50 150 -54q-80 22 -130 60z"), Paper, 0.5, 8);
    }

    public static void Pan(Sketch s)
    {
        var radius = s.Vary(205, 235);
        var y = 610 - radius * 0.1;
        var handle = D($"M{360 + radius * 0.55} {y - radius * 0.6}L640 190");
        var outline = Tableware.Ring(360, y, radius);
        s.Drop(outline, 20);
        s.Moved($"translate(16 20)", () => s.Soft(D($"M{350 + radius * 0.6} {y - radius * 0.65}L622 180L656 200L{390 + radius * 0.6} {y - radius * 0.55}Z"), new(0.25, 0.02, 80), 0.3, 10));
        s.Rod(handle, s.Pick(2) == 0 ? Oak : s.Colour, 44);
        s.Oval(630, 207, 9, 11, Iron.Step(-0.1));
        s.Form(outline, s.Colour, Light.Ball);
        s.Line(Tableware.Ring(360, y, radius - 6), s.Colour.Step(0.14), 5, 0.8);
        s.Form(Tableware.Ring(362, y + 3, radius - 26), Iron.Step(s.Colour.Lightness > 0.6 ? 0.45 : 0.02), Light.Hollow);
        s.Within(Tableware.Ring(362, y + 3, radius - 26), () => s.Soft(D($"M{360 - radius} {y + 60}L{360 + radius} {y - 150}L{360 + radius} {y - 60}L{360 - radius} {y + 150}Z"), Paper, 0.16, 14));
    }

    public static void Knife(Sketch s)
    {
        var length = s.Vary(370, 440);
        var depth = s.Vary(62, 92);
        s.Moved($"translate(400 540) rotate(-58)", () =>
        {
            var blade = D($"M{-length + 90} {-depth / 2}C{-length + 200} {-depth / 2 - 6} 40 {-depth / 2 - 4} 96 {-depth / 2 + 6}L96 {depth / 2 - 4}C20 {depth / 2 + 14} {-length + 190} {depth / 2 + 6} {-length + 90} {-depth / 2}Z");
            var grip = D($"M96 {-depth / 2 + 4}C180 {-depth / 2 - 2} 250 {-depth / 2 + 4} 330 {-depth / 2 - 2}Q352 {-depth / 2 + 30} 326 {-depth / 2 + 56}C250 {-depth / 2 + 50} 180 {-depth / 2 + 62} 96 {-depth / 2 + 44}Z");
            s.Drop(blade, 16);
            s.Drop(grip, 18);
            s.Form(blade, Steel.Step(0.08), Light.Flat);
            s.Fill(D($"M{-length + 120} {-depth / 2 + 8}C{-length + 220} {depth / 4} 20 {depth / 3} 96 {depth / 4}L96 {depth / 2 - 4}C20 {depth / 2 + 14} {-length + 190} {depth / 2 + 6} {-length + 120} {-depth / 2 + 8}Z"), Steel.Step(0.2), 0.75);
            s.Form(grip, s.Colour, Light.Flat);
            s.Cover(grip, "grain");
            foreach (var x in (int[])[146, 214, 282]) s.Oval(x, -depth / 2 + 25, 7, 7, Brass, Light.Ball);
        });
    }

    public static void Board(Sketch s)
    {
        var half = s.Vary(170, 205);
        var (l, r, top) = (400 - half, 400 + half, 300);
        var outline = s.Pick(2) == 0
            ? D($"M{l} {top + 40}Q{l} {top} {l + 40} {top}H340C356 {top} 358 270 358 220Q358 180 400 180Q442 180 442 220C442 270 444 {top} 460 {top}H{r - 40}Q{r} {top} {r} {top + 40}V{Floor - 40}Q{r} {Floor} {r - 40} {Floor}H{l + 40}Q{l} {Floor} {l} {Floor - 40}Z")
            : D($"M{l} 290Q{l} 220 400 220T{r} 290V{Floor - 60}Q{r} {Floor} {r - 60} {Floor}H{l + 60}Q{l} {Floor} {l} {Floor - 60}Z");
        s.Shadow(410, half);
        s.Drop(outline, 18);
        s.Moved($"translate(5 4)", () => s.Fill(outline, s.Colour.Step(-0.2)));
        s.Form(outline, s.Colour, Light.Flat);
        s.Cover(outline, "upright", 1.4);
        s.Oval(400, 262 - 34, 16, 16, s.Colour.Step(-0.35));
        if (s.Pick(2) == 0) s.Rod("M400 228C372 180 380 130 400 130S428 180 400 228", Leather, 8);
        s.Soft(D($"M{l + 20} 420L{r - 60} {top + 30}L{r - 20} {top + 90}L{l + 20} 520Z"), Paper, 0.25, 20);
    }

    public static void Spoon(Sketch s)
    {
        s.Moved($"translate(400 520) rotate(24)", () =>
        {
            Utensil(s, -74, D($"M-120 -250C-124 -340 -24 -340 -28 -250C-30 -190 -58 -180 -62 -120L-60 250Q-74 280 -88 250L-86 -120C-90 -180 -118 -190 -120 -250Z"));
            Utensil(s, 60, s.Pick(2) == 0
                ? "M16 -300Q60 -330 104 -300L96 -170C92 -130 72 -130 72 -90L74 250Q60 280 46 250L48 -90C48 -130 28 -130 24 -170Z"
                : "M14 -330H38V-210H50V-330H70V-210H82V-330H106V-180C104 -140 72 -140 72 -90L74 250Q60 280 46 250L48 -90C48 -140 16 -140 14 -180Z");
            s.Soft("M-96 -300q40 -10 44 50q-10 40 -30 50q-24 -30 -14 -100z", s.Colour.Step(-0.3), 0.3, 9);
        });
    }

    public static void Jar(Sketch s)
    {
        var half = s.Vary(118, 146);
        var top = Floor - s.Vary(280, 350);
        var (l, r) = (400 - half, 400 + half);
        s.Shadow(405, half);
        s.Form(D($"M{l + 16} {top}Q{l} {top + 12} {l} {top + 50}V{Floor - 40}Q{l} {Floor} {l + 44} {Floor + 2}Q400 {Floor + 12} {r - 44} {Floor + 2}Q{r} {Floor} {r} {Floor - 40}V{top + 50}Q{r} {top + 12} {r - 16} {top}Z"), s.Colour, Light.Round, true);
        var lid = s.Pick(2) == 0 ? Oak : Iron.Step(0.05);
        s.Form(D($"M{l + 10} {top - 52}Q400 {top - 72} {r - 10} {top - 52}V{top + 4}Q400 {top + 22} {l + 10} {top + 4}Z"), lid);
        s.Oval(400, top - 54, half - 10, 13, lid.Step(0.09));
        Label(s, l, r, top + 96, Floor - 84);
        s.Soft(D($"M{l + 24} {top + 40}h22v{Floor - top - 110}h-22z"), Paper, 0.4, 7);
    }

    public static void Tin(Sketch s)
    {
        var half = s.Vary(125, 158);
        var top = Floor - s.Vary(270, 390);
        var (l, r) = (400 - half, 400 + half);
        s.Shadow(405, half);
        s.Form(D($"M{l} {top}V{Floor - 6}Q400 {Floor + 26} {r} {Floor - 6}V{top}Z"), s.Colour, Light.Round, true);
        s.Form(D($"M{l - 4} {top - 30}V{top + 44}Q400 {top + 78} {r + 4} {top + 44}V{top - 30}Z"), s.Colour.Step(-0.03));
        s.Oval(400, top - 30, half + 4, half * 0.2, s.Colour.Step(0.08));
        s.Line(D($"M{l - 4} {top + 44}Q400 {top + 78} {r + 4} {top + 44}"), s.Colour.Step(-0.22), 4, 0.6);
        Label(s, l, r, top + 118, Floor - 60);
        s.Soft(D($"M{l + 26} {top + 60}h20v{Floor - top - 90}h-20z"), Paper, 0.4, 7);
    }

    /// <summary>A paper label with the shop's mark, a hill above water; no words, so that it needs no font.</summary>
    internal static void Label(Sketch s, double l, double r, double top, double bottom)
    {
        var inset = (r - l) * 0.14;
        var (x, w, y) = ((l + r) / 2, (r - l) * 0.5, (top + bottom) / 2);
        s.Form(D($"M{l + inset} {top}Q{x} {top + 18} {r - inset} {top}V{bottom}Q{x} {bottom + 18} {l + inset} {bottom}Z"), Paper);
        s.Mark(x, y - 6, w * 0.3);
        s.Line(D($"M{x - w * 0.42} {bottom - 26}Q{x} {bottom - 14} {x + w * 0.42} {bottom - 26}M{x - w * 0.26} {bottom - 12}Q{x} {bottom - 4} {x + w * 0.26} {bottom - 12}"), new(0.4, 0.02, 260), 3, 0.5);
    }

    private static void Utensil(Sketch s, double shift, string path)
    {
        s.Moved($"rotate({shift * 0.12})", () =>
        {
            s.Drop(path, 16);
            s.Form(path, shift < 0 ? s.Colour : s.Colour.Step(-0.04), Light.Round);
            s.Cover(path, "upright", 0.8);
        });
    }
}
