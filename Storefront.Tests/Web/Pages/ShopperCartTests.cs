using System.Net;
using AngleSharp.Dom;
using Storefront.Tests.Support;
using Storefront.Web.Words;

namespace Storefront.Tests.Web.Pages;

/// <summary>A cart belongs to its shopper, on every device and on no other.</summary>
public class ShopperCartTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task What_a_guest_filled_is_in_the_cart_after_signing_in_and_on_the_next_device(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var kim = await shop.Given.AShopperAsync();
        var mug = await shop.Given.AVariantAsync("Mug");
        using var laptop = new Buyer(shop);
        using var added = await laptop.AddAsync(mug.Sku, "2");

        using var signedIn = await laptop.Http.TrySignInAsync(kim.Email!, Shoppers.Password);

        Assert.Contains(signedIn.Headers.GetValues("Set-Cookie"), value => value.StartsWith("shop-cart-count=2;", StringComparison.Ordinal));
        Assert.Contains("Mug", (await laptop.CartAsync()).Words("#cart-panel li"), StringComparison.Ordinal);
        using var phone = await shop.SignedInAsync(kim);
        Assert.Contains("Mug", (await phone.GetHtmlAsync("/cart")).Words("#cart-panel li"), StringComparison.Ordinal);

        using var more = await new Buyer(phone, shop.Database).AddAsync(mug.Sku);
        Assert.Equal("3", (await laptop.CartAsync()).One("#cart-panel li [name=quantity]").GetAttribute("value"));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Signing_out_leaves_nothing_for_who_comes_next(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var kim = await shop.Given.AShopperAsync();
        var mug = await shop.Given.AVariantAsync("Mug");
        using var browser = new Buyer(shop);
        using var added = await browser.AddAsync(mug.Sku);
        using var signedIn = await browser.Http.TrySignInAsync(kim.Email!, Shoppers.Password);

        using var signedOut = await (await browser.Http.GetHtmlAsync("/account")).Form("form[action='/account/sign-out']").SubmitAsync(browser.Http);

        Assert.Equal(HttpStatusCode.SeeOther, signedOut.StatusCode);
        Assert.Contains(CartWords.Empty, (await browser.CartAsync()).Words("#cart-panel"), StringComparison.Ordinal);
        using var next = await browser.Http.TrySignInAsync((await shop.Given.AShopperAsync()).Email!, Shoppers.Password);
        Assert.Contains(CartWords.Empty, (await browser.CartAsync()).Words("#cart-panel"), StringComparison.Ordinal);
        using var again = await shop.SignedInAsync(kim);
        Assert.Contains("Mug", (await again.GetHtmlAsync("/cart")).Words("#cart-panel li"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_browser_that_was_signed_out_from_elsewhere_shows_the_cart_no_more(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var kim = await shop.Given.AShopperAsync();
        using var lost = new Buyer(shop);
        using var added = await lost.AddAsync((await shop.Given.AVariantAsync("Mug")).Sku);
        using var signedIn = await lost.Http.TrySignInAsync(kim.Email!, Shoppers.Password);
        using var here = await shop.SignedInAsync(kim);

        using var ended = await (await here.GetHtmlAsync("/account/sessions")).Form("form[action$=EndOthers]").SubmitAsync(here);

        Assert.Contains(CartWords.Empty, (await lost.CartAsync()).Words("#cart-panel"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Signing_in_on_the_way_to_an_order_buys_what_was_seen_there_and_gives_the_rest_back_when_asked(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var kim = await shop.Given.AShopperAsync();
        var (mug, jug) = (await shop.Given.AVariantAsync("Mug"), await shop.Given.AVariantAsync("Jug"));
        using (var before = await shop.SignedInAsync(kim))
        using (var stored = await new Buyer(before, shop.Database).AddAsync(jug.Sku, "4"))
            Assert.Equal(HttpStatusCode.SeeOther, stored.StatusCode);
        using var buyer = new Buyer(shop);
        using var added = await buyer.AddAsync(mug.Sku);

        using var signedIn = await buyer.Http.TrySignInAsync(kim.Email!, Shoppers.Password, "/account/sign-in?returnTo=/checkout");

        Assert.Equal("/checkout", signedIn.Headers.Location?.ToString());
        var cart = await buyer.CartAsync();
        Assert.Contains("Mug", cart.Words("#cart-panel > div li"), StringComparison.Ordinal);
        Assert.Contains("4 more", cart.Words("#set-aside"), StringComparison.Ordinal);
        using var back = await cart.Form("form[action$=BringBack]").SubmitAsync(buyer.Http);
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        var joined = await buyer.CartAsync();
        Assert.Contains(CartWords.NewsMerged, joined.Words("#cart-news"), StringComparison.Ordinal);
        Assert.Null(joined.QuerySelector("#set-aside"));
        Assert.Equal(["1", "4"], joined.QuerySelectorAll("#cart-panel li [name=quantity]").Select(field => field.GetAttribute("value")!).Order());
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task An_order_that_waits_for_its_payment_goes_along_and_its_cart_comes_back_to_the_shopper(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var kim = await shop.Given.AShopperAsync();
        using var buyer = new Buyer(shop);
        await buyer.PlaceOrderAsync(await shop.Given.AVariantAsync("Mug"));

        using var signedIn = await buyer.Http.TrySignInAsync(kim.Email!, Shoppers.Password);

        using var phone = await shop.SignedInAsync(kim);
        var pending = await phone.GetHtmlAsync("/cart");
        Assert.Contains(CheckoutWords.PendingTitle, pending.Words("#pending-order"), StringComparison.Ordinal);
        using var back = await pending.Form("#pending-order form[action='/checkout/back']").SubmitAsync(phone);
        Assert.Contains("Mug", (await phone.GetHtmlAsync("/cart")).Words("#cart-panel li"), StringComparison.Ordinal);
        Assert.Contains("Mug", (await buyer.CartAsync()).Words("#cart-panel li"), StringComparison.Ordinal);
        Assert.Empty(shop.Log.Errors);
    }
}
