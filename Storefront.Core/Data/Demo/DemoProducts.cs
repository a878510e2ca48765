using System.Globalization;
using System.Text;
using Storefront.Core.Catalog;
using Storefront.Core.Data.Demo.Pictures;
using Storefront.Core.Inventory;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;

namespace Storefront.Core.Data.Demo;

/// <summary>A product with all that is sold and said about it, ready to be written.</summary>
internal sealed record DemoItem(Product Product, IReadOnlyList<Review> Reviews);

/// <summary>Turns the rows of <c>Content/</c> into products: variants, stock, pictures, data sheet and reviews.</summary>
internal static class DemoProducts
{
    public static IEnumerable<DemoItem> All(DemoGround ground)
    {
        var number = 0;
        foreach (var category in DemoContent.Categories)
        {
            var descriptions = Descriptions.Of(category);
            for (var i = 0; i < category.Products.Count; i++)
                yield return Make(category, category.Products[i], descriptions[category.Products[i]], ++number, i, ground);
        }
    }

    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant().Replace("ø", "o", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (letter is ' ' or '-' or '&' or ',' && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }

    public static string Label(string colour) => char.ToUpperInvariant(colour[0]) + colour[1..];

    private static DemoItem Make(DemoCategory category, DemoProduct content, string description, int number, int place, DemoGround ground)
    {
        var chance = Chance.Of(content.Name);
        var isFirst = place == 0;

        // Rows list quiet colours first; a shelf where every product did so would be grey.
        var lead = chance.Below(content.Colours.Count);
        content = content with { Colours = [.. content.Colours.Skip(lead), .. content.Colours.Take(lead)] };
        var age = chance.Once(8) ? chance.Between(3, 38) : chance.Between(40, 900);
        var product = new Product
        {
            Name = content.Name,
            Slug = Slug(content.Name),
            Summary = content.Summary,
            Description = description,
            Brand = ground.Brands[content.Brand],
            Category = ground.Categories[category.Path],
            TaxCategory = ground.Taxes[category.Tax],
            Status = ProductStatus.Published,
            PublishedAt = DemoCatalogue.Epoch.AddDays(-age).AddMinutes(-chance.Below(600)),
            Popularity = (int)(1000 * Math.Pow(chance.Share(), 1.7)) + (isFirst ? 250 : 0),
            IsFeatured = isFirst && !chance.Once(3),
            Options = Options(content),
            Specifications = Specifications(category, content),
        };
        AddVariants(product, content, number, ref chance);
        AddImages(product, content, (ushort)((place % 16 << 12) | chance.Below(4096)));
        product.SummariseVariants();
        product.ListIn(ground.PathToRoot(product.Category));
        return new DemoItem(product, DemoReviews.For(product, content, ref chance));
    }

    private static List<ProductOption> Options(DemoProduct content)
    {
        List<ProductOption> options = [];
        if (content.Colours.Count > 1) options.Add(new("Colour", [.. content.Colours.Select(colour => new OptionValue(Label(colour), Palette.Hex(colour)))]));
        if (content.Option is { Values.Count: > 1 } choice) options.Add(new(choice.Name, [.. choice.Values.Select(value => new OptionValue(value.Value))]));
        return options;
    }

    private static void AddVariants(Product product, DemoProduct content, int number, ref Chance chance)
    {
        var soldOutAltogether = chance.Once(50);
        IReadOnlyList<(string Value, long SurchargeMinor)> sizes = content.Option?.Values ?? [("", 0)];
        for (var c = 0; c < content.Colours.Count; c++)
        {
            for (var s = 0; s < sizes.Count; s++)
            {
                // Makers do not make everything: now and then a colour lacks a size.
                if (c > 0 && sizes.Count > 2 && chance.Once(14)) continue;
                var colour = content.Colours[c];
                List<string> values = [];
                if (content.Colours.Count > 1) values.Add(Label(colour));
                if (sizes.Count > 1) values.Add(sizes[s].Value);
                product.Variants.Add(new Variant
                {
                    Sku = Sku(content, number, colour, sizes.Count > 1 ? sizes[s].Value : null),
                    OptionValues = values,
                    Price = new Money(content.PriceMinor + sizes[s].SurchargeMinor, "EUR"),
                    CompareAtMinor = content.CompareAtMinor + sizes[s].SurchargeMinor,
                    WeightGrams = content.Grams + (sizes[s].SurchargeMinor > 0 ? content.Grams * s / 4 : 0),
                    Position = product.Variants.Count,
                    StockItem = StockItem.Of(soldOutAltogether ? 0 : OnHand(ref chance)),
                });
            }
        }
    }

    private static int OnHand(ref Chance chance) => chance.Below(100) switch { < 6 => 0, < 16 => chance.Between(1, 4), < 60 => chance.Between(6, 40), _ => chance.Between(41, 160) };

    private static string Sku(DemoProduct content, int number, string colour, string? size)
    {
        var sku = string.Create(CultureInfo.InvariantCulture, $"{content.Silhouette.ToUpperInvariant()}{number:000}-{colour.ToUpperInvariant()}");
        return size is null ? sku : $"{sku}-{Slug(size.Replace('–', '-').Replace('.', '-').Replace('×', 'x')).ToUpperInvariant()}";
    }

    private static void AddImages(Product product, DemoProduct content, ushort seed)
    {
        foreach (var colour in content.Colours)
        {
            foreach (var view in (PictureView[])[PictureView.Main, PictureView.Second])
            {
                var key = new PictureKey(content.Silhouette, colour, content.Pattern, seed, view);
                product.Images.Add(new ProductImage
                {
                    Path = key.Path,
                    Alt = $"{product.Name}: {char.ToLowerInvariant(DemoPicture.Title(key)[0])}{DemoPicture.Title(key)[1..]}",
                    OptionValue = content.Colours.Count > 1 ? Label(colour) : null,
                    Width = DemoPicture.Width,
                    Height = DemoPicture.Height,
                    Position = product.Images.Count,
                });
            }
        }
    }

    private static List<Specification> Specifications(DemoCategory category, DemoProduct content)
    {
        List<Specification> rows = [new(category.Material, content.Material)];
        var hasSizes = content.Option is { Values.Count: > 1 };
        if (content.Option is { Values: [var only] } option && !content.Measure.Contains(only.Value.Replace(" cm", "", StringComparison.Ordinal), StringComparison.Ordinal)) rows.Add(new(option.Name, only.Value));
        if (!hasSizes || !IsMeasure(content.Measure)) rows.Add(new(MeasureLabel(content.Measure), content.Measure));
        if ((content.Care ?? category.Care) is { } care) rows.Add(new(category.Tax == "reduced" && care.StartsWith("Keep", StringComparison.Ordinal) ? "Storage" : "Care", care));
        if (!hasSizes) rows.Add(new("Weight", content.Grams < 1000 ? $"{content.Grams} g" : string.Create(CultureInfo.InvariantCulture, $"{content.Grams / 1000m:0.#} kg")));
        rows.Add(new(category.Path.StartsWith("books", StringComparison.Ordinal) ? "Published in" : "Made in", DemoContent.Brands[content.Brand].Place));
        return rows;
    }

    private static bool IsMeasure(string measure) => measure.EndsWith(" cm", StringComparison.Ordinal);

    private static string MeasureLabel(string measure) =>
        !IsMeasure(measure) ? measure.EndsWith("fit", StringComparison.Ordinal) ? "Fit" : "Details" : measure.Contains('×', StringComparison.Ordinal) ? "Dimensions" : "Length";
}
