using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Reviews;
using Storefront.Core.Taxes;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>Something to look at: a shelf within a shelf, and a jumper in two colours and three sizes, with pictures and reviews.</summary>
internal sealed record ShopWindow(Category Top, Category Shelf, Product Jumper)
{
    private static int made;

    /// <summary>Moss in S (sold out) and M (few), Fjord in S and L (many): no Moss in L, no Fjord in M.</summary>
    public static async Task<ShopWindow> DressAsync(Shop shop)
    {
        var number = Interlocked.Increment(ref made);
        var top = await shop.Given.ACategoryAsync("Clothing");
        var shelf = await shop.Given.ACategoryAsync("Jumpers", top);
        var jumper = await shop.Given.SaveAsync(async db =>
        {
            var product = new Product
            {
                Name = "Skerry jumper",
                Slug = $"skerry-jumper-{number}",
                Summary = "A thick jumper of undyed wool.",
                Description = "Knitted in one piece.\n\nIt keeps its <shape>.",
                Brand = new Brand { Name = $"Havn & Lind {number}", Slug = $"havn-{number}" },
                Category = await db.Categories.SingleAsync(c => c.Id == shelf.Id),
                TaxCategory = await db.TaxCategories.SingleAsync(c => c.Code == TaxCategory.Standard),
                Status = ProductStatus.Published,
                IsFeatured = true,
                Popularity = 5000 + number,
                PublishedAt = shop.Clock.GetUtcNow(),
                Options = [new ProductOption("Colour", [new OptionValue("Moss", "#557744"), new OptionValue("Fjord", "#336699")]), new ProductOption("Size", [new OptionValue("S"), new OptionValue("M"), new OptionValue("L")])],
                Specifications = [new Specification("Material", "Wool")],
            };
            foreach (var (colour, size, stock) in new[] { ("Moss", "S", 0), ("Moss", "M", 2), ("Fjord", "S", 40), ("Fjord", "L", 40) })
                product.Variants.Add(new Variant
                {
                    Sku = $"SKERRY-{number}-{colour}-{size}".ToUpperInvariant(),
                    OptionValues = [colour, size],
                    Price = Given.Euro(size == "L" ? 9900 : 8900),
                    CompareAtMinor = colour == "Moss" ? 11900 : null,
                    WeightGrams = 700,
                    Position = product.Variants.Count,
                    StockItem = StockItem.Of(stock),
                });
            foreach (var (colour, view) in new[] { ("moss", 1), ("moss", 2), ("fjord", 1), ("fjord", 2) })
                product.Images.Add(new ProductImage
                {
                    Path = $"/media/demo/jumper-{colour}-plain-0a3f-{view}.svg",
                    Alt = $"Jumper in {colour}, view {view}",
                    OptionValue = colour == "moss" ? "Moss" : "Fjord",
                    Width = 800,
                    Height = 1000,
                    Position = product.Images.Count,
                });
            foreach (var (stars, title) in new[] { (5, "Warm"), (5, "Very warm"), (2, "Scratches") })
                db.Add(new Review { Product = product, Author = "Kim", Rating = stars, Title = title, Body = "As it says.", WrittenAt = shop.Clock.GetUtcNow(), Status = ReviewStatus.Published, IsVerified = stars == 5 });
            db.Add(new Review { Product = product, Author = "Nobody", Rating = 1, Title = "Not yet read by staff", Body = "…", WrittenAt = shop.Clock.GetUtcNow(), Status = ReviewStatus.Waiting });
            product.CountRatings([5, 5, 2]);
            product.ListIn([await db.Categories.SingleAsync(c => c.Id == shelf.Id), await db.Categories.SingleAsync(c => c.Id == top.Id)]);
            product.SummariseVariants();
            db.Add(product);
            return product;
        });
        await shop.IndexAsync();
        return new ShopWindow(top, shelf, jumper);
    }

    public string Sku(string colour, string size) => Jumper.Variants.Single(variant => variant.OptionValues.SequenceEqual([colour, size])).Sku;
}
