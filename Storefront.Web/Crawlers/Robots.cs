using Microsoft.Extensions.Options;
using Storefront.Core.Shared;

namespace Storefront.Web.Crawlers;

/// <summary>Keeps crawlers out of what is personal, and of the countless ways to sort and narrow down one list.</summary>
internal static class Robots
{
    public const string Path = "/robots.txt";

    public static IResult Write(IOptions<StoreOptions> store, HttpResponse response)
    {
        response.MayBeKept();
        return Results.Text(
            $"""
            User-agent: *
            Disallow: /account
            Disallow: /admin
            Disallow: /buy/
            Disallow: /cart
            Disallow: /checkout
            Disallow: /notices
            Disallow: /orders/
            Disallow: /products/
            Disallow: /search
            Disallow: /v1/
            Disallow: /webhooks/
            Disallow: /wishlist
            Disallow: /c/*?*sort=
            Disallow: /c/*?*&

            Sitemap: {store.Value.PublicUrl.TrimEnd('/')}{Sitemaps.Path}

            """.ReplaceLineEndings("\n"));
    }
}
