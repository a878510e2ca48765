using static Storefront.Core.Data.Demo.Pictures.Sketch;

namespace Storefront.Core.Data.Demo.Pictures.Shapes;

internal static class Clothing
{
    private const string LeftSleeve = "M300 262C258 274 226 292 208 342L122 668Q158 700 214 692L276 446Z";
    private const string RightSleeve = "M500 262C542 274 574 292 592 342L678 668Q642 700 586 692L524 446Z";
    private const string Body = "M328 244Q400 306 472 244C500 256 540 264 556 290L536 470L546 776Q400 798 254 776L264 470L244 290C260 264 300 256 328 244Z";

    public static void Jumper(Sketch s)
    {
        var rib = s.Colour.Step(-0.035);
        Torso(s, s.Colour);
        foreach (var cuff in (string[])["M136 618L122 668Q158 700 214 692L226 640Q180 646 136 618Z", "M664 618L678 668Q642 700 586 692L574 640Q620 646 664 618Z", "M255 728Q400 750 545 728L546 776Q400 798 254 776Z"])
        {
            s.Form(cuff, rib, Light.Round);
            s.Cover(cuff, "rib");
        }

        if (s.Pick(3) == 0)
        {
            var roll = "M330 250C326 200 340 186 400 186C460 186 474 200 470 250Q400 312 330 250Z";
            s.Form(roll, rib, Light.Round);
            s.Cover(roll, "rib");
            s.Line("M334 232Q400 290 466 232", s.Colour.Step(-0.2), 4, 0.5);
        }
        else
        {
            s.Form("M340 240Q400 222 460 240Q400 288 340 240Z", s.Colour.Step(-0.2), Light.Hollow);
            s.Line("M331 243Q400 304 469 243Q400 212 331 243Z", rib.Step(-0.1), 18);
            s.Line("M331 243Q400 304 469 243", rib.Step(0.03), 11, 0.9);
        }
    }

    public static void Cardigan(Sketch s)
    {
        Torso(s, s.Colour);
        s.Form("M346 246Q400 226 454 246L402 470Z", s.Colour.Step(-0.22), Light.Hollow);
        var band = "M328 244L346 240L410 480V786H388V486Z M472 244L454 240L392 466L410 480Z";
        s.Form(band, s.Colour.Step(-0.05));
        s.Cover(band, "rib", 0.7);
        for (var y = 510; y < 770; y += 58) s.Oval(399, y, 10, 10, Oak.Step(-0.12), Light.Ball);
        var hem = "M255 736Q400 758 545 736L546 776Q400 798 254 776Z";
        s.Form(hem, s.Colour.Step(-0.04));
        s.Cover(hem, "rib");
        s.Line("M286 610h76M438 610h76", s.Colour.Step(-0.2), 5, 0.6);
    }

    public static void Shirt(Sketch s)
    {
        Torso(s, s.Colour);
        s.Form("M340 236Q400 220 460 236L400 292Z", s.Colour.Step(-0.2), Light.Hollow);
        s.Line("M400 286V790", s.Colour.Step(-0.18), 3, 0.7);
        s.Line("M420 292V789", s.Colour.Step(-0.18), 2, 0.4);
        for (var y = 330; y < 770; y += 72) s.Oval(409, y, 7, 7, Paper, Light.Ball);
        s.Form("M338 226L326 250L352 330L402 286L344 236Z", s.Colour.Step(0.04), Light.Flat, true);
        s.Form("M462 226L474 250L448 330L398 286L456 236Z", s.Colour.Step(0.02), Light.Flat, true);
        s.Form("M448 396H522V470L485 488L448 470Z", s.Colour.Step(0.02), Light.Flat, true);
        s.Line("M448 396H522V470L485 488L448 470Z", s.Colour.Step(-0.16), 2.5, 0.6);
        s.Line("M130 640Q170 670 220 664M670 640Q630 670 580 664", s.Colour.Step(-0.2), 3, 0.6);
    }

    public static void Tee(Sketch s)
    {
        var left = "M308 252C262 262 226 282 202 330L150 452Q190 492 244 496L276 430Z";
        var right = "M492 252C538 262 574 282 598 330L650 452Q610 492 556 496L524 430Z";
        foreach (var part in (string[])[left, right, Body]) s.Drop(part);
        s.Form(left, s.Colour.Step(-0.03), Light.Flat, true);
        s.Form(right, s.Colour.Step(-0.06), Light.Flat, true);
        Trunk(s, s.Colour);
        s.Form("M342 242Q400 222 458 242Q400 290 342 242Z", s.Colour.Step(-0.18), Light.Hollow);
        s.Line("M332 243Q400 304 468 243", s.Colour.Step(-0.06), 15);
        s.Stitches("M160 440Q196 476 248 482M640 440Q604 476 552 482M258 760Q400 780 542 760", s.Colour.Step(-0.25));
    }

