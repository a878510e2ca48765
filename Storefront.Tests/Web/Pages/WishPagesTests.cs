using System.Net;
using System.Net.Http.Json;
using Storefront.Core.Catalog;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>Hearts, the wishlist's page and its link for others, by plain forms.</summary>
public class WishPagesTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task A_heart_saves_without_a_script_and_the_page_for_everybody_shows_nothing_of_it(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AProductAsync("Mug", [new(Colour: "Pine"), new(Colour: "Clay")]);
        using var visitor = shop.NewVisitor();
        var before = await visitor.GetStringAsync($"/p/{mug.Slug}");

        using var saved = await Html.Parse(before).Form($"form[data-heart={mug.Slug}]").SubmitAsync(visitor);

        Assert.Equal("/wishlist", saved.Headers.Location?.ToString());
        Assert.Contains(saved.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("wishlist=", StringComparison.Ordinal) && cookie.EndsWith("; path=/; samesite=lax; httponly", StringComparison.Ordinal));
        Assert.Contains(saved.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("shop-wish-count=1;", StringComparison.Ordinal));
        using var page = await visitor.GetAsync($"/p/{mug.Slug}");
        Assert.Equal(before, await page.Content.ReadAsStringAsync());
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Contains("Mug", (await visitor.GetHtmlAsync("/wishlist")).Words($"#wish-{mug.Slug}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task With_htmx_the_heart_comes_back_full_and_goes_empty_again(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AProductAsync("Mug", [new()]);
        using var visitor = shop.NewVisitor();
        var heart = (await visitor.GetHtmlAsync($"/p/{mug.Slug}")).Form($"form[data-heart={mug.Slug}]");

        using var saved = await heart.SubmitAsync(visitor, htmx: true);
        var full = await saved.ReadHtmlAsync();
        Assert.Equal("true", full.One("button").GetAttribute("aria-pressed"));
        Assert.Equal("Mug is on your wishlist.", full.One("form").GetAttribute("data-announce"));
        Assert.Equal([mug.Slug], (await visitor.GetFromJsonAsync<string[]>("/wishlist/products"))!);

        using var removed = await full.Form("form").SubmitAsync(visitor, htmx: true);
        Assert.Equal("false", (await removed.ReadHtmlAsync()).One("button").GetAttribute("aria-pressed"));
        Assert.Empty((await visitor.GetFromJsonAsync<string[]>("/wishlist/products"))!);
        using var gone = await heart.With("product", "no-such-thing").SubmitAsync(visitor, htmx: true);
        Assert.Equal((HttpStatusCode.NotFound, "#notices"), (gone.StatusCode, gone.Headers.GetValues("HX-Retarget").Single()));
    }

    [Theory, BothDatabases]
    public async Task Which_hearts_are_full_is_told_to_their_owner_and_kept_by_nobody(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AProductAsync("Mug", [new()]);
        using var visitor = shop.NewVisitor();
        using var stranger = shop.NewVisitor();
        using var saved = await HeartAsync(visitor, mug);

        using var answer = await visitor.GetAsync("/wishlist/products");
        using var page = await visitor.GetAsync("/wishlist");

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Empty((await stranger.GetFromJsonAsync<string[]>("/wishlist/products"))!);
    }

    [Theory, BothDatabases]
    public async Task A_wish_moves_into_the_cart_and_one_that_is_sold_out_offers_no_such_button(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (mug, pot) = (await shop.Given.AProductAsync("Mug", [new(Stock: 3)]), await shop.Given.AProductAsync("Pot", [new(Stock: 0)]));
        using var visitor = shop.NewVisitor();
        foreach (var product in new[] { mug, pot })
            using (await HeartAsync(visitor, product))
            {
            }

        var list = await visitor.GetHtmlAsync("/wishlist");
        Assert.Empty(list.QuerySelectorAll($"#wish-{pot.Slug} form[action*=Move]"));
        using var moved = await list.Form($"#wish-{mug.Slug} form[action*=Move]").SubmitAsync(visitor);

        Assert.Equal("/wishlist?done=moved", moved.Headers.Location?.ToString());
        Assert.Contains("Mug", (await visitor.GetHtmlAsync("/cart")).Words("#cart-panel ul"), StringComparison.Ordinal);
        Assert.Equal([pot.Slug], (await visitor.GetFromJsonAsync<string[]>("/wishlist/products"))!);
        using var forged = await list.Form($"#wish-{mug.Slug} form[action*=Move]").With("sku", "no-such-sku").SubmitAsync(visitor);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_link_shows_the_list_and_nothing_of_its_owner_and_ends_when_it_is_renewed(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AProductAsync("Mug", [new(Stock: 3)]);
        var shopper = await shop.Given.AShopperAsync(name: "Canary Finch");
        using var owner = await shop.SignedInAsync(shopper);
        using var friend = shop.NewVisitor();
        using var saved = await HeartAsync(owner, mug);

        using var shared = await (await owner.GetHtmlAsync("/wishlist")).Form("form[action*='handler=Share']").SubmitAsync(owner);
        var link = new Uri((await owner.GetHtmlAsync("/wishlist?done=shared")).One("#share-link").GetAttribute("value")!);
        Assert.Matches("^/wishlist/shared/[A-Za-z0-9_-]{32}$", link.AbsolutePath);
        var page = await friend.GetHtmlAsync(link.AbsolutePath);
        Assert.Contains("Mug", page.Words($"#wish-{mug.Slug}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(shopper.Email!, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("noindex", page.One("meta[name=robots]").GetAttribute("content"));
        using var bought = await page.Form($"#wish-{mug.Slug} form").SubmitAsync(friend);
        Assert.Equal("/cart", bought.Headers.Location?.ToString());

        using var renewed = await (await owner.GetHtmlAsync("/wishlist")).Form("form[action*='handler=Share']").SubmitAsync(owner);
        using var old = await friend.GetAsync(link.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        using var stopped = await (await owner.GetHtmlAsync("/wishlist")).Form("form[action*=StopSharing]").SubmitAsync(owner);
        Assert.Empty((await owner.GetHtmlAsync("/wishlist")).QuerySelectorAll("#share-link"));
    }

    [Theory, BothDatabases]
    public async Task A_guests_list_is_the_shoppers_after_signing_in_and_stays_behind_when_signing_out(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (mug, pot) = (await shop.Given.AProductAsync("Mug", [new()]), await shop.Given.AProductAsync("Pot", [new()]));
        var shopper = await shop.Given.AShopperAsync();
        using var elsewhere = await shop.SignedInAsync(shopper);
        using var first = await HeartAsync(elsewhere, pot);
        using var visitor = shop.NewVisitor();
        using var second = await HeartAsync(visitor, mug);

        using var signedIn = await visitor.TrySignInAsync(shopper.Email!, Shoppers.Password);
        Assert.Contains(signedIn.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("shop-wish-count=2;", StringComparison.Ordinal));
        Assert.Equal(new[] { mug.Slug, pot.Slug }.Order(), (await elsewhere.GetFromJsonAsync<string[]>("/wishlist/products"))!.Order());
        using var left = await (await visitor.GetHtmlAsync("/account")).Form("nav form").SubmitAsync(visitor);

        Assert.Empty((await visitor.GetFromJsonAsync<string[]>("/wishlist/products"))!);
        Assert.Equal(2, (await elsewhere.GetFromJsonAsync<string[]>("/wishlist/products"))!.Length);
        Assert.Empty(shop.Log.Errors);
    }

    private static async Task<HttpResponseMessage> HeartAsync(HttpClient visitor, Product product) =>
        await (await visitor.GetHtmlAsync($"/p/{product.Slug}")).Form($"form[data-heart={product.Slug}]").SubmitAsync(visitor);
}
