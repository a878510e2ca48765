namespace Storefront.Web.Crawlers;

/// <summary>What search engines, browsers and price comparisons ask of a shop besides its pages.</summary>
internal static class CrawlerDoors
{
    public static void MapCrawlers(this IEndpointRouteBuilder routes)
    {
        var doors = routes.MapGroup("").AllowAnonymous();
        doors.MapGet(Robots.Path, Robots.Write);
        doors.MapGet(Sitemaps.Path, Sitemaps.IndexAsync);
        doors.MapGet(Sitemaps.PagesPath, Sitemaps.PagesAsync);
        doors.MapGet("/sitemap-products-{part:int}.xml", Sitemaps.ProductsAsync);
        doors.MapGet(ProductFeed.Path, ProductFeed.Write);
        doors.MapGet(OpenSearch.Path, OpenSearch.Write);
    }

    /// <summary>Everybody gets the same, and a proxy may keep it for an hour.</summary>
    public static void MayBeKept(this HttpResponse response) => response.Headers.CacheControl = "public, max-age=3600";
}
