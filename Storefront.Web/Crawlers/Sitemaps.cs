using System.Globalization;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Web.Pages.Shared;

namespace Storefront.Web.Crawlers;

/// <summary>
/// The sitemap (https://www.sitemaps.org/protocol.html): an index, the shelves, and the products in files of a fixed range of ids,
/// so that a file costs one range of the primary key and a product never moves to another. The shop does not keep when a page last
/// changed, so no <c>lastmod</c> is given: a false one is worse than none.
/// </summary>
internal static class Sitemaps
{
    public const string Path = "/sitemap.xml";
    public const string PagesPath = "/sitemap-pages.xml";

    /// <summary>The most that a file may hold.</summary>
    public const int PerFile = 50_000;

    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string ImageSpace = "http://www.google.com/schemas/sitemap-image/1.1";
    private const string ContentType = "application/xml; charset=utf-8";

    public static async Task<IResult> IndexAsync(StoreDb db, IOptions<StoreOptions> store, HttpResponse response, CancellationToken cancel)
    {
        var parts = await db.Products.Published().Select(p => (p.Id - 1) / PerFile).Distinct().OrderBy(part => part).ToListAsync(cancel);
        var shop = store.Value.PublicUrl.TrimEnd('/');
        return XmlAnswer.Of(
            ContentType,
            async xml =>
            {
                await xml.WriteStartElementAsync(null, "sitemapindex", Space);
                foreach (var path in parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"/sitemap-products-{part + 1}.xml")).Prepend(PagesPath))
                {
                    await xml.WriteStartElementAsync(null, "sitemap", Space);
                    await xml.ElementAsync("loc", shop + path, space: Space);
                    await xml.WriteEndElementAsync();
                }

                await xml.WriteEndElementAsync();
            },
            response);
    }

    /// <summary>The home page and every shelf that has something on it.</summary>
    public static async Task<IResult> PagesAsync(StoreDb db, IOptions<StoreOptions> store, HttpResponse response, CancellationToken cancel)
    {
        var shelves = await db.Categories
            .Where(category => db.CategoryListings.Any(listing => listing.CategoryId == category.Id && listing.IsPublished))
            .OrderBy(category => category.Path)
            .Select(category => category.Path)
            .ToListAsync(cancel);
        var shop = store.Value.PublicUrl.TrimEnd('/');
        return XmlAnswer.Of(
            ContentType,
            async xml =>
            {
                await xml.WriteStartElementAsync(null, "urlset", Space);
                foreach (var path in shelves.Select(shelf => "/c/" + shelf).Prepend("/"))
                    await PageAsync(xml, shop + path, null);
                await xml.WriteEndElementAsync();
            },
            response);
    }

    public static async Task<IResult> ProductsAsync(int part, StoreDb db, IOptions<StoreOptions> store, HttpResponse response, CancellationToken cancel)
    {
        var (after, upTo) = ((part - 1L) * PerFile, (long)part * PerFile);
        var products = db.Products.AsNoTracking().Published().Where(p => p.Id > after && p.Id <= upTo);
        if (!await products.AnyAsync(cancel))
            return Results.NotFound();

        var rows = products
            .OrderBy(p => p.Id)
            .Select(p => new { p.Slug, Picture = p.Images.OrderBy(image => image.Position).Select(image => image.Path).FirstOrDefault() })
            .AsAsyncEnumerable();
        var shop = store.Value.PublicUrl.TrimEnd('/');
        return XmlAnswer.Of(
            ContentType,
            async xml =>
            {
                await xml.WriteStartElementAsync(null, "urlset", Space);
                await xml.WriteAttributeStringAsync("xmlns", "image", null, ImageSpace);
                await foreach (var row in rows.WithCancellation(cancel))
                    await PageAsync(xml, $"{shop}/p/{row.Slug}", row.Picture is null ? null : shop + StructuredData.Raster(row.Picture));
                await xml.WriteEndElementAsync();
            },
            response);
    }

    private static async Task PageAsync(XmlWriter xml, string address, string? picture)
    {
        await xml.WriteStartElementAsync(null, "url", Space);
        await xml.ElementAsync("loc", address, space: Space);
        if (picture is not null)
        {
            await xml.WriteStartElementAsync("image", "image", ImageSpace);
            await xml.ElementAsync("loc", picture, "image", ImageSpace);
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }
}
