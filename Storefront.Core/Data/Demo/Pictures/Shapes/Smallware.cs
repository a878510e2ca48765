using static Storefront.Core.Data.Demo.Pictures.Sketch;

namespace Storefront.Core.Data.Demo.Pictures.Shapes;

internal static class Smallware
{
    public static void Pump(Sketch s)
    {
        var half = s.Vary(104, 132);
        var top = Floor - s.Vary(310, 360);
        var (l, r) = (400 - half, 400 + half);
        s.Shadow(405, half);
        s.Form(D($"M386 {top - 130}H414V{top - 40}H386Z"), Iron.Step(0.05));
        s.Form(D($"M318 {top - 160}Q318 {top - 174} 336 {top - 174}H430Q446 {top - 174} 446 {top - 150}V{top - 128}H360L340 {top - 108}L318 {top - 116}Z"), Iron.Step(0.05));
        s.Form(D($"M356 {top - 50}H444V{top + 4}H356Z"), Iron.Step(0.02));
        s.Form(D($"M360 {top}H440C450 {top + 40} {r} {top + 24} {r} {top + 90}V{Floor - 30}Q{r} {Floor} {r - 34} {Floor + 2}Q400 {Floor + 12} {l + 34} {Floor + 2}Q{l} {Floor} {l} {Floor - 30}V{top + 90}C{l} {top + 24} 350 {top + 40} 360 {top}Z"), s.Colour, Light.Round, true);
        Cookware.Label(s, l, r, top + 120, Floor - 60);
        s.Soft(D($"M{l + 18} {top + 100}h18v{Floor - top - 150}h-18z"), Paper, 0.45, 6);
    }

    public static void Soap(Sketch s)
    {
        s.Shadow(402, 235, Floor - 8);
        Bar(s, $"translate(0 0)", s.Colour);
        Bar(s, $"translate(18 -104) rotate(-3 400 700)", s.Colour.Step(0.02));
        var wrap = "M352 574Q414 556 484 560L494 676Q420 680 356 694Z";
        s.Form(wrap, Paper, Light.Flat);
        s.Mark(424, 624, 30);
        if (s.Pick(2) == 0) s.Fill("M500 566q30 -70 90 -84q0 66 -80 92q10 -60 60 -74q-50 20 -60 70z", Leaf);
    }

    public static void Brush(Sketch s) => s.Moved($"translate(400 520) rotate(-32)", () =>
    {
        var handle = "M-30 -20C-24 100 -30 260 -20 330Q0 356 20 330C30 260 24 100 30 -20Z";
        var head = s.Pick(2) == 0
            ? "M-84 -190C-84 -320 84 -320 84 -190C84 -90 40 -40 30 0H-30C-40 -40 -84 -90 -84 -190Z"
            : "M-60 -330Q0 -350 60 -330Q76 -180 60 -30Q0 -10 -60 -30Q-76 -180 -60 -330Z";
        s.Drop(handle, 14);
        s.Moved($"translate(24 20)", () =>
        {
            s.Fill(head, new(0.70, 0.05, 75));
            s.Cover(head, "upright", 0.4);
        });
        s.Drop(head, 22);
        s.Form(handle, s.Colour, Light.Round);
        s.Form(head, s.Colour, Light.Round);
        s.Cover(handle, "upright", 0.7);
        s.Cover(head, "upright", 0.9);
        s.Rod("M0 330C-24 384 24 384 0 330", Leather, 7);
    });

    public static void Notebook(Sketch s)
    {
        var outline = "M226 230H560Q578 230 578 248V772Q578 790 560 790H226Z";
        s.Drop(outline, 18);
        s.Fill("M232 240H584V782H232Z", Paper.Step(-0.06));
        s.Fill("M232 238H582V778H232Z", Paper);
        s.Form(outline, s.Colour, Light.Flat, true);
        s.Form("M226 230H282V790H226Z", s.Pattern == "plain" ? s.Colour.Step(-0.1) : Patterns.Contrast(s.Colour), Light.Round);
        switch (s.Pick(3))
        {
            case 0:
                s.Form("M526 230H542V790H526Z", s.Colour.Step(-0.2));
                s.Mark(410, 440, 56);
                break;
            case 1:
                s.Form("M330 350H524V450H330Z", Paper, Light.Flat);
                s.Line("M352 390H502M352 418H460", new(0.4, 0.02, 260), 3, 0.5);
                break;
            default:
                s.Mark(430, 510, 70);
                s.Line("M470 790V850L482 836L494 850V790", Palette.Colour("rust"), 10);
                break;
        }
    }

