using static Storefront.Core.Data.Demo.Pictures.Sketch;

namespace Storefront.Core.Data.Demo.Pictures.Shapes;

internal static class Outdoors
{
    public static void Backpack(Sketch s)
    {
        var roll = s.Pick(2) == 0;
        s.Shadow(405, 196);
        s.Rod("M366 262C366 200 434 200 434 262", Leather, 16);
        s.Form("M214 480C190 560 190 700 220 770L250 780V470ZM586 480C610 560 610 700 580 770L550 780V470Z", s.Colour.Step(-0.1));
        s.Form("M234 380C234 280 290 252 400 252S566 280 566 380L580 760Q580 812 530 814H270Q220 812 220 760Z", s.Colour, Light.Round, true);
        if (roll)
        {
            s.Form("M236 300Q400 262 564 300V372Q400 336 236 372Z", s.Colour.Step(0.03));
            s.Form("M240 260Q400 226 560 260Q578 284 560 312Q400 276 240 312Q222 284 240 260Z", s.Colour.Step(-0.04));
        }
        else
        {
            s.Form("M226 400C226 290 290 262 400 262S574 290 574 400C574 460 560 520 540 540H260C240 520 226 460 226 400Z", s.Colour.Step(0.03), Light.Round);
        }

        s.Form("M268 590H532L538 752Q538 780 510 780H290Q262 780 262 752Z", s.Colour.Step(0.01), Light.Round, true);
        s.Line("M268 590H532", s.Colour.Step(-0.25), 5, 0.7);
        foreach (var x in (int[])[318, 462])
        {
            s.Form(D($"M{x} {(roll ? 290 : 400)}h24V640h-24z"), Leather);
            s.Form(D($"M{x - 6} 596h36v34h-36z"), Brass, Light.Flat);
            s.Form(D($"M{x + 4} 604h16v18h-16z"), Leather.Step(-0.1));
        }

        s.Stitches("M276 600L270 750Q270 770 290 770H510Q530 770 530 750L524 600", s.Colour.Lightness < 0.5 ? s.Colour.Step(0.3) : s.Colour.Step(-0.3));
        s.Tag(376, 690);
    }

    public static void Tote(Sketch s)
    {
        var long_ = s.Vary(120, 190);
        s.Shadow(405, 200);
        s.Line(D($"M318 420C318 {long_ + 60} 482 {long_ + 60} 482 420"), s.Colour.Step(-0.14), 22);
        var body = "M214 410Q400 436 586 410L604 780Q604 812 570 814H230Q196 812 196 780Z";
        s.Form(body, s.Colour, Light.Flat, true);
        s.Within(body, () =>
        {
            s.Soft("M280 430Q310 620 270 820H300Q340 620 310 430ZM520 430Q490 620 540 820H510Q460 620 490 430Z", s.Colour.Step(-0.35), 0.28, 12);
            s.Soft("M196 770H604V820H196Z", s.Colour.Step(-0.4), 0.4, 14);
        });
        s.Line(D($"M312 470V424C312 {long_} 488 {long_} 488 424V470"), s.Colour.Step(0.01), 24);
        s.Line("M216 416Q400 442 584 416", s.Colour.Step(-0.14), 4, 0.7);
        if (s.Pattern == "plain") s.Mark(400, 610, 66);
        else s.Tag(376, 720);
    }

    public static void Tent(Sketch s)
    {
        s.Shadow(400, 320);
        s.Line("M94 824L180 740M712 824L620 736", new(0.85, 0.03, 80), 4);
        s.Form("M400 300L690 806H380Z", s.Colour.Step(-0.12), Light.Flat);
        s.Form("M400 300L120 806H560Z", s.Colour, Light.Flat, true);
        s.Fill("M400 300L372 806H500Z", s.Colour.Step(-0.42));
        s.Form("M400 300L372 806H290C330 680 380 480 400 300Z", s.Colour.Step(0.07), Light.Round);
        s.Form("M400 300L560 806H510C470 660 430 460 400 300Z", s.Colour.Step(-0.02), Light.Round);
        s.Soft("M392 700Q430 640 470 806H384Z", new(0.9, 0.1, 80), 0.55, 24);
        s.Rod("M400 276V330", Oak, 10);
        s.Stitches("M384 340L140 796H350", s.Colour.Lightness < 0.5 ? s.Colour.Step(0.3) : s.Colour.Step(-0.3));
        s.Line("M120 806H690", s.Colour.Step(-0.3), 6, 0.7);
    }

