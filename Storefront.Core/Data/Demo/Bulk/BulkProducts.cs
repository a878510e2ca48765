using System.Globalization;
using Storefront.Core.Catalog;
using Storefront.Core.Data.Demo.Pictures;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Data.Demo.Bulk;

/// <summary>
/// Products without end for load and search: each is a hand-written one under another name, with its own colours, price and stock.
/// The n-th is always the same, whatever was made before it.
/// </summary>
internal sealed class BulkProducts
{
    private static readonly string[] Starts = ["Ask", "Bjerk", "Dal", "Eik", "Fager", "Gran", "Hav", "Iver", "Kvit", "Lyng", "Mos", "Nor", "Ros", "Sol", "Tinn", "Ulv"];
    private static readonly string[] Ends = ["voll", "vik", "nes", "heim", "stad", "haug", "fjell", "lund", "mark", "sund"];

    private static readonly string[] Traits =
    [
        "Little", "Large", "Slim", "Wide", "Plain", "Fine", "Quiet", "Winter", "Summer", "Morning", "Evening", "Sunday",
        "Harbour", "Garden", "Hill", "Coastal", "Forest", "Northern", "Island", "Market", "Village", "Cabin", "River", "Holiday",
    ];

    private readonly Model[] models;
    private long next;

    /// <param name="ground">Brands, categories and taxes.</param>
    /// <param name="have">Products that there are already: so many are passed over.</param>
    public BulkProducts(DemoGround ground, long have)
    {
        next = have;
        var perNoun = new Dictionary<string, int>();
        models = [.. DemoContent.Categories.SelectMany(category => category.Products.Select(product => (category, product))).Select(each =>
        {
            var noun = Silhouettes.All[each.product.Silhouette].Noun;
            return new Model(ground, each.category, each.product, noun, perNoun[noun] = perNoun.GetValueOrDefault(noun, -1) + 1);
        })];
        foreach (var model in models) model.SameNoun = perNoun[model.Noun] + 1;
    }

    public List<DemoItem> Next(long count)
    {
        var items = new List<DemoItem>((int)count);
        for (var i = 0; i < count; i++) items.Add(new DemoItem(Make(next++), []));
        return items;
    }

    private Product Make(long n)
    {
        var model = models[n % models.Length];
        var chance = new Chance((ulong)n);
        var name = Name(model, n / models.Length);
        var product = new Product
        {
            Name = name,
            Slug = DemoProducts.Slug(name),
            Summary = model.Content.Summary,
            Description = model.Content.Story,
            Brand = model.Brand,
            Category = model.Path[0],
            TaxCategory = model.Tax,
            Status = ProductStatus.Published,
            PublishedAt = DemoCatalogue.Epoch.AddMinutes(-chance.Between(60, 4 * 365 * 24 * 60)),
            Popularity = (int)(600 * Math.Pow(chance.Share(), 3)),
            Specifications = model.Specifications,
        };
        AddVariants(product, model, n, ref chance);
        product.SummariseVariants();
        product.ListIn(model.Path);
        return product;
    }

    /// <summary>"Lyngvik Winter Mug", and from the 3,841st mug on "Lyngvik Winter Mug 2".</summary>
    private static string Name(Model model, long round)
    {
        var j = round * model.SameNoun + model.Ordinal;
        const int combinations = 16 * 10 * 24;
        // 2,003 is prime to the number of combinations, so this visits each once, far apart from its neighbours.
        var at = (int)(j * 2003 % combinations);
        var name = $"{Starts[at % 16]}{Ends[at / 16 % 10]} {Traits[at / 160]} {model.Noun}";
        return j < combinations ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {j / combinations + 1}");
    }

    private static void AddVariants(Product product, Model model, long n, ref Chance chance)
    {
        var price = Math.Max(300, model.Content.PriceMinor * chance.Between(60, 160) / 10_000 * 100 - (chance.Once(2) ? 10 : 0));
        long? former = chance.Once(9) ? price * 5 / 4 / 100 * 100 + 90 : null;
        var twoColours = model.Colours.Length > 1 && !chance.Once(3);
        product.Options = twoColours ? model.Options : [];
        var seed = (ushort)chance.Below(ushort.MaxValue + 1);
        for (var c = 0; c < (twoColours ? 2 : 1); c++)
        {
            product.Variants.Add(new Variant
            {
                Sku = string.Create(CultureInfo.InvariantCulture, $"B{n:0000000}-{c + 1}"),
                OptionValues = twoColours ? [model.Options[0].Values[c].Name] : [],
                Price = new Money(price, "EUR"),
                CompareAtMinor = former,
                WeightGrams = model.Content.Grams,
                Position = c,
                StockItem = StockItem.Of(chance.Once(12) ? 0 : chance.Between(1, 200)),
            });
        }

        var picture = new PictureKey(model.Content.Silhouette, model.Colours[chance.Below(twoColours ? 2 : 1)], model.Content.Pattern, seed, PictureView.Main);
        product.Images.Add(new ProductImage { Path = picture.Path, Alt = product.Name, Width = DemoPicture.Width, Height = DemoPicture.Height });
    }

    /// <summary>A hand-written product as the mould of many.</summary>
    private sealed class Model(DemoGround ground, DemoCategory category, DemoProduct content, string noun, int ordinal)
    {
        public DemoProduct Content => content;
        public string Noun => noun;

        /// <summary>Which of the models with the same noun this is, of how many.</summary>
        public int Ordinal => ordinal;
        public int SameNoun { get; set; }

        public Brand Brand { get; } = ground.Brands[content.Brand];
        public Category[] Path { get; } = [.. ground.PathToRoot(ground.Categories[category.Path])];
        public Taxes.TaxCategory Tax { get; } = ground.Taxes[category.Tax];
        public string[] Colours { get; } = [.. content.Colours.Take(2)];
        public IReadOnlyList<ProductOption> Options { get; } = [new("Colour", [.. content.Colours.Take(2).Select(colour => new OptionValue(DemoProducts.Label(colour), Palette.Hex(colour)))])];
        public IReadOnlyList<Specification> Specifications { get; } = [new(category.Material, content.Material), new("Made in", DemoContent.Brands[content.Brand].Place)];
    }
}
