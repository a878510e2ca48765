using Storefront.Core.Data.Demo.Pictures.Shapes;

namespace Storefront.Core.Data.Demo.Pictures;

/// <summary>What the second picture of a product shows.</summary>
internal enum SecondView { Closer, Together, Cloth, InRoom }

/// <param name="Noun">For the alt text.</param>
/// <param name="FocusX">Where a closer look looks, on the 800 × 1000 paper.</param>
/// <param name="FocusY">See <paramref name="FocusX"/>.</param>
/// <param name="Size">How near the main picture comes.</param>
internal sealed record Silhouette(string Noun, Action<Sketch> Draw, SecondView Second, int FocusX = 400, int FocusY = 560, double Size = 1.12);

internal static class Silhouettes
{
    public static readonly Dictionary<string, Silhouette> All = new()
    {
        ["mug"] = new("Mug", Tableware.Mug, SecondView.Together, Size: 1.42),
        ["tumbler"] = new("Tumbler", Tableware.Tumbler, SecondView.Together, Size: 1.4),
        ["bowl"] = new("Bowl", Tableware.Bowl, SecondView.Together, Size: 1.18),
        ["plate"] = new("Plate", Tableware.Plate, SecondView.Closer, 520, 560, Size: 1.12),
        ["jug"] = new("Jug", Tableware.Jug, SecondView.Closer, 400, 440, Size: 1.22),
        ["teapot"] = new("Teapot", Tableware.Teapot, SecondView.Closer, 460, 610, Size: 1.22),

        ["kettle"] = new("Kettle", Cookware.Kettle, SecondView.Closer, 470, 570, Size: 1.2),
        ["casserole"] = new("Casserole", Cookware.Casserole, SecondView.Closer, 480, 610, Size: 1.16),
        ["pan"] = new("Pan", Cookware.Pan, SecondView.Closer, 440, 480, Size: 1.08),
        ["knife"] = new("Knife", Cookware.Knife, SecondView.Closer, 440, 460, Size: 1.0),
        ["board"] = new("Board", Cookware.Board, SecondView.Closer, 430, 320, Size: 1.1),
        ["spoon"] = new("Wooden utensils", Cookware.Spoon, SecondView.Closer, 440, 330, Size: 1.08),
        ["jar"] = new("Jar", Cookware.Jar, SecondView.Together, Size: 1.42),
        ["tin"] = new("Tin", Cookware.Tin, SecondView.Together, Size: 1.35),

        ["vase"] = new("Vase", Decor.Vase, SecondView.Closer, 400, 560, Size: 1.05),
        ["candle"] = new("Candle", Decor.Candle, SecondView.Together, Size: 1.42),
        ["lantern"] = new("Lantern", Decor.Lantern, SecondView.Closer, 410, 560, Size: 1.15),
        ["basket"] = new("Basket", Decor.Basket, SecondView.Closer, 480, 620, Size: 1.15),
        ["pot"] = new("Plant pot", Decor.PlantPot, SecondView.Together, Size: 1.1),

        ["chair"] = new("Chair", Furnishings.Chair, SecondView.InRoom, Size: 1.12),
        ["stool"] = new("Stool", Furnishings.Stool, SecondView.InRoom, Size: 1.2),
        ["table"] = new("Table", Furnishings.Table, SecondView.InRoom, Size: 1.04),
        ["shelf"] = new("Shelf", Furnishings.Shelf, SecondView.InRoom, Size: 1.06),
        ["lamp"] = new("Lamp", Furnishings.Lamp, SecondView.InRoom, Size: 1.1),
        ["pendant"] = new("Pendant lamp", Furnishings.Pendant, SecondView.Closer, 400, 440, Size: 1.0),
        ["mirror"] = new("Mirror", Furnishings.Mirror, SecondView.Closer, 440, 300, Size: 1.0),
        ["clock"] = new("Clock", Furnishings.Clock, SecondView.Closer, 480, 430, Size: 1.1),

        ["blanket"] = new("Blanket", Textiles.Blanket, SecondView.Cloth, Size: 1.16),
        ["cushion"] = new("Cushion", Textiles.Cushion, SecondView.Cloth, Size: 1.18),
        ["towel"] = new("Towel", Textiles.Towel, SecondView.Cloth, Size: 1.1),
        ["rug"] = new("Rug", Textiles.Rug, SecondView.Cloth, Size: 1.08),
        ["apron"] = new("Apron", Textiles.Apron, SecondView.Closer, 440, 560, Size: 1.06),
        ["scarf"] = new("Scarf", Textiles.Scarf, SecondView.Cloth, Size: 1.08),

        ["jumper"] = new("Jumper", Clothing.Jumper, SecondView.Cloth, Size: 1.08),
        ["cardigan"] = new("Cardigan", Clothing.Cardigan, SecondView.Closer, 400, 400, Size: 1.08),
        ["shirt"] = new("Shirt", Clothing.Shirt, SecondView.Closer, 420, 340, Size: 1.08),
        ["tee"] = new("T-shirt", Clothing.Tee, SecondView.Closer, 440, 330, Size: 1.12),
        ["jacket"] = new("Jacket", Clothing.Jacket, SecondView.Closer, 430, 360, Size: 1.08),
        ["trousers"] = new("Trousers", Clothing.Trousers, SecondView.Closer, 420, 300, Size: 1.04),
        ["beanie"] = new("Beanie", Clothing.Beanie, SecondView.Cloth, Size: 1.1),
        ["socks"] = new("Socks", Clothing.Socks, SecondView.Closer, 430, 330, Size: 1.06),
        ["mittens"] = new("Mittens", Clothing.Mittens, SecondView.Cloth, Size: 1.16),
        ["boots"] = new("Boots", Clothing.Boots, SecondView.Closer, 350, 600, Size: 1.04),

        ["backpack"] = new("Backpack", Outdoors.Backpack, SecondView.Closer, 440, 560, Size: 1.1),
        ["tote"] = new("Tote bag", Outdoors.Tote, SecondView.Closer, 400, 500, Size: 1.14),
        ["tent"] = new("Tent", Outdoors.Tent, SecondView.Closer, 400, 560, Size: 1.04),
        ["flask"] = new("Flask", Outdoors.Flask, SecondView.Together, Size: 1.12),
        ["axe"] = new("Axe", Outdoors.Axe, SecondView.Closer, 440, 330, Size: 1.04),
        ["trowel"] = new("Garden tool", Outdoors.Trowel, SecondView.Closer, 400, 520, Size: 1.04),
        ["can"] = new("Watering can", Outdoors.WateringCan, SecondView.Closer, 430, 580, Size: 1.08),

        ["pump"] = new("Pump bottle", Smallware.Pump, SecondView.Together, Size: 1.3),
        ["soap"] = new("Soap", Smallware.Soap, SecondView.Closer, 430, 640, Size: 1.25),
        ["brush"] = new("Brush", Smallware.Brush, SecondView.Closer, 320, 360, Size: 1.0),
        ["notebook"] = new("Notebook", Smallware.Notebook, SecondView.Closer, 420, 430, Size: 1.06),
        ["pen"] = new("Pencils", Smallware.Pen, SecondView.Closer, 400, 360, Size: 1.0),
        ["book"] = new("Book", Smallware.Book, SecondView.Closer, 410, 540, Size: 1.04),
        ["car"] = new("Toy car", Smallware.Car, SecondView.Closer, 440, 650, Size: 1.14),
        ["blocks"] = new("Building blocks", Smallware.Blocks, SecondView.Closer, 420, 580, Size: 1.18),
        ["bear"] = new("Soft bear", Smallware.Bear, SecondView.Closer, 400, 420, Size: 1.1),
    };
}