    public static void Flask(Sketch s)
    {
        var half = s.Vary(92, 112);
        var top = s.Vary(330, 390);
        var (l, r) = (400 - half, 400 + half);
        s.Shadow(405, half);
        s.Form(D($"M{l} {top + 80}C{l} {top + 20} {l + 36} {top + 20} {l + 40} {top - 20}H{r - 40}C{r - 36} {top + 20} {r} {top + 20} {r} {top + 80}V{Floor - 22}Q{r} {Floor + 2} {r - 26} {Floor + 4}Q400 {Floor + 12} {l + 26} {Floor + 4}Q{l} {Floor + 2} {l} {Floor - 22}Z"), s.Colour, Light.Round, true);
        s.Form(D($"M{l} {Floor - 46}H{r}V{Floor - 22}Q{r} {Floor + 2} {r - 26} {Floor + 4}Q400 {Floor + 12} {l + 26} {Floor + 4}Q{l} {Floor + 2} {l} {Floor - 22}Z"), Steel);
        s.Form(D($"M{l + 36} {top - 96}Q400 {top - 108} {r - 36} {top - 96}V{top - 18}H{l + 36}Z"), s.Pick(2) == 0 ? Oak : Steel);
        s.Rod(D($"M{l + 50} {top - 92}C{l + 40} {top - 160} {r - 40} {top - 160} {r - 50} {top - 92}"), Leather, 12);
        s.Mark(400, Floor - 210, 34);
        s.Soft(D($"M{l + 22} {top + 80}h16v{Floor - top - 150}h-16z"), Paper, 0.55, 6);
    }

    public static void Axe(Sketch s) => s.Moved($"translate(400 520) rotate(32)", () =>
    {
        var haft = "M-24 -250H22C20 -60 40 120 30 330Q0 356 -30 330C-12 120 -22 -60 -24 -250Z";
        var head = "M46 -262L-30 -266C-90 -250 -140 -276 -176 -306C-196 -230 -190 -150 -150 -92C-120 -130 -80 -152 -30 -154H46Z";
        s.Drop(haft, 16);
        s.Drop(head, 18);
        s.Form(haft, Oak, Light.Round);
        s.Cover(haft, "upright", 0.8);
        s.Within(haft, () => s.Fill("M-60 200H60V400H-60Z", s.Colour, 0.92));
        s.Form(head, Steel.Step(-0.2), Light.Flat);
        s.Fill("M-176 -306C-196 -230 -190 -150 -150 -92C-140 -106 -130 -116 -122 -124C-150 -170 -156 -230 -144 -284C-156 -290 -166 -298 -176 -306Z", Steel.Step(0.14));
        s.Form("M-26 -272H26V-262H-26Z", Oak.Step(-0.1));
    });

    public static void Trowel(Sketch s) => s.Moved($"translate(400 510) rotate(28)", () =>
    {
        var fork = s.Pick(2) == 0;
        var blade = fork
            ? "M-80 -120Q-84 -320 -66 -350Q-50 -320 -48 -160H-16Q-16 -330 0 -370Q16 -330 16 -160H48Q50 -320 66 -350Q84 -320 80 -120Q70 -60 24 -56H-24Q-70 -60 -80 -120Z"
            : "M0 -380C50 -320 86 -240 78 -130C72 -80 40 -60 0 -58C-40 -60 -72 -80 -78 -130C-86 -240 -50 -320 0 -380Z";
        var grip = "M-26 90Q0 76 26 90C36 150 40 260 30 330Q0 366 -30 330C-40 260 -36 150 -26 90Z";
        s.Drop(blade, 14);
        s.Drop(grip, 14);
        s.Rod("M0 -70V110", Steel.Step(-0.1), 20);
        s.Form(blade, fork ? Iron.Step(0.12) : Steel, Light.Round);
        if (!fork) s.Soft("M-10 -340Q14 -220 6 -80H24Q40 -220 -10 -340Z", Iron, 0.4, 8);
        s.Form(grip, s.Colour, Light.Round);
        s.Cover(grip, "upright", 0.7);
        s.Form("M-27 86Q0 72 27 86V112Q0 98 -27 112Z", Brass);
        s.Rod("M0 338C-26 390 26 390 0 338", Leather, 7);
    });

    public static void WateringCan(Sketch s)
    {
        var tall = s.Vary(225, 265);
        var top = Floor - tall;
        s.Shadow(400, 190);
        s.Form(D($"M500 {Floor - 90}L672 {top - 60}L692 {top - 44}L520 {Floor - 40}Z"), s.Colour.Step(-0.05), Light.Flat);
        s.Form(D($"M648 {top - 84}L716 {top - 30}L700 {top - 10}L640 {top - 60}Z"), Brass, Light.Flat);
        s.Line(D($"M470 {top + 40}L640 {top}"), s.Colour.Step(-0.1), 10);
        s.Rod(D($"M276 {top + 8}C276 {top - 150} 470 {top - 150} 474 {top + 8}"), s.Colour, 20);
        s.Rod(D($"M262 {top + 60}C150 {top + 40} 150 {Floor - 60} 252 {Floor - 60}"), s.Colour, 20);
        s.Form(D($"M258 {top}L240 {Floor - 10}Q376 {Floor + 20} 512 {Floor - 10}L494 {top}Z"), s.Colour, Light.Round, true);
        s.Oval(376, top, 118, 22, s.Colour.Step(0.08));
        s.Form(D($"M376 {top - 22}Q494 {top - 22} 494 {top}Q494 {top + 22} 376 {top + 22}Q440 {top} 376 {top - 22}Z"), s.Colour, Light.Hollow);
        s.Line(D($"M252 {top + 70}Q376 {top + 96} 500 {top + 70}M244 {Floor - 60}Q376 {Floor - 32} 508 {Floor - 60}"), s.Colour.Step(-0.14), 4, 0.6);
        s.Soft(D($"M280 {top + 40}l-10 {tall - 90}h20l8 {90 - tall}z"), Paper, 0.5, 8);
    }
}
