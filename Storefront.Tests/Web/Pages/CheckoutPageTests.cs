using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Pages;

public class CheckoutPageTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task An_empty_cart_is_sent_back_from_every_step(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);

        foreach (var path in new[] { "/checkout", "/checkout/review" })
        {
            using var response = await buyer.Http.GetAsync(path);
            Assert.Equal("/cart", response.Headers.Location?.ToString());
        }

        using var back = await buyer.Http.GetAsync("/checkout/back");
        Assert.Equal("/checkout/review", back.Headers.Location?.ToString());
    }

    [Theory, BothDatabases]
    public async Task What_is_wrong_is_named_field_by_field_and_everything_typed_comes_back(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = await WithMugAsync(shop);
        var page = await buyer.Http.GetHtmlAsync("/checkout");

        using var refused = await page.Form("#details form")
            .With("Email", "kim@").With("Phone", "call me").With("Delivery.Name", "Kim <b>Berg</b>").With("Delivery.PostalCode", "1011")
            .SubmitAsync(buyer.Http);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.ReadHtmlAsync();
        Assert.Equal(["#email", "#phone", "#delivery-line1", "#delivery-postalcode", "#delivery-city"], again.QuerySelectorAll("#error-summary a").Select(link => link.GetAttribute("href")));
        foreach (var link in again.QuerySelectorAll("#error-summary a"))
        {
            var field = again.One(link.GetAttribute("href")!);
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.Contains(field.Id + "-error", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        }

        var form = again.Form("#details form");
        Assert.Equal("kim@", form["Email"]);
        Assert.Equal("Kim <b>Berg</b>", form["Delivery.Name"]);
        Assert.Equal("1011", form["Delivery.PostalCode"]);
        Assert.Null(again.QuerySelector("#details b"));
        Assert.Equal(0, await shop.Database.ReadAsync(db => db.Carts.CountAsync(cart => cart.Email == "kim@")));
    }

    [Theory, BothDatabases]
    public async Task Another_country_draws_its_own_fields_and_keeps_what_was_typed(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = await WithMugAsync(shop);
        var page = await buyer.Http.GetHtmlAsync("/checkout");
        // 19.00 + 4.90 within Germany
        Assert.Contains("€23.90", page.QuerySelectorAll("[data-total]").Select(total => total.Words()));

        using var plain = await page.Form("#details form").With("Email", "kim@example.com").With("Delivery.Country", "AT").With("Billing.Country", "US").Without("BillingSame")
            .SubmitAsync(buyer.Http, "#details fieldset:nth-of-type(2) button[formaction]");
        using var htmx = await page.Form("#details form").With("Email", "kim@example.com").With("Delivery.Country", "AT")
            .SubmitAsync(buyer.Http, "#details fieldset:nth-of-type(2) button[formaction]", htmx: true);

        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        var again = await plain.ReadHtmlAsync();
        Assert.Equal("kim@example.com", again.Form("#details form")["Email"]);
        Assert.Equal("AT", again.Form("#details form")["Delivery.Country"]);
        Assert.Contains("1010", again.Words("#delivery-postalcode-hint"), StringComparison.Ordinal);
        Assert.Contains("€28.90", again.QuerySelectorAll("[data-total]").Select(total => total.Words()));
        // The bill goes to the United States, which has ZIP codes and states.
        Assert.Contains("ZIP code", again.Words("label[for=billing-postalcode]"), StringComparison.Ordinal);
        Assert.Contains("Texas", again.One("#billing-region").TextContent, StringComparison.Ordinal);
        Assert.Null(again.QuerySelector("#error-summary"));
        var fragment = await htmx.ReadHtmlAsync();
        Assert.Null(fragment.QuerySelector("main"));
        Assert.NotNull(fragment.QuerySelector("#details"));
    }

    [Theory, BothDatabases]
    public async Task A_country_without_delivery_is_refused_for_the_parcel_but_not_for_the_bill(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = await WithMugAsync(shop);
        var form = (await buyer.Http.GetHtmlAsync("/checkout")).Form("#details form")
            .With("Email", "kim@example.com").With("Delivery.Name", "Kim").With("Delivery.Line1", "1 Way").With("Delivery.City", "Paris").With("Delivery.PostalCode", "75001");

        using var refused = await form.With("Delivery.Country", "FR").SubmitAsync(buyer.Http);
        using var billed = await form.With("Delivery.Country", "DE").Without("BillingSame")
            .With("Billing.Country", "FR").With("Billing.Name", "Kim").With("Billing.Line1", "1 Way").With("Billing.City", "Paris").With("Billing.PostalCode", "75001")
            .SubmitAsync(buyer.Http);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("#delivery-country", (await refused.ReadHtmlAsync()).One("#error-summary a").GetAttribute("href"));
        Assert.Equal("/checkout/review", billed.Headers.Location?.ToString());
        Assert.Contains("France", (await buyer.Http.GetHtmlAsync("/checkout/review")).Words("#review-form section"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_whole_way_leads_to_a_paid_order_its_page_and_one_mail(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900, stock: 5);
        var hosted = await buyer.PlaceOrderAsync(mug, 2);
        var pending = await buyer.TheOrderAsync();
        Assert.Equal(OrderStatus.AwaitingPayment, pending.Status);
        Assert.Equal(new Money(4290, "EUR"), pending.Total);
        Assert.Contains("/sandbox/stripe/pay/", hosted.ToString(), StringComparison.Ordinal);

        var page = await buyer.PayAsync(hosted);

        Assert.Contains("confirmed", page.Words("h1"), StringComparison.Ordinal);
        Assert.Contains("Enamel mug", page.Words("#order"), StringComparison.Ordinal);
        Assert.Equal("€42.90", page.Words("[data-total]"));
        Assert.Contains("Your cart is empty", (await buyer.CartAsync()).Words("#cart-panel"), StringComparison.Ordinal);
        await shop.RunJobsAsync();
        await shop.RunJobsAsync();
        var mails = await buyer.Http.GetStringAsync("/sandbox/mail.json?to=kim@example.com");
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(mails, $"Order {pending.Number} at"));
        Assert.Contains("Enamel mug", mails, StringComparison.Ordinal);
        Assert.Contains(shop.Address + "orders/" + pending.Number + "?key=", mails, StringComparison.Ordinal);
        var order = await buyer.TheOrderAsync();
        Assert.Single(order.Events, happened => happened.Kind == OrderEventKind.ConfirmationSent);
        Assert.Equal(3, await AvailableAsync(shop, mug));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_tampered_total_places_nothing_and_asks_again_with_everything_kept(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync(price: 1900);
        using var added = await buyer.AddAsync(mug.Sku);
        using var details = await buyer.FillDetailsAsync();

        foreach (var total in new[] { "1", "0", "-2390", "23.90", "", "2390 EUR", "99999999999999999999" })
        {
            using var refused = await (await buyer.ReviewAsync()).With("total", total).SubmitAsync(buyer.Http, "#place-order");
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            var page = await refused.ReadHtmlAsync();
            Assert.Contains("€23.90", page.Words("#refusal"), StringComparison.Ordinal);
            Assert.Equal("2390", page.Form("#review-form")["total"]);
            Assert.Contains("Lindenallee 7", page.Words("#review"), StringComparison.Ordinal);
        }

        Assert.Equal(0, await OrdersOfAsync(shop, mug));
        Assert.Equal(10, await AvailableAsync(shop, mug));
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task A_price_that_changed_meanwhile_is_shown_before_it_is_charged(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync(price: 1900);
        using var added = await buyer.AddAsync(mug.Sku);
        using var details = await buyer.FillDetailsAsync();
        var seen = await buyer.ReviewAsync();
        await shop.Given.SaveAsync(async db =>
        {
            (await db.Variants.SingleAsync(variant => variant.Id == mug.Id)).Price = new Money(2100, "EUR");
            return true;
        });

        using var refused = await seen.SubmitAsync(buyer.Http, "#place-order");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(0, await OrdersOfAsync(shop, mug));

        using var agreed = await (await refused.ReadHtmlAsync()).Form("#review-form").SubmitAsync(buyer.Http, "#place-order");
        Assert.Equal(HttpStatusCode.SeeOther, agreed.StatusCode);
        Assert.Equal(new Money(2590, "EUR"), (await buyer.TheOrderAsync()).Total);
    }

    [Theory, BothDatabases]
    public async Task Choosing_express_changes_the_total_with_htmx_and_without(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = await WithMugAsync(shop);
        using var details = await buyer.FillDetailsAsync();

        using var htmx = await (await buyer.ReviewAsync()).With("shipping", "express").SubmitAsync(buyer.Http, "button[formaction]", htmx: true);
        var fragment = await htmx.ReadHtmlAsync();
        Assert.Equal("3190", fragment.Form("#review-form")["total"]);
        Assert.Contains("€31.90", fragment.One("#review").GetAttribute("data-announce"), StringComparison.Ordinal);

        using var plain = await (await buyer.ReviewAsync()).With("shipping", "standard").SubmitAsync(buyer.Http, "button[formaction]");
        Assert.Equal(HttpStatusCode.SeeOther, plain.StatusCode);
        Assert.Equal("2390", (await buyer.ReviewAsync())["total"]);

        using var unknown = await (await buyer.ReviewAsync()).With("shipping", "rocket").SubmitAsync(buyer.Http, "#place-order");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);

        // Chosen and ordered in one go, without having seen the new total: it is shown first.
        using var unseen = await (await buyer.ReviewAsync()).With("shipping", "express").SubmitAsync(buyer.Http, "#place-order");
        Assert.Equal(HttpStatusCode.Conflict, unseen.StatusCode);
        Assert.Contains("€31.90", (await unseen.ReadHtmlAsync()).Words("#refusal"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Two_presses_are_one_order_and_lead_to_the_same_hosted_page(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync();
        using var added = await buyer.AddAsync(mug.Sku);
        using var details = await buyer.FillDetailsAsync();
        var form = await buyer.ReviewAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => form.SubmitAsync(buyer.Http, "#place-order")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(1, await OrdersOfAsync(shop, mug));
        Assert.Equal(9, await AvailableAsync(shop, mug));
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
    }

    [Theory, BothDatabases]
    public async Task What_sold_out_meanwhile_is_said_and_nothing_is_ordered(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        using var rival = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", stock: 1);
        using var added = await buyer.AddAsync(mug.Sku);
        using var details = await buyer.FillDetailsAsync();
        var form = await buyer.ReviewAsync();
        await rival.PlaceOrderAsync(mug);

        using var refused = await form.SubmitAsync(buyer.Http, "#place-order");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Enamel mug is sold out", (await refused.ReadHtmlAsync()).Words("#refusal"), StringComparison.Ordinal);
        Assert.Equal(1, await OrdersOfAsync(shop, mug));
    }

    [Theory, BothDatabases]
    public async Task A_form_without_its_token_orders_nothing(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        using var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync();
        using var added = await buyer.AddAsync(mug.Sku);
        using var details = await buyer.FillDetailsAsync();

        using var refused = await (await buyer.ReviewAsync()).Without("__RequestVerificationToken").SubmitAsync(buyer.Http, "#place-order");
        using var unsaved = await (await buyer.Http.GetHtmlAsync("/checkout")).Form("#details form").Without("__RequestVerificationToken").SubmitAsync(buyer.Http);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, unsaved.StatusCode);
        Assert.Equal(0, await OrdersOfAsync(shop, mug));
    }

    private static async Task<Buyer> WithMugAsync(Shop shop)
    {
        var buyer = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", price: 1900);
        using var added = await buyer.AddAsync(mug.Sku);
        return buyer;
    }

    private static Task<int> OrdersOfAsync(Shop shop, Variant variant) =>
        shop.Database.ReadAsync(db => db.Orders.CountAsync(order => order.Lines.Any(line => line.VariantId == variant.Id)));

    private static Task<int> AvailableAsync(Shop shop, Variant variant) =>
        shop.Database.ReadAsync(db => db.StockItems.Where(item => item.Id == variant.StockItemId).Select(item => item.Available).SingleAsync());
}
