using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Storefront.Core.Catalog;
using Storefront.Tests.Support;
using Storefront.Tests.Web.Pages;

namespace Storefront.Tests.Web.Crawlers;

public class CrawlerTests(Shops shops) : IClassFixture<Shops>
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Google = "http://base.google.com/ns/1.0";

    [Theory, BothDatabases]
    public async Task Every_address_of_the_sitemap_is_a_page_that_calls_itself_so(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await ShopWindow.DressAsync(shop);
        using var visitor = shop.NewVisitor();

        var addresses = await AddressesAsync(visitor);

        Assert.Contains(addresses, address => address.Contains("/p/", StringComparison.Ordinal));
        Assert.Contains(addresses, address => address.Contains("/c/", StringComparison.Ordinal));
        Assert.Equal(addresses.Distinct(), addresses);
        foreach (var address in addresses)
            Assert.Equal(address, (await visitor.GetHtmlAsync(new Uri(address).PathAndQuery)).One("link[rel=canonical]").GetAttribute("href"));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Drafts_and_empty_shelves_are_not_in_the_sitemap(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await ShopWindow.DressAsync(shop);
        var draft = await shop.Given.AVariantAsync("Not yet", status: ProductStatus.Draft);
        var empty = await shop.Given.ACategoryAsync("Nothing here");
        using var visitor = shop.NewVisitor();

        var addresses = await AddressesAsync(visitor);

        Assert.DoesNotContain(addresses, address => address.EndsWith($"/p/{draft.Product.Slug}", StringComparison.Ordinal));
        Assert.DoesNotContain(addresses, address => address.EndsWith($"/c/{empty.Path}", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_part_that_holds_nothing_is_not_found(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var visitor = shop.NewVisitor();

        foreach (var part in new[] { "0", "-1", "2147483647", "999" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/sitemap-products-{part}.xml")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_feed_names_every_variant_on_sale_at_the_price_of_its_page(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var window = await ShopWindow.DressAsync(shop);
        var reduced = await shop.Given.AVariantAsync("Salt & <pepper>\u0001", price: 1500, compareAt: 2000);
        using var visitor = shop.NewVisitor();

        var items = XDocument.Parse(await visitor.GetStringAsync("/feeds/products.xml")).Descendants("item").ToDictionary(item => item.Element(Google + "id")!.Value);

        foreach (var sku in window.Jumper.Variants.Select(v => v.Sku).Append(reduced.Sku))
        {
            var page = await visitor.GetHtmlAsync(new Uri(items[sku].Element(Google + "link")!.Value).PathAndQuery);
            var offer = page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonDocument.Parse(script.TextContent).RootElement)
                .Single(data => data.GetProperty("@type").GetString() == "Product").GetProperty("offers");
            var price = (items[sku].Element(Google + "sale_price") ?? items[sku].Element(Google + "price"))!.Value;
            Assert.Equal($"{offer.GetProperty("price").GetString()} {offer.GetProperty("priceCurrency").GetString()}", price);
            Assert.Equal(offer.GetProperty("availability").GetString()!.EndsWith("OutOfStock", StringComparison.Ordinal), items[sku].Element(Google + "availability")!.Value == "out_of_stock");
        }

        Assert.Equal("20.00 EUR", items[reduced.Sku].Element(Google + "price")!.Value);
        Assert.Equal("Salt & <pepper>", items[reduced.Sku].Element(Google + "title")!.Value);
    }

    [Theory, BothDatabases]
    public async Task Robots_keep_out_of_what_is_personal_and_find_the_sitemap(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var visitor = shop.NewVisitor();

        var rules = (await visitor.GetStringAsync("/robots.txt")).Split('\n');

        Assert.Contains($"Sitemap: {shop.Address.ToString().TrimEnd('/')}/sitemap.xml", rules);
        foreach (var personal in new[] { "/account", "/admin", "/buy/", "/cart", "/checkout", "/orders/" })
            Assert.Contains($"Disallow: {personal}", rules);
    }

    [Theory, BothDatabases]
    public async Task A_browser_learns_how_to_search_the_shop(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var visitor = shop.NewVisitor();
        var link = (await visitor.GetHtmlAsync("/")).One("link[rel=search]");

        using var answer = await visitor.GetAsync(link.GetAttribute("href"));

        Assert.Equal(link.GetAttribute("type"), answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("/search?q={searchTerms}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<List<string>> AddressesAsync(HttpClient visitor)
    {
        var index = XDocument.Parse(await visitor.GetStringAsync("/sitemap.xml"));
        var addresses = new List<string>();
        foreach (var file in index.Descendants(Map + "loc"))
            addresses.AddRange(XDocument.Parse(await visitor.GetStringAsync(new Uri(file.Value).PathAndQuery)).Descendants(Map + "url").Select(url => url.Element(Map + "loc")!.Value));
        return addresses;
    }
}
