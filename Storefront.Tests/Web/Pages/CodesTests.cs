using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.GiftCards;
using Storefront.Core.Orders;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>Promotion codes and gift cards as the shopper meets them, on the cart and on the last page before the order.</summary>
public class CodesTests(Shops shops) : IClassFixture<Shops>
{
    private const string Field = "form[action*=EnterCode]";

    [Theory, BothDatabases]
    public async Task A_code_is_taken_and_taken_off_again_by_plain_forms(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var code = await ACodeAsync(shop);
        using var buyer = await WithMugAsync(shop);
        Assert.False((await buyer.CartAsync()).One("#codes details").HasAttribute("open"));

        using var entered = await EnterAsync(buyer, "/cart?country=AT", $" {code.ToLowerInvariant()} ");

        Assert.Equal((HttpStatusCode.SeeOther, "/cart?country=AT"), (entered.StatusCode, entered.Headers.Location?.ToString()));
        var cart = await buyer.CartAsync();
        Assert.True(cart.One("#codes details").HasAttribute("open"));
        Assert.Contains($"{code} −€1.90", cart.Words("#codes li"), StringComparison.Ordinal);
        // 19.00 less 10 %, and 4.90 for shipping
        Assert.Equal("€22.00", cart.Words("[data-total]"));

        using var removed = await cart.Form("form[action*=ForgetCode]").SubmitAsync(buyer.Http);

        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        cart = await buyer.CartAsync();
        Assert.Null(cart.QuerySelector("#codes li"));
        Assert.Equal("€23.90", cart.Words("[data-total]"));
    }

