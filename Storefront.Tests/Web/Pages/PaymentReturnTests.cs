using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

/// <summary>What becomes of a shopper after the order is placed: back, declined, unknown, late.</summary>
public class PaymentReturnTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task Turning_back_gives_the_stock_back_and_keeps_the_cart_and_everything_typed(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", stock: 3);
        var hosted = await buyer.PlaceOrderAsync(mug, 2);
        Assert.Equal(1, await AvailableAsync(shop, mug));

        using var back = await buyer.Http.GetAsync("/checkout/back");

        Assert.Equal("/checkout/review?from=payment", back.Headers.Location?.ToString());
        var page = await buyer.Http.GetHtmlAsync("/checkout/review?from=payment");
        Assert.Contains("Nothing was charged", page.Words("#review [role=status]"), StringComparison.Ordinal);
        Assert.Contains("Lindenallee 7", page.Words("#review"), StringComparison.Ordinal);
        Assert.Equal(3, await AvailableAsync(shop, mug));
        Assert.Equal(OrderStatus.Cancelled, (await buyer.TheOrderAsync()).Status);

        // The old session is dead, so the card cannot be charged for it any more; a new order has a new one.
        using var dead = await buyer.Http.PostAsync(hosted, new FormUrlEncodedContent([new("card", "4242424242424242")]));
        Assert.DoesNotContain("/checkout/return", dead.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        using var again = await page.Form("#review-form").SubmitAsync(buyer.Http, "#place-order");
        Assert.NotEqual(hosted, again.Headers.Location);
        Assert.Equal(1, await AvailableAsync(shop, mug));
    }

    [Theory, BothDatabases]
    public async Task A_cart_that_awaits_payment_says_so_and_offers_to_pay_or_to_change_it(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", stock: 3);
        var hosted = await buyer.PlaceOrderAsync(mug);

        var cart = await buyer.CartAsync();
        Assert.Contains("waiting for payment", cart.Words("#pending-order"), StringComparison.Ordinal);
        using var pay = await cart.Form("#pending-order form[action^='/orders/']").SubmitAsync(buyer.Http);
        Assert.Equal(hosted, pay.Headers.Location);

        using var change = await cart.Form("#pending-order form[action='/checkout/back']").SubmitAsync(buyer.Http);
        Assert.Equal("/checkout/review?from=payment", change.Headers.Location?.ToString());
        Assert.Contains("Enamel mug", (await buyer.CartAsync()).Words("#cart-panel li"), StringComparison.Ordinal);
        Assert.Equal(3, await AvailableAsync(shop, mug));
    }

    [Theory, BothDatabases]
    public async Task A_declined_card_keeps_the_order_open_and_another_card_pays_it(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync();
        var hosted = await buyer.PlaceOrderAsync(mug);

        using var declined = await buyer.Http.PostAsync(hosted, new FormUrlEncodedContent([new("card", "4000000000000002")]));
        Assert.DoesNotContain("/checkout/return", declined.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Equal(OrderStatus.AwaitingPayment, (await buyer.TheOrderAsync()).Status);

        Assert.Contains("confirmed", (await buyer.PayAsync(hosted)).Words("h1"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_gateway_that_does_not_answer_loses_nothing_and_the_same_order_is_paid_later(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync(stock: 3);
        using var added = await buyer.AddAsync(mug.Sku);
        using var details = await buyer.FillDetailsAsync();
        using var broken = await buyer.BreakAsync("POST /v1/checkout/sessions", "500", times: 0);

        using var placed = await (await buyer.ReviewAsync()).SubmitAsync(buyer.Http, "#place-order");

        Assert.Contains("payment=unknown", placed.Headers.Location?.ToString(), StringComparison.Ordinal);
        var page = await buyer.Http.GetHtmlAsync(placed.Headers.Location!.ToString());
        Assert.Contains("does not answer", page.Words("#order [role=alert]"), StringComparison.Ordinal);
        using var mended = await buyer.Http.DeleteAsync("/sandbox/faults");
        using var retried = await page.Form("#pending-order form[action^='/orders/']").SubmitAsync(buyer.Http);
        Assert.Contains("confirmed", (await buyer.PayAsync(retried.Headers.Location!)).Words("h1"), StringComparison.Ordinal);
        Assert.Equal(1, await shop.Database.ReadAsync(db => db.Payments.CountAsync(payment => payment.Order.Lines.Any(line => line.VariantId == mug.Id))));
        Assert.Equal(2, await AvailableAsync(shop, mug));
    }

    [Theory, BothDatabases]
    public async Task Coming_back_while_the_gateway_is_silent_says_that_it_is_checked_and_looks_again(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var hosted = await buyer.PlaceOrderAsync(await shop.Given.AVariantAsync());
        using var paid = await buyer.Http.PostAsync(hosted, new FormUrlEncodedContent([new("card", "4242424242424242")]));
        using var broken = await buyer.BreakAsync("GET /v1/checkout/sessions/{id}", "500", times: 0);

        using var checking = await buyer.Http.GetAsync(paid.Headers.Location);

        Assert.Equal(HttpStatusCode.OK, checking.StatusCode);
        Assert.Contains("checking your payment", (await checking.ReadHtmlAsync()).Words("h1"), StringComparison.Ordinal);
        Assert.Contains("url=/checkout/return?session_id=", checking.Headers.GetValues("Refresh").Single(), StringComparison.Ordinal);
        using var mended = await buyer.Http.DeleteAsync("/sandbox/faults");
        using var settled = await buyer.Http.GetAsync(paid.Headers.Location);
        Assert.StartsWith("/orders/", settled.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Coming_back_twice_pays_once(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync();
        var hosted = await buyer.PlaceOrderAsync(mug);
        using var paid = await buyer.Http.PostAsync(hosted, new FormUrlEncodedContent([new("card", "4242424242424242")]));

        var returns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => buyer.Http.GetAsync(paid.Headers.Location)));

        Assert.All(returns, back => Assert.StartsWith("/orders/", back.Headers.Location?.ToString(), StringComparison.Ordinal));
        Assert.Single((await buyer.TheOrderAsync()).Events, happened => happened.Kind == OrderEventKind.Paid);
    }

    [Theory, BothDatabases]
    public async Task Coming_back_unpaid_shows_the_order_with_its_button_and_a_made_up_session_is_not_found(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var hosted = await buyer.PlaceOrderAsync(await shop.Given.AVariantAsync());
        var order = await buyer.TheOrderAsync();
        var session = await shop.Database.ReadAsync(db => db.Payments.Where(payment => payment.OrderId == order.Id).Select(payment => payment.SessionId).SingleAsync());

        using var unpaid = await buyer.Http.GetAsync($"/checkout/return?session_id={session}");
        var page = await buyer.Http.GetHtmlAsync(unpaid.Headers.Location!.ToString());
        Assert.Contains("awaits its payment", page.Words("h1"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#pending-order"));

        foreach (var made in new[] { "", "?session_id=", "?session_id=cs_test_nothing", "?session_id=..%2F..%2Frefunds", $"?session_id={new string('x', 300)}" })
        {
            using var missing = await buyer.Http.GetAsync("/checkout/return" + made);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task An_order_nobody_pays_ends_after_its_time_and_its_cart_is_open_again(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", stock: 3);
        await buyer.PlaceOrderAsync(mug, 2);

        shop.Clock.Advance(TimeSpan.FromMinutes(31));
        await shop.RunJobsAsync();

        Assert.Equal(OrderStatus.Expired, (await buyer.TheOrderAsync()).Status);
        Assert.Equal(3, await AvailableAsync(shop, mug));
        Assert.Contains("Enamel mug", (await buyer.CartAsync()).Words("#cart-panel li"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_order_page_opens_with_its_own_key_and_with_no_other(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        using var other = new Buyer(shop);
        var hosted = await buyer.PlaceOrderAsync(await shop.Given.AVariantAsync());
        using var paid = await buyer.Http.PostAsync(hosted, new FormUrlEncodedContent([new("card", "4242424242424242")]));
        using var back = await buyer.Http.GetAsync(paid.Headers.Location);
        var mine = back.Headers.Location!.ToString();
        var number = mine["/orders/".Length..mine.IndexOf('?', StringComparison.Ordinal)];
        await other.PlaceOrderAsync(await shop.Given.AVariantAsync());
        var foreign = (await other.TheOrderAsync()).Number;
        var key = mine[(mine.IndexOf("key=", StringComparison.Ordinal) + 4)..];

        using var stranger = shop.NewVisitor();
        using var opened = await stranger.GetAsync(mine);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.True(opened.Headers.CacheControl?.NoStore);
        Assert.NotNull((await opened.ReadHtmlAsync()).QuerySelector("meta[name=robots][content=noindex]"));

        foreach (var closed in new[] { $"/orders/{number}", $"/orders/{number}?key=", $"/orders/{number}?key={key[..^4]}AAAA", $"/orders/{foreign}?key={key}", $"/orders/F-0000-0000?key={key}", $"/orders/{number}?key={new string('A', 5000)}" })
        {
            using var missing = await stranger.GetAsync(closed);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Paying_after_the_goods_are_gone_tells_the_shopper_that_the_money_goes_back(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        using var rival = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", stock: 1);
        var hosted = await buyer.PlaceOrderAsync(mug);
        var order = await buyer.TheOrderAsync();
        // The money arrives at the gateway, but no word of it reaches the shop before the order has ended and the mug is sold to another.
        using var paid = await buyer.Http.PostAsync(hosted, new FormUrlEncodedContent([new("card", "4242424242424242")]));
        await shop.Given.SaveAsync(async db =>
        {
            await db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, OrderStatus.Expired));
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Storefront.Core.Inventory.StockHolds.ReleaseHoldsAsync(db, order.Id, new("system", order.Number, order.Id, shop.Clock.GetUtcNow()), CancellationToken.None);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        });
        await rival.PlaceOrderAsync(mug);

        using var back = await buyer.Http.GetAsync(paid.Headers.Location);
        var page = await buyer.Http.GetHtmlAsync(back.Headers.Location!.ToString());
        await shop.RunJobsAsync();

        Assert.Contains("money is on its way back", page.Words("h1"), StringComparison.Ordinal);
        var mails = await buyer.Http.GetStringAsync("/sandbox/mail.json?to=kim@example.com");
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(mails, $"Order {order.Number} at Fjord"));
        Assert.Contains($"Order {order.Number} at Fjord \\u0026 Field: your money goes back", mails, StringComparison.Ordinal);
        Assert.Equal(RefundState.Succeeded, await shop.Database.ReadAsync(db => db.Refunds.Where(refund => refund.OrderId == order.Id).Select(refund => refund.State).SingleAsync()));
    }

    private static Task<int> AvailableAsync(Shop shop, Variant variant) =>
        shop.Database.ReadAsync(db => db.StockItems.Where(item => item.Id == variant.StockItemId).Select(item => item.Available).SingleAsync());
}
