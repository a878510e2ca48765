using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.Identity;
using Storefront.Core.Orders;
using Storefront.Tests.Support;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Tests.Web.Pages;

/// <summary>What a shopper does about an order, by the same pages whether they are its owner or hold its link.</summary>
public class OrderPageTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task An_owner_and_a_guest_with_the_link_cancel_within_the_window_and_not_after(DatabaseKind kind)
    {
        foreach (var isOwner in new[] { true, false })
        {
            var (shop, order, visitor, path) = await AnOrderAsync(kind, isOwner);
            using var here = visitor;
            var page = await visitor.GetHtmlAsync(path);
            using var cancelled = await page.Form("#cancel-order form").SubmitAsync(visitor);

            Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
            Assert.Contains(OrderWords.DoneCancelled, (await visitor.GetHtmlAsync(cancelled.Headers.Location!.ToString())).Words("#order"), StringComparison.Ordinal);
            await shop.RunJobsAsync();
            Assert.Equal(OrderStatus.Cancelled, (await shop.FindAsync(order.Number)).Status);
            await shop.AssertSoundAsync();
        }

        var late = await AnOrderAsync(kind, isOwner: true);
        using var again = late.Visitor;
        var form = (await again.GetHtmlAsync(late.Path)).Form("#cancel-order form");
        late.Shop.Clock.Advance(TimeSpan.FromHours(3));
        using var refused = await form.SubmitAsync(again);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var shown = await refused.ReadHtmlAsync();
        Assert.NotEmpty(shown.Words("[role=alert]"));
        Assert.Null(shown.QuerySelector("#cancel-order"));
        Assert.Equal(OrderStatus.Confirmed, (await late.Shop.FindAsync(late.Order.Number)).Status);
    }

    [Theory, BothDatabases]
    public async Task The_address_is_corrected_or_refused_with_the_reason_and_all_that_was_typed(DatabaseKind kind)
    {
        foreach (var isOwner in new[] { true, false })
        {
            var (shop, order, visitor, path) = await AnOrderAsync(kind, isOwner);
            using var here = visitor;
            var link = (await visitor.GetHtmlAsync(path)).One("#order-actions a[href*='/address']").GetAttribute("href")!;

            using var wrong = await (await visitor.GetHtmlAsync(link)).Form("#address-panel form").With("Delivery.PostalCode", "1").SubmitAsync(visitor);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Equal("1", (await wrong.ReadHtmlAsync()).One("[name='Delivery.PostalCode']").GetAttribute("value"));
            using var abroad = await (await visitor.GetHtmlAsync(link)).Form("#address-panel form").With("Delivery.Country", "AT").With("Delivery.PostalCode", "1010").SubmitAsync(visitor);
            Assert.Contains("Tax or shipping", (await abroad.ReadHtmlAsync()).Words("#error-summary"), StringComparison.Ordinal);
            using var done = await (await visitor.GetHtmlAsync(link)).Form("#address-panel form").With("Delivery.Line1", "Ahornweg 1").SubmitAsync(visitor);

            var page = await visitor.GetHtmlAsync(done.Headers.Location!.ToString());
            Assert.Contains("Ahornweg 1", page.QuerySelector("#order address")!.Words(), StringComparison.Ordinal);
            Assert.Contains(OrderWords.EventAddressCorrected, page.Words("#order ol"), StringComparison.Ordinal);
            Assert.Equal("Ahornweg 1", (await shop.FindAsync(order.Number)).DeliveryAddress.Line1);
        }
    }

    [Theory, BothDatabases]
    public async Task A_return_is_asked_for_line_by_line_and_its_progress_shows(DatabaseKind kind)
    {
        foreach (var isOwner in new[] { true, false })
        {
            var (shop, order, visitor, path) = await AnOrderAsync(kind, isOwner);
            using var here = visitor;
            Assert.Null((await visitor.GetHtmlAsync(path)).QuerySelector("#order-actions a[href*='/return']"));
            Assert.True((await shop.ShipAsync(order.Number)).Succeeded);
            var sent = await visitor.GetHtmlAsync(path);
            Assert.StartsWith("https://www.dhl.de/", sent.One("#parcels a").GetAttribute("href"), StringComparison.Ordinal);
            var link = sent.One("#order-actions a[href*='/return']").GetAttribute("href")!;
            var sku = order.Lines[0].Sku;

            using var nothing = await (await visitor.GetHtmlAsync(link)).Form("main form[action*='/return']").SubmitAsync(visitor);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
            Assert.Equal(2, (await nothing.ReadHtmlAsync()).QuerySelectorAll("#error-summary li").Length);
            using var asked = await (await visitor.GetHtmlAsync(link)).Form("main form[action*='/return']")
                .With($"units-{sku}", "1").With("reason", "damaged").With("comment", "The handle is off.").SubmitAsync(visitor);

            var page = await visitor.GetHtmlAsync(asked.Headers.Location!.ToString());
            Assert.Contains(OrderWords.ReturnIsRequested, page.Words("#returns"), StringComparison.Ordinal);
            Assert.Contains("The handle is off.", page.Words("#returns"), StringComparison.Ordinal);
            Assert.Equal(2, (await visitor.GetHtmlAsync(link)).QuerySelectorAll("main select[name^=units] option").Length);
            var id = await shop.Database.ReadAsync(db => db.Returns.Where(r => r.OrderId == order.Id).Select(r => r.Id).SingleAsync());
            Assert.True((await shop.Services.RunAsync((DecideReturn decide) => decide.RunAsync(id, approve: true, "Send it to the warehouse.", "staff"))).Succeeded);
            Assert.Contains("Send it to the warehouse.", (await visitor.GetHtmlAsync(path)).Words("#returns"), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task A_guest_is_offered_an_account_afterwards_and_whoever_takes_it_has_the_order(DatabaseKind kind)
    {
        var (shop, order, visitor, path) = await AnOrderAsync(kind, isOwner: false, email: $"new-{kind}@example.com".ToLowerInvariant());
        using var guest = visitor;

        using var asked = await (await guest.GetHtmlAsync(path)).Form("#account-offer form").SubmitAsync(guest);
        Assert.Equal("/account/mail-sent", asked.Headers.Location?.ToString());
        Assert.Null((await shop.FindAsync(order.Number)).ShopperId);
        await shop.RunJobsAsync();
        var confirm = shop.LinkMailedTo(order.Email);
        using var opened = await (await guest.GetHtmlAsync(confirm)).Form("main form").With("Password", Shoppers.Password).SubmitAsync(guest);

        Assert.Equal("/account/orders", opened.Headers.Location?.ToString());
        var history = await guest.GetHtmlAsync("/account/orders");
        Assert.Contains(order.Number, history.Words("#account h2"), StringComparison.Ordinal);
        Assert.Contains(OrderWords.PillConfirmed, history.Words("#account li p"), StringComparison.Ordinal);
        Assert.Null((await guest.GetHtmlAsync($"/orders/{order.Number}")).QuerySelector("#account-offer"));
    }

    [Theory, BothDatabases]
    public async Task The_history_has_pages_and_no_page_that_is_not_there(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var kim = await shop.Given.AShopperAsync();
        var mug = await shop.Given.AVariantAsync("Mug", stock: 100);
        for (var i = 0; i < 11; i++)
            await Own(shop, (await shop.OrderAsync((mug, 1))).Number, kim);
        using var visitor = await shop.SignedInAsync(kim);

        Assert.Equal(10, (await visitor.GetHtmlAsync("/account/orders")).QuerySelectorAll("#account h2").Length);
        Assert.Single((await visitor.GetHtmlAsync("/account/orders?page=2")).QuerySelectorAll("#account h2"));
        foreach (var page in new[] { "0", "1", "3", "x" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/account/orders?page={page}")).StatusCode);
    }

    private static Task<bool> Own(Shop shop, string number, Shopper shopper) => shop.Given.SaveAsync(async db =>
        await db.Orders.Where(o => o.Number == number).ExecuteUpdateAsync(set => set.SetProperty(o => o.ShopperId, shopper.Id)) == 1);

    private async Task<(Shop Shop, Order Order, HttpClient Visitor, string Path)> AnOrderAsync(DatabaseKind kind, bool isOwner, string? email = null)
    {
        var shop = await shops.OnAsync(kind);
        var cart = await shop.Given.ACartReadyToOrderAsync((await shop.Given.AVariantAsync("Mug"), 2));
        if (email is not null)
            await shop.Given.TheShopperAsync(cart, email);
        if (email is not null)
            await shop.Given.SaveAsync(async db => { (await db.Carts.SingleAsync(c => c.Email == email)).ShipBy("standard", shop.Clock.GetUtcNow()); return true; });
        var order = await shop.PaidAsync((await shop.TryOrderAsync(cart)).Value);
        if (!isOwner)
            return (shop, order, shop.NewVisitor(), ((OrderLinks)shop.Services.GetService(typeof(OrderLinks))!).PathTo(order.Number));

        var kim = await shop.Given.AShopperAsync();
        await Own(shop, order.Number, kim);
        return (shop, order, await shop.SignedInAsync(kim), $"/orders/{order.Number}");
    }
}