    public static void Pen(Sketch s)
    {
        var brass = s.Pick(2) == 0;
        for (var i = -1; i <= 1; i++)
        {
            var tone = i == 0 ? s.Colour : i < 0 ? s.Colour.Step(0.1) : s.Colour.Step(-0.1);
            s.Moved($"translate({400 + i * 96} {520 + i * 24}) rotate({20 + i * 2})", () =>
            {
                var barrel = "M-22 -300Q0 -316 22 -300V210L0 318L-22 210Z";
                s.Drop(barrel, 14);
                s.Form("M-22 208H22L0 318Z", new(0.84, 0.05, 75));
                s.Fill("M-7 284H7L0 318Z", brass ? Iron : tone);
                s.Form("M-22 -300Q0 -316 22 -300V210Q11 196 0 210Q-11 196 -22 210Z", tone, Light.Round);
                s.Form("M-22 -260H22V-236H-22Z", brass ? Brass : Steel);
                s.Form("M-22 -302Q0 -318 22 -302V-260H-22Z", Palette.Colour("rose"));
            });
        }
    }

    public static void Book(Sketch s)
    {
        var outline = "M232 200H572V800H232Z";
        s.Drop(outline, 18);
        s.Fill("M240 212H580V806H240Z", Paper.Step(-0.1));
        s.Form(outline, s.Colour, Light.Flat, s.Pattern is not "plain");
        var print = Patterns.Contrast(s.Colour);
        s.Fill("M232 200H252V800H232Z", s.Colour.Step(-0.16), 0.6);
        switch (s.Pick(4))
        {
            case 0: // hills
                s.Within(outline, () =>
                {
                    s.Oval(470, 430, 58, 58, print, 0.85);
                    s.Fill("M232 620Q330 470 420 580T572 520V800H232Z", s.Colour.Step(0.14));
                    s.Fill("M232 700Q340 590 450 680T572 640V800H232Z", s.Colour.Step(-0.14));
                });
                break;
            case 1: // a bowl
                s.Fill("M310 540H504C500 640 460 676 407 676S314 640 310 540Z", print);
                s.Line("M360 510q-16 -30 0 -56t0 -56M410 510q-16 -30 0 -56t0 -56M460 510q-16 -30 0 -56t0 -56", print, 7, 0.8);
                break;
            case 2: // a leaf
                s.Fill("M410 700C300 620 300 480 410 380C520 480 520 620 410 700Z", print, 0.9);
                s.Line("M410 740V440M410 560L366 516M410 560L454 516M410 630L360 584M410 630L460 584", s.Colour, 6);
                break;
            default: // boats of paper
                s.Fill("M320 600H500L460 660H360Z M410 430V584H330Z M422 470V584H490Z", print, 0.92);
                s.Line("M300 700q28 -20 56 0t56 0t56 0t56 0", print, 6, 0.8);
                break;
        }

        s.Fill("M300 250H520V264H300ZM330 284H490V294H330Z", print, 0.9);
        s.Fill("M360 752H450V760H360Z", print, 0.8);
    }

    public static void Car(Sketch s)
    {
        s.Shadow(400, 250);
        s.Form("M140 660Q140 630 176 626L250 616C280 560 316 528 366 524H460C520 528 560 570 584 616Q650 622 660 660V724Q660 748 634 748H166Q140 748 140 724Z", s.Colour, Light.Flat, true);
        s.Fill("M300 610C318 574 340 560 372 558H404V614H296ZM424 558H456C500 562 520 586 534 614H424Z", Paper, 0.75);
        s.Soft("M160 640Q300 600 620 636L620 648Q300 620 160 660Z", Paper, 0.5, 7);
        foreach (var x in (int[])[248, 552])
        {
            s.Oval(x, 744, 68, 66, Oak.Step(-0.04), Light.Ball);
            s.Oval(x, 744, 44, 43, Oak.Step(0.07), Light.Flat);
            s.Oval(x, 744, 13, 13, Brass, Light.Ball);
        }
    }

