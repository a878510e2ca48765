using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

public class CartPageTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task Adding_sends_a_browser_to_the_cart_which_shows_it(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900);

        using var added = await buyer.AddAsync(mug.Sku, "2");

        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Equal("/cart", added.Headers.Location?.ToString());
        var cookie = added.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("cart=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=2592000", cookie, StringComparison.OrdinalIgnoreCase);
        using var response = await buyer.Http.GetAsync("/cart");
        Assert.True(response.Headers.CacheControl?.NoStore);
        var page = await response.ReadHtmlAsync();
        Assert.Contains("Enamel mug", page.Words("#cart-panel li"), StringComparison.Ordinal);
        // 2 × 19.00 + 4.90
        Assert.Equal("€42.90", page.Words("[data-total]"));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Adding_with_htmx_answers_with_what_was_added_and_counts_it_for_the_badge(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900);

        using var added = await buyer.AddAsync(mug.Sku, "2", htmx: true);

        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Contains("HX-Request", added.Headers.Vary);
        Assert.Contains(added.Headers.GetValues("Set-Cookie"), value => value.StartsWith("shop-cart-count=2;", StringComparison.Ordinal));
        var fragment = await added.ReadHtmlAsync();
        Assert.Contains("Enamel mug", fragment.Words("section"), StringComparison.Ordinal);
        Assert.Null(fragment.QuerySelector("main"));
        Assert.Equal("/cart", fragment.QuerySelector("a")?.GetAttribute("href"));
    }

    [Theory, BothDatabases]
    public async Task What_is_no_quantity_is_refused_with_the_reason_and_changes_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync();
        using var buyer = new Buyer(shop);
        string[] rubbish = ["-1", "0", "1.5", "1,5", "1e3", "99999999999999999999", "1000", "two", "+1"];

        foreach (var quantity in rubbish)
            foreach (var htmx in new[] { false, true })
            {
                using var refused = await buyer.AddAsync(mug.Sku, quantity, htmx);
                Assert.True(HttpStatusCode.UnprocessableEntity == refused.StatusCode, $"'{quantity}' was answered with {refused.StatusCode}");
                Assert.Contains("from 1 to 999", (await refused.ReadHtmlAsync()).Words("[role=alert]"), StringComparison.Ordinal);
            }

        Assert.Equal(0, await shop.Database.ReadAsync(db => db.CartLines.CountAsync(line => line.VariantId == mug.Id)));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task An_unknown_product_is_not_found_and_one_not_for_sale_cannot_be_added(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var draft = await shop.Given.AVariantAsync(status: ProductStatus.Draft);

        using var unknown = await buyer.AddAsync("no-such-sku' OR 1=1");
        using var empty = await buyer.AddAsync("");
        using var hidden = await buyer.AddAsync(draft.Sku);

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, empty.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hidden.StatusCode);
        Assert.Contains("There is no product with this number", (await unknown.ReadHtmlAsync()).Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_post_from_elsewhere_or_without_a_token_is_refused(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync();
        using var added = await buyer.AddAsync(mug.Sku);

        using var unproven = await buyer.Http.PostAsync("/cart?handler=Add", new FormUrlEncodedContent([new("sku", mug.Sku)]));
        using var tokenless = await buyer.PostFromShopAsync("/cart?handler=Change", false, ("sku", mug.Sku), ("quantity", "5"));
        var foreign = new HttpRequestMessage(HttpMethod.Post, "/cart?handler=Add") { Content = new FormUrlEncodedContent([new("sku", mug.Sku)]) };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var crossed = await buyer.Http.SendAsync(foreign);

        Assert.Equal(HttpStatusCode.BadRequest, unproven.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, crossed.StatusCode);
        Assert.Equal(1, await QuantityAsync(shop, mug));
    }

    [Theory, BothDatabases]
    public async Task A_cookie_of_rubbish_is_an_empty_cart_that_helps(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        foreach (var rubbish in new[] { "x", "%00%ff", "'; DROP TABLE carts; --", new string('a', 32), new string('A', 3000) })
        {
            using var http = shop.NewVisitor();
            var request = new HttpRequestMessage(HttpMethod.Get, "/cart");
            request.Headers.Add("Cookie", $"cart={rubbish}");
            using var response = await http.SendAsync(request);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var page = await response.ReadHtmlAsync();
            Assert.Contains("Your cart is empty", page.Words("#cart-panel"), StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("#cart-panel a[href='/']"));
        }

        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_quantity_is_changed_by_form_and_by_htmx_and_zero_pieces_are_removed(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900);
        using var added = await buyer.AddAsync(mug.Sku);

        using var byForm = await (await LineFormAsync(buyer)).With("quantity", "3").SubmitAsync(buyer.Http, "button[class*=border]");
        Assert.Equal(HttpStatusCode.SeeOther, byForm.StatusCode);
        Assert.Equal(3, await QuantityAsync(shop, mug));

        using var byHtmx = await (await LineFormAsync(buyer)).With("quantity", "2").SubmitAsync(buyer.Http, "button[class*=border]", htmx: true);
        var fragment = await byHtmx.ReadHtmlAsync();
        Assert.Equal(HttpStatusCode.OK, byHtmx.StatusCode);
        Assert.Equal("€42.90", fragment.Words("[data-total]"));
        Assert.Contains("2 items", fragment.One("#cart-panel").GetAttribute("data-announce"), StringComparison.Ordinal);

        using var removed = await (await LineFormAsync(buyer)).SubmitAsync(buyer.Http, "button[name=remove]");
        Assert.Equal(0, await QuantityAsync(shop, mug));
        Assert.Contains("Your cart is empty", (await buyer.CartAsync()).Words("#cart-panel"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_change_to_more_than_there_is_is_refused_and_the_line_stays(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", stock: 4);
        using var added = await buyer.AddAsync(mug.Sku, "2");

        using var refused = await (await LineFormAsync(buyer)).With("quantity", "5").SubmitAsync(buyer.Http, "button[class*=border]", htmx: true);
        using var foreign = await (await LineFormAsync(buyer)).With("sku", "nothing").SubmitAsync(buyer.Http, "button[class*=border]");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Only 4 of Enamel mug are left", (await refused.ReadHtmlAsync()).Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(2, await QuantityAsync(shop, mug));
    }

    [Theory, BothDatabases]
    public async Task Short_stock_bars_the_checkout_and_is_put_right_by_one_press(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", stock: 5);
        using var added = await buyer.AddAsync(mug.Sku, "5");
        await TakeAsync(shop, mug, 2);

        var page = await buyer.CartAsync();
        Assert.Contains("Only 3 of Enamel mug are left", page.Words("#obstacles"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href^='/checkout']"));
        Assert.True(page.QuerySelectorAll("button[disabled]").Length == 1);
        using var barred = await buyer.Http.GetAsync("/checkout");
        Assert.Equal("/cart", barred.Headers.Location?.ToString());

        using var set = await page.Form("form:has(button[value='3'])").SubmitAsync(buyer.Http, "button[name=quantity]");

        Assert.Equal(3, await QuantityAsync(shop, mug));
        Assert.NotNull((await buyer.CartAsync()).QuerySelector("a[href^='/checkout']"));
    }

    [Theory, BothDatabases]
    public async Task A_price_that_changed_is_told_as_was_and_now(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900);
        using var added = await buyer.AddAsync(mug.Sku);
        await shop.Given.SaveAsync(async db =>
        {
            (await db.Variants.SingleAsync(variant => variant.Id == mug.Id)).Price = new Money(2100, "EUR");
            return true;
        });

        var page = await buyer.CartAsync();

        Assert.Contains("Was €19.00, now €21.00", page.Words("#cart-panel li"), StringComparison.Ordinal);
        Assert.Equal("€25.90", page.Words("[data-total]"));
    }

    [Theory, BothDatabases]
    public async Task The_estimate_follows_the_country_and_nonsense_is_ignored(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync(price: 1900);
        using var added = await buyer.AddAsync(mug.Sku);

        // 19.00 + 9.90 to Austria; to Germany 4.90.
        Assert.Equal("€28.90", (await buyer.Http.GetHtmlAsync("/cart?country=AT")).Words("[data-total]"));
        Assert.Equal("€23.90", (await buyer.Http.GetHtmlAsync("/cart?country=XX")).Words("[data-total]"));
        Assert.Equal("€23.90", (await buyer.Http.GetHtmlAsync("/cart?country=%00%3Cscript%3E")).Words("[data-total]"));
    }

    [Theory, BothDatabases]
    public async Task A_link_fills_the_cart_and_says_what_it_could_not_add(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug");
        var bowl = await shop.Given.AVariantAsync("Bowl");

        using var filled = await buyer.Http.GetAsync($"/buy/{mug.Sku}:2,{bowl.Sku}");
        Assert.Equal("/cart", filled.Headers.Location?.ToString());
        Assert.Equal(2, await QuantityAsync(shop, mug));
        Assert.Equal(1, await QuantityAsync(shop, bowl));

        using var partly = await buyer.Http.GetAsync($"/buy/{bowl.Sku}:1,unknown:1");
        Assert.Equal(HttpStatusCode.NotFound, partly.StatusCode);
        Assert.Contains("There is no product with this number", (await partly.ReadHtmlAsync()).Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(2, await QuantityAsync(shop, bowl));
        Assert.Equal(0, await shop.Database.ReadAsync(db => db.Orders.CountAsync(order => order.Lines.Any(line => line.VariantId == mug.Id))));
    }

    private static async Task<HtmlForm> LineFormAsync(Buyer buyer) => (await buyer.CartAsync()).Form("form:has(input[name=quantity])");

    private static Task<int> QuantityAsync(Shop shop, Variant variant) =>
        shop.Database.ReadAsync(db => db.CartLines.Where(line => line.VariantId == variant.Id).SumAsync(line => line.Quantity));

    private static Task TakeAsync(Shop shop, Variant variant, int units) => shop.Given.SaveAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        Assert.Null(await TakeStock.RunAsync(db, [new StockDemand(variant.StockItemId, units)], new StockReason("test", "sold elsewhere", null, shop.Clock.GetUtcNow()), CancellationToken.None));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    });
}