    public static void Jacket(Sketch s)
    {
        Torso(s, s.Colour);
        var seam = s.Colour.Step(-0.2);
        s.Form("M336 232Q400 208 464 232Q400 300 336 232Z", s.Colour.Step(-0.22), Light.Hollow);
        s.Form("M336 216L318 252L340 322L400 280L342 226Z", s.Colour.Step(0.03), Light.Flat);
        s.Form("M464 216L482 252L460 322L400 280L458 226Z", s.Colour.Step(0.01), Light.Flat);
        s.Fill("M386 284H416V786H386Z", s.Colour.Step(-0.07));
        s.Line("M386 288V786M416 284V786", seam, 3, 0.7);
        for (var y = 330; y < 770; y += 84) s.Oval(401, y, 9, 9, s.Pick(2) == 0 ? Brass : Iron, Light.Ball);
        var pockets = "M282 560H366V680Q324 690 282 680ZM436 560H520V680Q478 690 436 680ZM440 392H518V470Q480 478 440 470Z";
        s.Form(pockets, s.Colour.Step(0.02), Light.Flat, true);
        s.Line(pockets, seam, 3, 0.6);

        s.Fill("M278 554H370V584H278ZM432 554H524V584H432Z", s.Colour.Step(-0.06));
        s.Stitches("M262 752Q400 772 538 752M144 628Q176 656 222 650M656 628Q624 656 578 650", s.Colour.Step(s.Colour.Lightness < 0.45 ? 0.3 : -0.3));
    }

    public static void Trousers(Sketch s)
    {
        var outline = "M282 180H518C530 260 552 520 556 830Q500 846 446 830L404 420H396L354 830Q300 846 244 830C248 520 270 260 282 180Z";
        s.Drop(outline);
        s.Form(outline, s.Colour, Light.Round, true);
        s.Soft("M396 400L330 840H360L404 430ZM404 400L470 840H440L396 430Z", s.Colour.Step(-0.4), 0.4, 10);
        s.Soft("M296 420Q312 620 292 820H304Q330 620 312 420Z", s.Colour.Step(0.2), 0.4, 12);
        s.Form("M280 176H520L523 214Q400 224 277 214Z", s.Colour.Step(-0.05), Light.Round);
        s.Line("M400 216V400M286 250Q330 262 350 218M514 250Q470 262 450 218", s.Colour.Step(-0.22), 4, 0.6);
        s.Stitches("M414 218Q424 340 402 384M250 806Q300 820 352 806M548 806Q500 820 448 806", s.Colour.Step(s.Colour.Lightness < 0.5 ? 0.35 : -0.3));
        s.Oval(400, 196, 9, 9, Brass, Light.Ball);
        foreach (var x in (int[])[312, 356, 440, 482]) s.Fill(D($"M{x} 172h12v46h-12z"), s.Colour.Step(-0.12));
    }

    public static void Beanie(Sketch s)
    {
        var tall = s.Vary(300, 350);
        var crown = D($"M226 650C216 {690 - tall} 300 {660 - tall} 400 {660 - tall}S584 {690 - tall} 574 650Z");
        s.Drop(crown, 16);
        if (s.Pick(2) == 0)
        {
            s.Oval(400, 652 - tall, 58, 56, s.Colour.Step(0.03), Light.Ball);
            for (var i = 0; i < 14; i++) s.Line(D($"M{400 + 30 * Math.Cos(i * 0.45)} {652 - tall + 28 * Math.Sin(i * 0.45)}L{400 + 60 * Math.Cos(i * 0.45)} {652 - tall + 58 * Math.Sin(i * 0.45)}"), s.Colour.Step(i % 2 == 0 ? 0.06 : -0.06), 8);
        }

        s.Form(crown, s.Colour, Light.Round, true);
        s.Soft("M240 600Q400 640 560 600V650H240Z", s.Colour.Step(-0.4), 0.4, 14);
        var brim = "M210 620Q400 668 590 620Q604 690 588 748Q400 800 212 748Q196 690 210 620Z";
        s.Drop(brim, 8);
        s.Form(brim, s.Colour.Step(0.01), Light.Round);
        s.Cover(brim, "rib", 1.2);
        s.Tag(470, 690);
    }

