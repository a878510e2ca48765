using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Web.Pages.Shared;

namespace Storefront.Web.Crawlers;

/// <summary>Every variant on sale for price comparisons (https://support.google.com/merchants/answer/7052112), with the price that its
/// page and its structured data show.</summary>
internal static class ProductFeed
{
    public const string Path = "/feeds/products.xml";

    private const string Google = "http://base.google.com/ns/1.0";

    /// <summary>So many ids are read by one command: one for a million products would outlast what PostgreSQL grants a command.</summary>
    private const int ProductsAtOnce = 5_000;

    public static IResult Write(StoreDb db, IOptions<StoreOptions> store, HttpResponse response, CancellationToken cancel)
    {
        var shop = store.Value.PublicUrl.TrimEnd('/');
        return XmlAnswer.Of(
            "application/rss+xml; charset=utf-8",
            async xml =>
            {
                await xml.WriteStartElementAsync(null, "rss", null);
                await xml.WriteAttributeStringAsync(null, "version", null, "2.0");
                await xml.WriteAttributeStringAsync("xmlns", "g", null, Google);
                await xml.WriteStartElementAsync(null, "channel", null);
                await xml.ElementAsync("title", store.Value.Name);
                await xml.ElementAsync("link", shop + "/");
                await xml.ElementAsync("description", store.Value.Name);
                var last = await db.Products.MaxAsync(p => (long?)p.Id, cancel) ?? 0;
                for (var after = 0L; after < last; after += ProductsAtOnce)
                {
                    foreach (var row in await ReadAsync(db, after, cancel))
                        await ItemAsync(xml, shop, row);
                }

                await xml.WriteEndElementAsync();
                await xml.WriteEndElementAsync();
            },
            response);
    }

    private static Task<List<Row>> ReadAsync(StoreDb db, long after, CancellationToken cancel) => db.Variants.AsNoTracking()
        .Where(v => v.ProductId > after && v.ProductId <= after + ProductsAtOnce && v.IsActive && v.Product.Status == ProductStatus.Published)
        .OrderBy(v => v.ProductId).ThenBy(v => v.Position)
        .Select(v => new Row(
            v.Sku, v.Gtin, v.Product.Slug, v.Product.Name, v.Product.Summary, v.Product.Brand.Name, v.OptionValues, v.Price, v.CompareAtMinor,
            v.StockItem.Available > v.StockItem.SafetyThreshold, v.Product.Images.OrderBy(image => image.Position).Select(image => image.Path).FirstOrDefault()))
        .ToListAsync(cancel);

    private static async Task ItemAsync(XmlWriter xml, string shop, Row row)
    {
        await xml.WriteStartElementAsync(null, "item", null);
        await FieldAsync(xml, "id", row.Sku);
        await FieldAsync(xml, "item_group_id", row.Slug);
        await FieldAsync(xml, "title", string.Join(' ', row.Options.Prepend(row.Name)));
        await FieldAsync(xml, "description", row.Summary);
        await FieldAsync(xml, "link", $"{shop}/p/{row.Slug}?variant={Uri.EscapeDataString(row.Sku)}");
        if (row.Picture is not null)
            await FieldAsync(xml, "image_link", shop + StructuredData.Raster(row.Picture));
        await FieldAsync(xml, "availability", row.IsInStock ? "in_stock" : "out_of_stock");
        var former = row.CompareAtMinor > row.Price.Minor ? row.Price with { Minor = row.CompareAtMinor.Value } : row.Price;
        await FieldAsync(xml, "price", Priced(former));
        if (former != row.Price)
            await FieldAsync(xml, "sale_price", Priced(row.Price));
        await FieldAsync(xml, "condition", "new");
        await FieldAsync(xml, "brand", row.Brand);
        if (row.Gtin is not null)
            await FieldAsync(xml, "gtin", row.Gtin);
        else
            await FieldAsync(xml, "mpn", row.Sku);
        await xml.WriteEndElementAsync();
    }

    private static string Priced(Money money) => $"{StructuredData.Amount(money)} {money.Currency}";

    private static Task FieldAsync(XmlWriter xml, string name, string text) => xml.ElementAsync(name, text, "g", Google);

    private sealed record Row(
        string Sku, string? Gtin, string Slug, string Name, string Summary, string Brand, IReadOnlyList<string> Options, Money Price, long? CompareAtMinor, bool IsInStock, string? Picture);
}
