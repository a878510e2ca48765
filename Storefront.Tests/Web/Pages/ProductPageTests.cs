using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Storefront.Core.Catalog;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

public class ProductPageTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task A_product_opens_on_the_variant_that_can_be_bought(DatabaseKind kind)
    {
        var (shop, window) = await OpenAsync(kind);
        using var visitor = shop.NewVisitor();

        using var response = await visitor.GetAsync($"/p/{window.Jumper.Slug}");
        var page = await response.ReadHtmlAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoCache);
        Assert.DoesNotContain(response.Headers, header => header.Key == "Set-Cookie");
        Assert.Equal("Skerry jumper – Fjord & Field", page.Title);
        Assert.Equal("Skerry jumper", page.Words("h1"));
        Assert.Equal(window.Sku("Moss", "M"), page.One("#add-to-cart [name=sku]").GetAttribute("value"));
        Assert.Equal("Now €89.00 Was €119.00", page.Words("#product [data-announce]"));
        Assert.Contains("Only a few left", page.Words("#product"), StringComparison.Ordinal);
        Assert.Contains("It keeps its <shape>.", page.Words("#product"), StringComparison.Ordinal);
        Assert.Equal($"{shop.Address.ToString().TrimEnd('/')}/p/{window.Jumper.Slug}", ((IHtmlLinkElement)page.One("link[rel=canonical]")).GetAttribute("href"));
        Assert.Equal(["Jumper in moss, view 1", "Jumper in moss, view 2"], page.QuerySelectorAll("[data-zoom] img").Select(picture => picture.GetAttribute("alt")));
        Assert.Equal(["Home", "Clothing", "Jumpers", "Skerry jumper"], page.QuerySelectorAll("main nav ol li").Select(crumb => crumb.Words()));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Every_value_says_before_it_is_clicked_whether_it_can_be_had(DatabaseKind kind)
    {
        var (shop, window) = await OpenAsync(kind);
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync($"/p/{window.Jumper.Slug}?variant={window.Sku("Moss", "M")}");

        Assert.Equal(["Moss", "Fjord (Not available)", "S (Sold out)", "M", "L (Not available)"], page.QuerySelectorAll("#product [role=group] ul a").Select(value => value.Words()));
        Assert.Equal(["Moss", "M"], page.QuerySelectorAll("#product a[aria-current=true][hx-get]").Select(value => value.Words()));
        Assert.Equal($"/p/{window.Jumper.Slug}?variant={window.Sku("Moss", "S")}", page.QuerySelectorAll("#product [role=group] ul a")[2].GetAttribute("href"));
    }

    [Theory, BothDatabases]
    public async Task A_variant_has_an_address_of_its_own_that_is_canonical_to_the_product(DatabaseKind kind)
    {
        var (shop, window) = await OpenAsync(kind);
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync($"/p/{window.Jumper.Slug}?variant={window.Sku("Fjord", "L")}");

        Assert.Equal("€99.00", page.Words("#product [data-announce]"));
        Assert.EndsWith($"/p/{window.Jumper.Slug}", page.One("link[rel=canonical]").GetAttribute("href"), StringComparison.Ordinal);
        var data = JsonDocument.Parse(page.QuerySelectorAll("script[type='application/ld+json']")[0].TextContent).RootElement;
        Assert.Equal(("Product", window.Sku("Fjord", "L"), "99.00", "EUR"), (data.GetProperty("@type").GetString(), data.GetProperty("sku").GetString(),
            data.GetProperty("offers").GetProperty("price").GetString(), data.GetProperty("offers").GetProperty("priceCurrency").GetString()));
        Assert.Equal((4, 3), (data.GetProperty("aggregateRating").GetProperty("ratingValue").GetInt32(), data.GetProperty("aggregateRating").GetProperty("reviewCount").GetInt32()));
    }

    [Theory, BothDatabases]
    public async Task What_is_sold_out_or_not_made_can_be_looked_at_but_not_bought(DatabaseKind kind)
    {
        var (shop, window) = await OpenAsync(kind);
        using var visitor = shop.NewVisitor();

        var soldOut = await visitor.GetHtmlAsync($"/p/{window.Jumper.Slug}?variant={window.Sku("Moss", "S")}");
        var notMade = await visitor.GetHtmlAsync($"/p/{window.Jumper.Slug}?value=Moss&value=L");

        Assert.True(soldOut.One("#add-to-cart button[type=submit]").HasAttribute("disabled"));
        Assert.Equal("Sold out", soldOut.Words("#add-to-cart button[type=submit]"));
        Assert.True(notMade.One("#add-to-cart button[type=submit]").HasAttribute("disabled"));
        Assert.Contains("Not made in Moss / L", notMade.Words("#product"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Htmx_gets_the_part_that_depends_on_the_choice(DatabaseKind kind)
    {
        var (shop, window) = await OpenAsync(kind);
        using var visitor = shop.NewVisitor();
        visitor.DefaultRequestHeaders.Add("HX-Request", "true");

        using var response = await visitor.GetAsync($"/p/{window.Jumper.Slug}?variant={window.Sku("Fjord", "S")}");
        var fragment = await response.ReadHtmlAsync();

        Assert.Contains("HX-Request", response.Headers.Vary);
        Assert.Null(fragment.QuerySelector("main"));
        Assert.Equal(["Jumper in fjord, view 1", "Jumper in fjord, view 2"], fragment.QuerySelectorAll("#product [data-zoom] img").Select(picture => picture.GetAttribute("alt")));
    }

    [Theory, BothDatabases]
    public async Task Reviews_are_shown_with_their_spread_once_staff_has_read_them(DatabaseKind kind)
    {
        var (shop, window) = await OpenAsync(kind);
        using var visitor = shop.NewVisitor();

        var page = await visitor.GetHtmlAsync($"/p/{window.Jumper.Slug}");

        Assert.Equal(["2", "0", "0", "1", "0"], page.QuerySelectorAll("#reviews tr td:last-child").Select(count => count.Words()));
        Assert.Equal(["Scratches", "Very warm", "Warm"], page.QuerySelectorAll("#reviews h3").Select(title => title.Words()).Order());
    }

    [Theory, BothDatabases]
    public async Task What_does_not_exist_is_not_found_and_what_was_withdrawn_is_gone(DatabaseKind kind)
    {
        var (shop, window) = await OpenAsync(kind);
        using var visitor = shop.NewVisitor();
        var draft = await shop.Given.AProductAsync("Draft", [new()], status: ProductStatus.Draft);
        var archived = await shop.Given.AProductAsync("Archived", [new()], status: ProductStatus.Archived);

        foreach (var missing in new[] { "/p/nothing", $"/p/{draft.Slug}", $"/p/{window.Jumper.Slug}?variant=NO-SUCH-SKU", $"/p/{window.Jumper.Slug}?value=Moss", $"/p/{window.Jumper.Slug}?value=Moss&value=XXL" })
        {
            using var answer = await visitor.GetAsync(missing);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("We cannot find this page", (await answer.ReadHtmlAsync()).Words("h1"));
        }

        using var gone = await visitor.GetAsync($"/p/{archived.Slug}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal("This is no longer sold", (await gone.ReadHtmlAsync()).Words("h1"));
        Assert.Empty(shop.Log.Errors);
    }

    private async Task<(Shop Shop, ShopWindow Window)> OpenAsync(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        return (shop, await ShopWindow.DressAsync(shop));
    }
}