    [Theory, BothDatabases]
    public async Task A_code_is_taken_and_taken_off_again_in_place_on_both_pages(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var code = await ACodeAsync(shop);
        using var buyer = await WithMugAsync(shop);
        using var details = await buyer.FillDetailsAsync();

        foreach (var (path, panel) in new[] { ("/cart", "#cart-panel"), ("/checkout/review", "#review") })
        {
            using var entered = await EnterAsync(buyer, path, code, htmx: true);
            Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
            var fragment = await entered.ReadHtmlAsync();
            Assert.Null(fragment.QuerySelector("main"));
            Assert.Contains("€22.00", fragment.One(panel).GetAttribute("data-announce"), StringComparison.Ordinal);
            Assert.Equal("", fragment.One("#code").GetAttribute("value") ?? "");
            Assert.True(fragment.One("#codes").HasAttribute("data-focus"));

            using var removed = await fragment.Form("form[action*=ForgetCode]").SubmitAsync(buyer.Http, htmx: true);
            Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
            Assert.Contains("€23.90", (await removed.ReadHtmlAsync()).One(panel).GetAttribute("data-announce"), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task A_code_that_does_not_count_is_refused_at_the_field_with_the_reason_and_what_was_typed(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = await WithMugAsync(shop);
        using var details = await buyer.FillDetailsAsync();
        var kept = await ACodeAsync(shop, p => p.Priority = 1);
        using var taken = await EnterAsync(buyer, "/cart", kept);
        var empty = await AGiftCardAsync(shop, 500);
        await EmptyAsync(shop, empty.Card);
        var refusals = new (string Typed, string Reason)[]
        {
            (await ACodeAsync(shop, p => p.EndsAt = shop.Clock.GetUtcNow().AddDays(-1)), "This code has expired."),
            (await ACodeAsync(shop, p => p.StartsAt = shop.Clock.GetUtcNow().AddDays(1)), "This code is not valid yet."),
            (await ACodeAsync(shop, p => p.MinimumMinor = 5000), "This code needs €31.00 more in your cart."),
            (await ACodeAsync(shop, p => p.Limit = 0), "This code has been used up."),
            (await ACodeAsync(shop), $"This code cannot be combined with {kept}."),
            ("No such <b>code</b>", "We do not know this code."),
            (GiftCardCode.New(), "This gift card is not valid."),
            (empty.Code, "There is nothing left on this gift card."),
        };

        foreach (var path in new[] { "/cart", "/checkout/review" })
        {
            foreach (var (typed, reason) in refusals)
            {
                foreach (var htmx in new[] { false, true })
                {
                    using var refused = await EnterAsync(buyer, path, typed, htmx);

                    Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
                    var page = await refused.ReadHtmlAsync();
                    Assert.Equal(htmx, page.QuerySelector("main") is null);
                    var field = page.One("#code");
                    Assert.Equal(("true", "code-error"), (field.GetAttribute("aria-invalid"), field.GetAttribute("aria-describedby")));
                    Assert.StartsWith(reason, page.Words("#code-error"), StringComparison.Ordinal);
                    Assert.Equal(typed, field.GetAttribute("value"));
                    Assert.True(page.One("#codes details").HasAttribute("open"));
                    Assert.Single(page.QuerySelectorAll("#codes li"));
                }
            }
        }

        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_code_that_stopped_counting_stays_listed_with_the_reason(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var code = await ACodeAsync(shop, p => p.MinimumMinor = 3000);
        using var buyer = await WithMugAsync(shop, "2");
        using var entered = await EnterAsync(buyer, "/cart", code);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);

        using var fewer = await (await buyer.CartAsync()).Form("form:has(input[name=quantity])").With("quantity", "1").SubmitAsync(buyer.Http, "button[class*=border]");

        var cart = await buyer.CartAsync();
        Assert.Equal([code, "This code needs €11.00 more in your cart."], cart.QuerySelectorAll("#codes li p").Select(words => words.Words()));
        Assert.Equal("€23.90", cart.Words("[data-total]"));
        Assert.NotNull(cart.QuerySelector("a[href^='/checkout']"));
    }

    [Theory, BothDatabases]
    public async Task A_gift_card_pays_a_part_and_the_review_asks_for_the_rest(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (typed, card) = await AGiftCardAsync(shop, 1000);
        using var buyer = await WithMugAsync(shop);
        using var details = await buyer.FillDetailsAsync();

        using var entered = await EnterAsync(buyer, "/checkout/review", typed);

        Assert.Equal("/checkout/review", entered.Headers.Location?.ToString());
        var review = await buyer.Http.GetHtmlAsync("/checkout/review");
        Assert.Contains($"Gift card •••• {card.LastFour}Gift card ending in {card.LastFour} −€10.00", review.Words("#codes li"), StringComparison.Ordinal);
        Assert.DoesNotContain(typed, review.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("1390", review.Form("#review-form")["total"]);
        Assert.Equal("Place order and pay €13.90", review.Words("#place-order"));

        using var placed = await review.Form("#review-form").SubmitAsync(buyer.Http, "#place-order");
        var order = await buyer.PayAsync(placed.Headers.Location!);

        Assert.Contains("Gift cards−€10.00", order.Words("#order"), StringComparison.Ordinal);
        Assert.Contains("Paid by card€13.90", order.Words("#order"), StringComparison.Ordinal);
        Assert.DoesNotContain("To pay", order.Words("#order"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_gift_card_that_pays_all_confirms_the_order_at_once(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var (typed, card) = await AGiftCardAsync(shop, 5000);
        var (spare, _) = await AGiftCardAsync(shop, 5000);
        using var buyer = await WithMugAsync(shop);
        using var details = await buyer.FillDetailsAsync();
        using var entered = await EnterAsync(buyer, "/checkout/review", typed);
        using var second = await EnterAsync(buyer, "/checkout/review", spare);
        var review = await buyer.Http.GetHtmlAsync("/checkout/review");
        Assert.Equal("Order and pay by gift card", review.Words("#place-order"));
        Assert.Contains("Not needed: nothing is left to pay.", review.QuerySelectorAll("#codes li")[1].Words(), StringComparison.Ordinal);

        using var placed = await review.Form("#review-form").SubmitAsync(buyer.Http, "#place-order");
        using var pressedAgain = await review.Form("#review-form").SubmitAsync(buyer.Http, "#place-order");

        Assert.StartsWith("/orders/", placed.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("payment=", placed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(placed.Headers.Location.ToString().Split('?')[0], pressedAgain.Headers.Location?.ToString(), StringComparison.Ordinal);
        var page = await buyer.Http.GetHtmlAsync(placed.Headers.Location.ToString());
        Assert.Equal("Thank you, your order is confirmed", page.Words("h1"));
        Assert.Contains("€23.90 paid", page.Words("ol"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#order [role=alert], #pending-order"));
        Assert.DoesNotContain("To pay", page.Words("#order"), StringComparison.Ordinal);
        var order = await buyer.TheOrderAsync();
        Assert.Equal((OrderStatus.Confirmed, PaymentStatus.Paid), (order.Status, order.PaymentStatus));
        Assert.Equal([(card.Id, -2390L)], await shop.Database.ReadAsync(async db =>
            (await db.GiftCardEntries.Where(entry => entry.OrderId == order.Id).ToListAsync()).Select(entry => (entry.GiftCardId, entry.AmountMinor))));
        await shop.RunJobsAsync();
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_shopper_without_a_cart_is_told_so(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = await WithMugAsync(shop);
        var form = (await buyer.CartAsync()).Form(Field).With("code", "SPRING");
        using var emptied = await (await buyer.CartAsync()).Form("form:has(input[name=quantity])").SubmitAsync(buyer.Http, "button[name=remove]");

        using var refused = await form.SubmitAsync(buyer.Http);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Null((await refused.ReadHtmlAsync()).QuerySelector("#codes"));
    }

    [Fact]
    public async Task Who_guesses_codes_is_stopped_and_can_still_buy()
    {
        await using var shop = await Shop.OpenAsync(DatabaseKind.Sqlite, ("RateLimits:CodesPerMinute", "3"));
        using var buyer = await WithMugAsync(shop);
        var statuses = new List<HttpStatusCode>();
        foreach (var path in new[] { "/cart", "/cart", "/cart?country=AT" })
            using (var guess = await EnterAsync(buyer, path, "GUESS"))
                statuses.Add(guess.StatusCode);

        using var page = await EnterAsync(buyer, "/cart", "GUESS");
        using var fragment = await EnterAsync(buyer, "/cart", "GUESS", htmx: true);
        using var otherwise = await buyer.PostFromShopAsync("/checkout/review?handler=entercode&handler=Shipping", false, ("code", "GUESS"));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.UnprocessableEntity, status));
        Assert.All([page, fragment, otherwise], refused => Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode));
        Assert.InRange(page.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal("That was a little fast", (await page.ReadHtmlAsync()).Words("h1"));
        Assert.Equal("#notices", fragment.Headers.GetValues("HX-Retarget").Single());
        Assert.Contains("Please wait a moment", (await fragment.ReadHtmlAsync()).Words("body"), StringComparison.Ordinal);
        using var details = await buyer.FillDetailsAsync();
        Assert.Equal("/checkout/review", details.Headers.Location?.ToString());
    }

    private static async Task<HttpResponseMessage> EnterAsync(Buyer buyer, string path, string typed, bool htmx = false) =>
        await (await buyer.Http.GetHtmlAsync(path)).Form(Field).With("code", typed).SubmitAsync(buyer.Http, htmx: htmx);

    private static async Task<Buyer> WithMugAsync(Shop shop, string quantity = "1")
    {
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900);
        var buyer = new Buyer(shop);
        using var added = await buyer.AddAsync(mug.Sku, quantity);
        return buyer;
    }

    /// <summary>10 % off the order, unless told otherwise.</summary>
    private static async Task<string> ACodeAsync(Shop shop, Action<Promotion>? change = null)
    {
        var code = $"CODE{Guid.NewGuid():N}"[..12].ToUpperInvariant();
        var promotion = await shop.Given.APromotionAsync(code, 100_000);
        if (change is not null)
            await shop.Given.SaveAsync(async db =>
            {
                var saved = await db.Promotions.SingleAsync(p => p.Id == promotion.Id);
                change(saved);
                return saved;
            });
        return code;
    }

    private static Task<(string Code, GiftCard Card)> AGiftCardAsync(Shop shop, long cents) =>
        shop.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(new Money(cents, "EUR"), null, "staff"));

    private static Task<bool> EmptyAsync(Shop shop, GiftCard card) => shop.Given.SaveAsync(async db =>
    {
        await db.GiftCards.Where(c => c.Id == card.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Balance.Minor, 0L));
        db.GiftCardEntries.Add(new GiftCardEntry { GiftCardId = card.Id, Kind = GiftCardEntryKind.Adjusted, AmountMinor = -card.Balance.Minor, Actor = "test", At = shop.Clock.GetUtcNow() });
        return true;
    });
}