    public static void Socks(Sketch s)
    {
        Sock(s, $"translate(60 -20)", -0.04);
        Sock(s, $"translate(-50 30)", 0);
    }

    public static void Mittens(Sketch s)
    {
        s.Moved($"rotate(-9 400 500)", () => Mitten(s));
        s.Moved($"rotate(9 400 500) translate(800 0) scale(-1 1)", () => Mitten(s));
    }

    public static void Boots(Sketch s)
    {
        s.Moved($"translate(112 -34)", () => Boot(s, -0.06));
        s.Moved($"translate(-56 0)", () => Boot(s, 0));
    }

    private static void Torso(Sketch s, Oklch colour)
    {
        foreach (var part in (string[])[LeftSleeve, RightSleeve, Body]) s.Drop(part);
        s.Form(LeftSleeve, colour.Step(-0.02), Light.Round, true);
        s.Form(RightSleeve, colour.Step(-0.05), Light.Round, true);
        Trunk(s, colour);
    }

    private static void Trunk(Sketch s, Oklch colour)
    {
        s.Form(Body, colour, Light.Flat, true);
        s.Within(Body, () =>
        {
            s.Soft("M244 290Q276 470 256 780H230V290ZM556 290Q524 470 544 780H570V290Z", colour.Step(-0.45), 0.45, 14);
            s.Soft("M300 480Q340 640 310 790H336Q366 640 326 480ZM470 430Q500 640 468 790H490Q530 620 496 430Z", colour.Step(-0.35), 0.22, 12);
            s.Soft("M380 340Q400 560 384 760H396Q420 560 410 340Z", colour.Step(0.2), 0.22, 14);
        });
    }

    private static void Sock(Sketch s, FormattableString shift, double shade) => s.Moved(shift, () =>
    {
        var tone = s.Colour.Step(shade);
        var leg = "M330 200H478V560C478 640 360 690 330 770C310 820 220 824 196 776C176 730 300 640 326 540Z";
        s.Drop(leg, 12);
        s.Form(leg, tone, Light.Round, true);
        var trim = Patterns.Contrast(s.Colour);
        s.Within(leg, () =>
        {
            s.Fill("M150 700L300 700L280 840H150Z", trim, 0.75);
            s.Fill("M420 560L500 520V680L408 640Z", trim, 0.75);
        });
        var cuff = "M324 190H484V274H324Z";
        s.Form(cuff, tone.Step(-0.03));
        s.Cover(cuff, "rib");
    });

    private static void Mitten(Sketch s)
    {
        var hand = "M214 640V440C214 330 366 330 366 440L366 640Z";
        var thumb = "M352 590C420 560 446 500 436 460C424 424 390 436 380 470L352 520Z";
        s.Drop(hand, 12);
        s.Drop(thumb, 10);
        s.Form(thumb, s.Colour.Step(-0.06), Light.Round, true);
        s.Form(hand, s.Colour, Light.Round, true);
        var cuff = "M208 630Q290 650 372 630L378 744Q290 764 202 744Z";
        s.Form(cuff, s.Colour.Step(-0.03));
        s.Cover(cuff, "rib");
    }

    private static void Boot(Sketch s, double shade)
    {
        var tone = s.Colour.Step(shade);
        s.Shadow(340, 200, Floor + 2);
        var upper = "M348 360Q420 344 486 366C490 470 492 560 496 640C500 700 500 740 496 778H148C140 706 190 680 262 650C320 624 344 560 348 360Z";
        s.Form(upper, tone, Light.Round, true);
        s.Form("M148 716C136 740 138 770 140 782H500V752Q300 764 148 716Z", tone.Step(-0.1));
        s.Form("M134 776H502V806Q320 822 136 806Z", Iron.Step(0.04));
        s.Line("M136 780H500", new(0.8, 0.05, 75), 4, 0.8);
        s.Form("M340 350Q420 330 494 358L492 404Q420 384 342 398Z", tone.Step(-0.06), Light.Round);
        s.Line("M346 440l50 14M342 490l54 14M334 540l56 14M318 590l58 18M284 632l56 26", new(0.88, 0.03, 85), 6);
        s.Soft("M290 670Q220 690 190 730Q240 706 302 700Z", Paper, 0.4, 9);
        s.Rod("M470 360C470 320 500 326 494 372", tone.Step(-0.04), 9);
    }
}
