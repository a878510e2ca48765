using System.Text;
using static Storefront.Core.Data.Demo.Pictures.Sketch;

namespace Storefront.Core.Data.Demo.Pictures.Shapes;

internal static class Textiles
{
    public static void Blanket(Sketch s)
    {
        var half = s.Vary(235, 262);
        var (l, r) = (400 - half, 400 + half);
        var top = Floor - s.Vary(265, 300);
        s.Shadow(405, half);
        for (var layer = 2; layer >= 0; layer--)
        {
            var y = top + layer * (Floor - top - 92) / 2;
            var fold = D($"M{l + 8 - layer * 6} {y + 50}C{l - 22 - layer * 4} {y + 6} {l + 6} {y - 2} {l + 50} {y}H{r - 20}C{r + 22} {y} {r + 24} {y + 88} {r - 10} {y + 92}H{l + 40}C{l + 4} {y + 92} {l - 2} {y + 76} {l + 8 - layer * 6} {y + 50}Z");
            s.Form(fold, s.Colour.Step(-0.02 * layer), Light.Round, true);
            s.Soft(D($"M{l + 20} {y + 72}H{r}V{y + 92}H{l + 20}Z"), s.Colour.Step(-0.4), 0.4, 8);
        }

        var drape = D($"M{l + 60} {top - 20}Q{l + 40} {top - 26} {l + 40} {top + 20}L{l + 52} {Floor - 70}H{l + 232}L{l + 222} {top + 10}Q{l + 220} {top - 24} {l + 200} {top - 22}Z");
        s.Drop(drape, 8);
        s.Form(drape, s.Colour.Step(0.02), Light.Round, true);
        Fringe(s, l + 56, l + 232, Floor - 70, 36);
        s.Form(D($"M{l + 48} {top - 2}C{l + 50} {top - 26} {r - 10} {top - 26} {r - 14} {top + 6}Q400 {top + 10} {l + 222} {top + 10}Q{l + 120} {top + 20} {l + 48} {top - 2}Z"), s.Colour.Step(0.05), Light.Round, true);
    }

    public static void Cushion(Sketch s)
    {
        var wide = s.Pick(3) == 0;
        var (halfX, halfY) = wide ? (285.0, 185.0) : (242.0, 242.0);
        var y = Floor - halfY + 14;
        var puff = s.Vary(0.06, 0.1);
        var outline = D($"M{400 - halfX} {y - halfY}Q400 {y - halfY * (1 - puff * 2)} {400 + halfX} {y - halfY}Q{400 + halfX * (1 - puff)} {y} {400 + halfX} {y + halfY - 12}Q400 {y + halfY * (1.02 - puff)} {400 - halfX} {y + halfY - 12}Q{400 - halfX * (1 - puff)} {y} {400 - halfX} {y - halfY}Z");
        s.Shadow(405, halfX * 0.86, Floor - 6);
        s.Moved($"rotate({s.Vary(-3, 3)} 400 800)", () =>
        {
            s.Line(outline, s.Colour.Step(-0.16), 10);
            s.Form(outline, s.Colour, Light.Ball, true);
            s.Within(outline, () =>
            {
                s.Soft(D($"M{400 - halfX} {y + halfY}Q400 {y + halfY * 0.3} {400 + halfX} {y + halfY}V{y + halfY + 50}H{400 - halfX}Z"), s.Colour.Step(-0.45), 0.3, 30);
                s.Soft(D($"M{400 - halfX} {y - halfY}q80 40 120 110q-30 -30 -120 -110zM{400 + halfX} {y - halfY}q-80 40 -120 110q30 -30 120 -110z"), s.Colour.Step(-0.35), 0.5, 7);
            });
        });
    }

    public static void Towel(Sketch s)
    {
        const int l = 225, r = 575;
        var bottom = s.Vary(740, 800);
        s.Rod("M150 262H650", Oak, 20);
        var back = D($"M{l + 20} 262V{bottom - 110}H{r + 12}V262Z");
        s.Drop(back, 12);
        s.Form(back, s.Colour.Step(-0.1), Light.Round);
        var front = D($"M{l - 6} 256Q400 238 {r - 4} 256L{r - 10} {bottom}Q400 {bottom + 14} {l} {bottom}Z");
        s.Drop(front, 12);
        s.Form(front, s.Colour, Light.Flat, true);
        s.Within(front, () =>
        {
            foreach (var x in (int[])[290, 385, 500]) s.Soft(D($"M{x} 270Q{x + 24} 520 {x - 8} {bottom}H{x + 26}Q{x + 40} 520 {x + 22} 270Z"), s.Colour.Step(-0.3), 0.24, 10);
            if (s.Pick(2) == 0) s.Fill(D($"M{l - 10} {bottom - 92}H{r}V{bottom - 62}H{l - 10}Z"), Patterns.Contrast(s.Colour), 0.55);
            s.Line(D($"M{l} {bottom - 20}Q400 {bottom - 6} {r - 10} {bottom - 20}"), s.Colour.Step(-0.2), 3, 0.6);
        });
        s.Rod("M392 250v24", Leather, 14);
    }

