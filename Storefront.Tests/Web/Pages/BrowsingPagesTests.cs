using System.Net;
using AngleSharp.Dom;
using Storefront.Core.Catalog;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

public class BrowsingPagesTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task The_home_page_shows_what_is_new_and_what_is_reduced(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await ShopWindow.DressAsync(shop);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await shop.Given.AVariantAsync("Brand new bowl");
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync("/");

        Assert.Equal("Everyday things, well made.", page.Words("h1"));
        Assert.Contains("Brand new bowl", page.Words("section[aria-labelledby=new]"), StringComparison.Ordinal);
        Assert.Contains("Skerry jumper", page.Words("section[aria-labelledby=reduced]"), StringComparison.Ordinal);
        Assert.Contains("Clothing", page.Words("header"), StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_shelf_lists_what_stands_on_it_and_on_those_below(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var window = await ShopWindow.DressAsync(shop);
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync($"/c/{window.Top.Path}");

        Assert.Equal("Clothing", page.Words("h1"));
        Assert.Contains("1 product", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal([$"/c/{window.Shelf.Path}"], page.QuerySelectorAll("nav[aria-label='Shelves here'] a").Select(link => link.GetAttribute("href")));
        Assert.Equal([$"/p/{window.Jumper.Slug}"], page.QuerySelectorAll(".product-card h3 a").Select(link => link.GetAttribute("href")));
        Assert.Contains("from €89.00", page.Words(".product-card"), StringComparison.Ordinal);
        Assert.EndsWith($"/c/{window.Top.Path}", page.One("link[rel=canonical]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_long_shelf_has_pages_with_links_each_canonical_to_itself(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shelf = await ALongShelfAsync(shop);
        using var visitor = shop.NewVisitor();

        var first = await visitor.GetHtmlAsync($"/c/{shelf.Path}?sort=cheapest");
        var second = await visitor.GetHtmlAsync($"/c/{shelf.Path}?sort=cheapest&page=2");

        Assert.Equal(24, first.QuerySelectorAll(".product-card").Length);
        Assert.Equal($"/c/{shelf.Path}?sort=cheapest&page=2", first.One("main a[rel=next]").GetAttribute("href"));
        Assert.Equal(["€25.00", "€26.00"], second.QuerySelectorAll(".product-card .tabular-nums").Select(price => price.Words()));
        Assert.EndsWith($"/c/{shelf.Path}?page=2", second.One("link[rel=canonical]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotEqual(first.Title, second.Title);
    }

    [Theory, BothDatabases]
    public async Task What_is_no_page_of_a_shelf_is_not_found(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shelf = await ALongShelfAsync(shop);
        using var visitor = shop.NewVisitor();

        foreach (var query in new[] { "page=3", "page=0", "page=1", "page=-1", "page=1.5", "page=x", "page=99999999999", "sort=random" })
            Assert.Equal((query, HttpStatusCode.NotFound), (query, await StatusAsync(visitor, $"/c/{shelf.Path}?{query}")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, "/c/no/such/shelf"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, "/c"));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_search_shows_what_it_found_and_is_never_indexed(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.Given.AVariantAsync("Zwirn needle box");
        await shop.IndexAsync();
        using var visitor = shop.NewVisitor();

        var found = await visitor.GetHtmlAsync("/search?q=zwirn");
        var nothing = await visitor.GetHtmlAsync("/search?q=%3Cscript%3E");

        Assert.Equal("Search for “zwirn”", found.Words("h1"));
        Assert.Equal(["Zwirn needle box"], found.QuerySelectorAll(".product-card h3").Select(name => name.Words()));
        Assert.Equal("noindex", found.One("meta[name=robots]").GetAttribute("content"));
        Assert.Equal("zwirn", found.One("#search").GetAttribute("value"));
        Assert.Contains("We found nothing for “<script>”.", nothing.Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, "/search?q=zwirn&page=2"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/search"));
    }

    [Fact]
    public async Task An_error_for_htmx_is_a_notice_and_for_programs_a_problem()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        using var visitor = shop.NewVisitor();
        using var program = await visitor.GetAsync("/v1/nothing");
        visitor.DefaultRequestHeaders.Add("HX-Request", "true");
        using var notice = await visitor.GetAsync("/nothing");

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (program.StatusCode, program.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.NotFound, notice.StatusCode);
        Assert.Equal("#notices", notice.Headers.GetValues("HX-Retarget").Single());
        Assert.Null((await notice.ReadHtmlAsync()).QuerySelector("main"));
    }

    [Fact]
    public async Task Who_posts_too_fast_is_told_when_to_come_back()
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite, ("RateLimits:PostsAtOnce", "2"), ("RateLimits:PostsPerMinute", "6"));
        using var visitor = shop.NewVisitor();
        visitor.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        var statuses = new List<HttpStatusCode>();
        for (var post = 0; post < 2; post++)
            using (var taken = await visitor.PostAsync("/cart?handler=Add", new FormUrlEncodedContent([new("sku", "none")])))
                statuses.Add(taken.StatusCode);
        using var refused = await visitor.PostAsync("/cart?handler=Add", new FormUrlEncodedContent([new("sku", "none")]));

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        Assert.Equal("That was a little fast", (await refused.ReadHtmlAsync()).Words("h1"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/"));
    }

    private static async Task<Category> ALongShelfAsync(Shop shop)
    {
        var shelf = await shop.Given.ACategoryAsync("Long shelf");
        for (var number = 1; number <= 26; number++)
            await shop.Given.AProductAsync(null, [new(Price: number * 100)], shelf);
        return shelf;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return answer.StatusCode;
    }
}
