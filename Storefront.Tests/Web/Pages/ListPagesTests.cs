using System.Net;
using AngleSharp.Dom;
using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>Shelves and search results that are narrowed down, sorted and turned over; and the search box.</summary>
public class ListPagesTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task A_shelf_is_narrowed_down_by_its_form_and_says_so(DatabaseKind kind)
    {
        var (shop, shelf) = await AShelfAsync(kind);
        using var visitor = shop.NewVisitor();

        var plain = await visitor.GetHtmlAsync($"/c/{shelf.Path}");
        using var answer = await plain.Form("#filter-form").With("colour", "moss").SubmitAsync(visitor);
        var page = await answer.ReadHtmlAsync();

        Assert.Equal($"/c/{shelf.Path}?colour=moss", answer.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal(["Moss bowl", "Moss cup"], Names(page).Order());
        Assert.Equal("2 products", page.Words("#list-total"));
        Assert.True(page.One("#f-colour-moss").HasAttribute("checked"));
        Assert.Equal("Clay 1Moss 2", page.QuerySelectorAll("fieldset").Single(set => set.Words().StartsWith("Colour", StringComparison.Ordinal)).Words()["Colour ".Length..]);
        Assert.Equal($"/c/{shelf.Path}", page.One("nav[aria-label='Chosen filters'] a[aria-label='Remove filter: Moss']").GetAttribute("href"));
        Assert.Equal("noindex", page.One("meta[name=robots]").GetAttribute("content"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.NotNull(plain.QuerySelector("link[rel=canonical]"));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Every_state_has_one_address(DatabaseKind kind)
    {
        var (shop, shelf) = await AShelfAsync(kind);
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync($"/c/{shelf.Path}?sort=cheapest&stock=yes&colour=moss&price=25-50&utm_source=mail&colour=nothing&price=10-25");

        Assert.Equal($"/c/{shelf.Path}?price=10-25&price=25-50&colour=moss&stock=yes&sort=newest", page.One("#sort-Newest").GetAttribute("href"));
        Assert.Equal($"/c/{shelf.Path}?price=10-25&price=25-50&stock=yes&sort=cheapest", page.One("a[aria-label='Remove filter: Moss']").GetAttribute("href"));
        Assert.Equal("€10.00 to €25.00", page.QuerySelectorAll("nav[aria-label='Chosen filters'] a")[0].Words());
    }

    [Theory, BothDatabases]
    public async Task Filters_that_mean_nothing_are_passed_over_and_those_that_leave_nothing_are_a_404_that_helps(DatabaseKind kind)
    {
        var (shop, shelf) = await AShelfAsync(kind);
        using var visitor = shop.NewVisitor();

        var rubbish = await visitor.GetHtmlAsync($"/c/{shelf.Path}?brand=%27%20OR%201%3D1&price=1-2&rating=99&foo=bar&=x&stock=&colour=%00");
        using var nothing = await visitor.GetAsync($"/c/{shelf.Path}?colour=moss&reduced=yes");
        var page = await nothing.ReadHtmlAsync();

        Assert.Equal(3, Names(rubbish).Count);
        Assert.EndsWith($"/c/{shelf.Path}", rubbish.One("link[rel=canonical]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Contains("Take one of the filters back", page.Words("#list"), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("nav[aria-label='Chosen filters'] a[aria-label]").Length);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Htmx_gets_the_list_alone(DatabaseKind kind)
    {
        var (shop, shelf) = await AShelfAsync(kind);
        using var visitor = shop.NewVisitor();
        visitor.DefaultRequestHeaders.Add("HX-Request", "true");

        foreach (var address in new[] { $"/c/{shelf.Path}?colour=clay", "/search?q=bowl" })
        {
            using var answer = await visitor.GetAsync(address);
            var fragment = await answer.ReadHtmlAsync();

            Assert.Contains("HX-Request", answer.Headers.Vary);
            Assert.NotNull(fragment.QuerySelector("#list .product-card"));
            Assert.Null(fragment.QuerySelector("header"));
        }
    }

    [Theory, BothDatabases]
    public async Task A_search_marks_what_it_found_narrows_down_and_puts_slips_right(DatabaseKind kind)
    {
        var (shop, shelf) = await AShelfAsync(kind);
        using var visitor = shop.NewVisitor();
        await shop.Given.AVariantAsync("Xylo <b>kettle</b>");
        await shop.IndexAsync();

        var found = await visitor.GetHtmlAsync("/search?q=xylo");
        var inShelf = await visitor.GetHtmlAsync($"/search?q=bowl&in={shelf.Path}&colour=moss");
        var slip = await visitor.GetHtmlAsync("/search?q=xlyo");

        Assert.Equal("Xylo", found.Words(".product-card mark"));
        Assert.Equal("Xylo <b>kettle</b>", Names(found).Single());
        Assert.Equal(["Moss bowl"], Names(inShelf));
        Assert.Equal("true", inShelf.One($"#f-in-{shelf.Path}").GetAttribute("aria-current"));
        Assert.Equal("Nothing is called “xlyo”. These are the results for “xylo”.", slip.Words("[role=note]"));
        Assert.Equal(["Xylo <b>kettle</b>"], Names(slip));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_search_in_vain_helps_on_and_is_counted_as_one_without_a_name(DatabaseKind kind)
    {
        var (shop, _) = await AShelfAsync(kind);
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync("/search?q=Qwxyz");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/search?handler=Click") { Content = new FormUrlEncodedContent([new("q", "bowl")]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var click = await visitor.SendAsync(request);
        await shop.Services.RunAsync((SearchLog log) => log.FlushAsync());

        Assert.Contains("Check the spelling.", page.Words("main"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("main a[href^='/c/']"));
        Assert.Equal(HttpStatusCode.NoContent, click.StatusCode);
        await using var db = shop.Database.Open();
        var asked = db.SearchedQuestions.Single(q => q.Question == "qwxyz");
        Assert.Equal((1, 1, 0), (asked.Searches, asked.Empty, asked.Clicks));
        Assert.Equal(1, db.SearchedQuestions.Single(q => q.Question == "bowl").Clicks);
    }

    [Theory, BothDatabases]
    public async Task The_search_box_offers_links_and_without_htmx_the_search(DatabaseKind kind)
    {
        var (shop, _) = await AShelfAsync(kind);
        using var visitor = shop.NewVisitor();
        using var plain = await visitor.GetAsync("/search/suggestions?q=mos");
        visitor.DefaultRequestHeaders.Add("HX-Request", "true");

        var offered = await visitor.GetHtmlAsync("/search/suggestions?q=mos");
        var nothing = await visitor.GetHtmlAsync("/search/suggestions?q=%3Cscript%3E");

        Assert.EndsWith("/search?q=mos", (plain.Headers.Location ?? plain.RequestMessage!.RequestUri!).ToString(), StringComparison.Ordinal);
        Assert.Contains("Moss bowl", offered.QuerySelectorAll("[role=option]").Select(option => option.QuerySelector("span")?.Words()));
        Assert.Equal("/search?q=mos", offered.QuerySelectorAll("[role=option]")[^1].GetAttribute("href"));
        Assert.Empty(nothing.QuerySelectorAll("[role=option]"));
        Assert.Empty(shop.Log.Errors);
    }

    private static List<string> Names(IParentNode page) => [.. page.QuerySelectorAll(".product-card h3").Select(name => name.Words())];

    /// <summary>A shelf of its own with two things in moss and one in clay.</summary>
    private async Task<(Shop Shop, Category Shelf)> AShelfAsync(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var shelf = await shop.Given.ACategoryAsync("Earthenware");
        await shop.Given.AProductAsync("Moss bowl", [new(Price: 1900, Colour: "Moss")], shelf);
        await shop.Given.AProductAsync("Moss cup", [new(Price: 2900, Colour: "Moss")], shelf);
        await shop.Given.AProductAsync("Clay pot", [new(Price: 9900, Colour: "Clay", CompareAt: 12_000, Stock: 0)], shelf);
        await shop.IndexAsync();
        // The names of facets are kept for a minute.
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        return (shop, shelf);
    }
}