    public static void Rug(Sketch s)
    {
        var outline = "M196 210H604V790H196Z";
        s.Drop(outline, 8);
        Fringe(s, 202, 604, 210, -30);
        Fringe(s, 202, 604, 790, 30);
        s.Form(outline, s.Colour, Light.Flat, true);
        var trim = Patterns.Contrast(s.Colour);
        if (s.Pick(2) == 0) s.Fill("M196 250H604V268H196ZM196 732H604V750H196ZM196 282H604V288H196ZM196 712H604V718H196Z", trim, 0.7);
        else s.Line("M226 240H574V760H226Z", trim, 8, 0.7);
        s.Soft("M196 210H420L196 620Z", Paper, 0.14, 40);
    }

    public static void Apron(Sketch s)
    {
        s.Line("M322 330C320 170 480 170 478 330", s.Colour.Step(-0.12), 14);
        s.Line("M252 500C190 520 170 600 186 700M548 500C610 520 630 590 612 690", s.Colour.Step(-0.1), 12);
        var outline = "M318 316Q400 336 482 316C484 410 520 470 566 494L574 800Q400 830 226 800L234 494C280 470 316 410 318 316Z";
        s.Drop(outline);
        s.Form(outline, s.Colour, Light.Flat, true);
        s.Soft("M300 520Q330 680 300 810H340Q360 680 330 520ZM480 560Q500 700 470 815H500Q530 690 500 560Z", s.Colour.Step(-0.3), 0.25, 10);
        s.Form("M312 560H488V690Q400 706 312 690Z", s.Colour.Step(0.02), Light.Flat, true);
        s.Stitches("M320 568V684M480 568V684M400 568V696M326 324Q400 342 474 324M236 788Q400 816 564 788", s.Colour.Lightness < 0.5 ? Paper : s.Colour.Step(-0.3));
        s.Tag(420, 574);
    }

    public static void Scarf(Sketch s)
    {
        var tail = s.Vary(770, 820);
        var loop = "M250 330C250 220 550 220 550 330C550 430 480 470 400 470C320 470 250 430 250 330Z";
        var left = D($"M300 400C330 430 380 440 420 430L404 {tail - 60}H272Z");
        var right = D($"M400 436C440 440 480 420 506 396L528 {tail}H404Z");
        foreach (var part in (string[])[left, right, loop]) s.Drop(part, 12);
        Fringe(s, 276, 402, tail - 62, 40);
        s.Form(left, s.Colour.Step(-0.05), Light.Round, true);
        Fringe(s, 408, 526, tail - 2, 40);
        s.Form(right, s.Colour, Light.Round, true);
        s.Form(loop, s.Colour.Step(0.01), Light.Ball, true);
        s.Form("M312 318C312 268 488 268 488 318C488 354 450 372 400 372C350 372 312 354 312 318Z", s.Colour.Step(-0.16), Light.Hollow);
        s.Soft("M262 380Q400 500 540 380Q500 470 400 474Q300 470 262 380Z", s.Colour.Step(-0.4), 0.35, 10);
        s.Tag(440, (int)tail - 70);
    }

    /// <summary>The second picture of what is woven or knitted: the cloth itself, close enough to feel.</summary>
    public static void Cloth(Sketch s)
    {
        const string all = "M-10 -10H810V1010H-10Z";
        s.Form(all, s.Colour, Light.Flat);
        if (s.Pattern == "plain") s.Cover(all, "herringbone", 0.7);
        else s.Moved($"rotate({s.Vary(-14, -6)} 400 500) translate(-200 -200)", () => s.Cover("M-100 -100H1400V1600H-100Z", s.Pattern, 1.7));
        for (var i = 0; i < 3; i++)
        {
            var x = 40 + i * 250 + s.Vary(-30, 30);
            s.Soft(D($"M{x} -60C{x + 150} 250 {x - 60} 620 {x + 130} 1060H{x + 220}C{x + 30} 640 {x + 240} 260 {x + 70} -60Z"), s.Colour.Step(-0.42), 0.3, 30);
            s.Soft(D($"M{x - 70} -60C{x + 70} 250 {x - 130} 620 {x + 50} 1060H{x + 90}C{x - 80} 640 {x + 120} 260 {x - 20} -60Z"), s.Colour.Step(0.2), 0.4, 24);
        }

        s.Tag(560, 760, 1.7);
    }

    private static void Fringe(Sketch s, double from, double to, double y, double length)
    {
        var threads = new StringBuilder();
        for (var x = from; x < to; x += 13) threads.Append(D($"M{x} {y}q3 {length / 2} {s.Pick(9) - 4} {length + s.Pick(9) - 4}"));
        s.Line(threads.ToString(), s.Colour.Step(-0.03), 5.5);
    }
}