    public static void Blocks(Sketch s)
    {
        Oklch[] tones = [s.Colour, Oak.Step(0.06), Palette.Colour("mustard"), s.Colour.Step(0.12), Palette.Colour("rust"), Palette.Colour("sage")];
        s.Shadow(400, 245);
        Cube(s, 190, 660, 150, tones[0]);
        Cube(s, 344, 660, 150, tones[1]);
        Cube(s, 498, 660, 150, tones[s.Pick(2) + 2]);
        Cube(s, 262, 504, 150, tones[4]);
        s.Form("M430 504H570V654H538A40 40 0 0 0 462 654H430Z", tones[5], Light.Flat);
        s.Form("M262 500L337 384L412 500Z", tones[3], Light.Flat);
        s.Oval(502, 456, 46, 46, tones[2], Light.Ball);
    }

    public static void Bear(Sketch s)
    {
        var paw = s.Colour.Step(0.12);
        s.Shadow(400, 200);
        foreach (var x in (int[])[292, 508]) s.Oval(x, 276, 56, 54, s.Colour.Step(-0.04), Light.Ball);
        foreach (var x in (int[])[294, 506]) s.Oval(x, 280, 30, 28, paw, 0.8);
        s.Form("M250 560C190 560 170 660 210 690C250 700 290 650 300 600ZM550 560C610 560 630 660 590 690C550 700 510 650 500 600Z", s.Colour.Step(-0.05), Light.Ball);
        s.Form("M400 480C520 480 560 600 552 700Q540 812 400 812T248 700C240 600 280 480 400 480Z", s.Colour, Light.Ball, true);
        s.Oval(400, 670, 84, 94, paw, 0.55);
        foreach (var x in (int[])[262, 538])
        {
            s.Oval(x, 766, 78, 62, s.Colour.Step(-0.02), Light.Ball);
            s.Oval(x, 770, 40, 32, paw, 0.75);
        }

        s.Oval(400, 390, 150, 134, s.Colour.Step(0.01), Light.Ball);
        s.Oval(400, 436, 62, 48, paw, Light.Flat);
        s.Oval(400, 416, 21, 15, Iron);
        s.Line("M400 430V452M400 452Q384 470 366 458M400 452Q416 470 434 458", Iron, 5);
        foreach (var x in (int[])[344, 456])
        {
            s.Oval(x, 376, 12, 13, Iron);
            s.Oval(x - 4, 371, 4, 4, Paper);
        }

        s.Form("M300 506Q400 560 500 506L494 546Q400 594 306 546Z", Patterns.Contrast(s.Colour), Light.Round);
        s.Form("M430 540L486 552L500 650L444 640Z", Patterns.Contrast(s.Colour).Step(-0.05), Light.Flat);
    }

    private static void Cube(Sketch s, int x, int y, int size, Oklch tone)
    {
        var face = D($"M{x} {y}h{size - 4}v{size - 4}h{4 - size}z");
        s.Form(face, tone, Light.Flat);
        s.Cover(face, "grain", 0.6);
        s.Line(D($"M{x + 3} {y + size - 8}V{y + 3}H{x + size - 8}"), tone.Step(0.12), 3, 0.7);
    }

    private static void Bar(Sketch s, FormattableString at, Oklch tone) => s.Moved(at, () =>
    {
        s.Form("M176 716Q170 690 200 686L560 676Q612 676 620 704L626 776Q624 806 590 808L210 812Q176 810 174 786Z", tone.Step(-0.06), Light.Round, true);
        s.Form("M178 712Q176 690 206 686L556 676Q610 676 618 702Q600 724 560 724L220 734Q182 734 178 712Z", tone.Step(0.05), Light.Flat);
    });
}
