using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Admin;

/// <summary>What staff do with orders, by the forms of their pages.</summary>
public class OrderPagesTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task An_order_is_shipped_in_part_and_moves_from_one_view_to_the_next(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 10);
        var order = await shop.PaidOrderAsync((mug, 3));
        using var staff = await shop.StaffAsync("Fulfilment");
        Assert.Equal([order.Number], await ListedAsync(staff, "/admin/orders"));

        using var sent = await (await PageAsync(staff, order)).Form("#ship").With(Units(order), "2").With("carrier", "DHL").With("tracking", "00340434").SubmitAsync(staff);
        Assert.Equal($"/admin/orders/{order.Number}?done=Ship", sent.Headers.Location?.ToString());

        var page = await staff.GetHtmlAsync(sent.Headers.Location!.ToString());
        Assert.Contains("Partly shipped", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal("1", page.Form("#ship")[Units(order)]);
        Assert.Equal("DHL", page.Form("#ship")["carrier"]);
        Assert.Empty(await ListedAsync(staff, "/admin/orders"));
        Assert.Equal([order.Number], await ListedAsync(staff, "/admin/orders?view=partly-shipped"));
        var before = shop.MailsTo(order.Email).Count;
        await shop.RunJobsAsync();
        Assert.Equal(before + 1, shop.MailsTo(order.Email).Count);
        Assert.Equal((8, 7, 1), await shop.StockAsync(mug));
        var entry = Assert.Single(await shop.Database.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == order.Number).ToListAsync()));
        Assert.Equal("/Admin/Orders/Order Ship", entry.What);
        Assert.Contains("\"shipped\":0", entry.Before, StringComparison.Ordinal);
        Assert.Contains("\"shipped\":2", entry.After, StringComparison.Ordinal);
        await shop.AssertSoundAsync();
        Assert.Empty(shop.Log.Errors);
    }

    [Theory, BothDatabases]
    public async Task Orders_are_found_by_whatever_they_are_called_by(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var (mug, bowl) = (await shop.Given.AVariantAsync("Mug"), await shop.Given.AVariantAsync("Bowl"));
        var order = await shop.PaidOrderAsync((mug, 1));
        await shop.ShipAsync(order.Number);
        var refund = await shop.RefundAsync(order.Number, RefundWish.OfAmount(Given.Euro(100), "late"));
        await shop.RunJobsAsync();
        var token = await shop.Given.ACartReadyToOrderAsync((bowl, 1));
        await shop.Given.TheShopperAsync(token, "other@example.com");
        var other = (await shop.TryOrderAsync(token)).Value;
        var payment = await shop.Database.ReadAsync(db => db.Payments.Where(p => p.Order.Number == order.Number).Select(p => new { p.SessionId, p.PaymentIntentId }).SingleAsync());
        var sent = await shop.Database.ReadAsync(db => db.Refunds.Where(r => r.Id == refund.Value).Select(r => r.GatewayId).SingleAsync());
        using var staff = await shop.StaffAsync("Support");

        foreach (var text in new[] { order.Number, order.Number.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal), "kim@example.com", "kim@", mug.Sku, mug.Sku.ToLowerInvariant(), "00340434", payment.SessionId!, payment.PaymentIntentId!, sent! })
            Assert.True((await ListedAsync(staff, $"/admin/orders?view=all&q={Uri.EscapeDataString(text)}")) is [var one] && one == order.Number, text);
        foreach (var text in new[] { "Kim", "kim berg", "Berg", "berg kim" })
            Assert.Equal([other, order.Number], await ListedAsync(staff, $"/admin/orders?view=all&q={Uri.EscapeDataString(text)}"));
        Assert.Equal([other], await ListedAsync(staff, "/admin/orders?view=all&q=other@example.com"));
        foreach (var text in new[] { "erg", "%", "nobody", "_" })
            Assert.Empty(await ListedAsync(staff, $"/admin/orders?view=all&q={Uri.EscapeDataString(text)}"));
    }

    [Theory, BothDatabases]
    public async Task What_happened_meanwhile_is_shown_nothing_typed_is_lost_and_pressing_again_means_it(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 10);
        var order = await shop.PaidOrderAsync((mug, 3));
        using var ada = await shop.StaffAsync("Fulfilment");
        var opened = await PageAsync(ada, order);
        await shop.ShipAsync(order.Number, new LineUnits(order.Lines[0].Id, 1));

        using var refused = await opened.Form("#ship").With(Units(order), "2").With("carrier", "UPS").With("tracking", "1Z999").SubmitAsync(ada);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await refused.ReadHtmlAsync();
        Assert.Contains("DHL 00340434", page.Words("section:has(#meanwhile-title)"), StringComparison.Ordinal);
        Assert.Equal(("2", "UPS", "1Z999"), (page.Form("#ship")[Units(order)], page.Form("#ship")["carrier"], page.Form("#ship")["tracking"]));
        Assert.Equal(1, (await shop.FindAsync(order.Number)).Lines[0].Shipped);
        using var again = await page.Form("#ship").SubmitAsync(ada);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(3, (await shop.FindAsync(order.Number)).Lines[0].Shipped);
    }

    [Theory, BothDatabases]
    public async Task Money_goes_back_by_units_shipping_or_amount_and_never_more_than_is_left(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", price: 2000, stock: 10);
        var order = await shop.PaidOrderAsync((mug, 2));
        await shop.ShipAsync(order.Number, new LineUnits(order.Lines[0].Id, 1));
        await shop.RunJobsAsync();
        using var staff = await shop.StaffAsync("Support");

        using var first = await (await PageAsync(staff, order)).Form("#refund").With(Units(order), "1").With("shipping", "true").With("reason", "broken").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        using var second = await (await PageAsync(staff, order)).Form("#refund").With("amount", "5,50").With("reason", "late").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        await shop.RunJobsAsync();
        var after = await shop.FindAsync(order.Number);
        Assert.Equal((2490 + 550, 490), (after.RefundedMinor, after.RefundedShippingMinor));

        using var tooMuch = await (await PageAsync(staff, order)).Form("#refund").With("amount", "99").With("reason", "generous").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.Conflict, tooMuch.StatusCode);
        Assert.Equal("99", (await tooMuch.ReadHtmlAsync()).Form("#refund")["amount"]);
        foreach (var wrong in new[] { "1.234", "-1", "a lot", "0" })
        {
            using var answer = await (await PageAsync(staff, order)).Form("#refund").With("amount", wrong).With("reason", "x").SubmitAsync(staff);
            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, wrong);
        }
        Assert.Equal(2, await shop.Database.ReadAsync(db => db.Refunds.CountAsync(r => r.Order.Number == order.Number)));
    }

    [Theory, BothDatabases]
    public async Task A_return_is_opened_approved_and_taken_in_with_its_condition(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", price: 2000, stock: 10);
        var order = await shop.PaidOrderAsync((mug, 3));
        await shop.ShipAsync(order.Number);
        await shop.RunJobsAsync();
        using var staff = await shop.StaffAsync("Fulfilment");

        using var opened = await (await PageAsync(staff, order)).Form("#returns details form").With(Units(order), "2").With("reason", "too small").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Equal([order.Number], await ListedAsync(staff, "/admin/orders?view=returns"));
        using var noReason = await (await PageAsync(staff, order)).Form("form[action$=Decide]").SubmitAsync(staff, "button[value=refuse]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        using var approved = await (await PageAsync(staff, order)).Form("form[action$=Decide]").SubmitAsync(staff, "button[value=approve]");
        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        using var received = await (await PageAsync(staff, order)).Form("form[action$=Receive]").With(Units(order), "1").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.SeeOther, received.StatusCode);

        Assert.Equal((8, 8, 0), await shop.StockAsync(mug));
        Assert.Empty(await ListedAsync(staff, "/admin/orders?view=returns"));
        await shop.RunJobsAsync();
        Assert.Equal(PaymentStatus.PartlyRefunded, (await shop.FindAsync(order.Number)).PaymentStatus);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task An_order_is_cancelled_with_a_reason_and_a_note_is_for_staff_only(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 5);
        var order = await shop.PaidOrderAsync((mug, 2));
        using var staff = await shop.StaffAsync("Support");

        using var noted = await (await PageAsync(staff, order)).Form("form[action$=Note]").With("note", "Rang twice.\nNobody there.").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.SeeOther, noted.StatusCode);
        Assert.Contains("Rang twice.", (await PageAsync(staff, order)).Words("main"), StringComparison.Ordinal);
        using var unsaid = await (await PageAsync(staff, order)).Form("form[action$=Cancel]").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        using var cancelled = await (await PageAsync(staff, order)).Form("form[action$=Cancel]").With("reason", "changed their mind").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);

        Assert.Equal(OrderStatus.Cancelled, (await shop.FindAsync(order.Number)).Status);
        Assert.Equal((5, 5, 0), await shop.StockAsync(mug));
        Assert.Empty((await PageAsync(staff, order)).QuerySelectorAll("#ship, form[action$=Cancel]"));
    }

    [Fact]
    public async Task The_packing_slip_says_what_goes_into_the_box_and_no_prices()
    {
        var shop = await shops.OnAsync(DatabaseKind.Sqlite);
        var (mug, bowl) = (await shop.Given.AVariantAsync("Mug", price: 1234), await shop.Given.AVariantAsync("Bowl"));
        var order = await shop.PaidOrderAsync((mug, 2), (bowl, 1));
        await shop.ShipAsync(order.Number, new LineUnits(order.Lines.Single(line => line.Name == "Bowl").Id, 1));
        using var staff = await shop.StaffAsync("Read-only");

        var open = (await staff.GetHtmlAsync($"/admin/orders/{order.Number}/packing-slip")).QuerySelectorAll("article tbody td").Select(cell => cell.Words());
        var parcel = await shop.Database.ReadAsync(db => db.Shipments.Where(s => s.Order.Number == order.Number && s.Status == ShipmentStatus.Shipped).Select(s => s.Id).SingleAsync());
        var sent = (await staff.GetHtmlAsync($"/admin/orders/{order.Number}/packing-slip?parcel={parcel}"));

        Assert.Equal(["2", "Mug", mug.Sku], open);
        Assert.Equal(["1", "Bowl", bowl.Sku], sent.QuerySelectorAll("article tbody td").Select(cell => cell.Words()));
        Assert.DoesNotContain("12.34", sent.Words("main"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task No_page_of_the_back_office_asks_the_database_more_than_eight_times(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync("Mug", stock: 100);
        var order = await shop.PaidOrderAsync((mug, 3));
        await shop.ShipAsync(order.Number, new LineUnits(order.Lines[0].Id, 2));
        await shop.AskReturnAsync(order.Number, new LineUnits(order.Lines[0].Id, 1));
        for (var i = 0; i < 3; i++)
            await shop.PaidOrderAsync((mug, 1));
        using var staff = await shop.StaffAsync();
        using var commands = new CommandCount(shop.Database.ConnectionString);
        await Task.Delay(1100, TestContext.Current.CancellationToken);

        foreach (var door in (await AdminDoor.AllAsync(shop)).Where(door => door.Method == "GET" && !door.Route.Contains('{', StringComparison.Ordinal)).Select(door => door.Address)
            .Concat(["/admin/orders?view=all&q=kim", $"/admin/orders/{order.Number}", $"/admin/orders/{order.Number}/packing-slip"]))
        {
            await staff.GetStringAsync(door);
            commands.Clear();
            await staff.GetStringAsync(door);

            Assert.True(commands.Count is > 0 and <= 8, $"{door} asks {commands.Count} times:\n{string.Join("\n\n", commands.Texts)}");
        }
    }

    [Fact]
    public void Everything_that_happens_to_an_order_has_words_for_staff() =>
        Assert.All(Enum.GetValues<OrderEventKind>(), kind => Assert.NotNull(Storefront.Web.Words.AdminWords.ResourceManager.GetString($"Event{kind}", null)));

    private static Task<IHtmlDocument> PageAsync(HttpClient staff, Order order) => staff.GetHtmlAsync($"/admin/orders/{order.Number}");

    private static string Units(Order order) => $"units-{order.Lines[0].Id}";

    private static async Task<List<string>> ListedAsync(HttpClient staff, string address) => [.. (await staff.GetHtmlAsync(address)).QuerySelectorAll("[data-row]").Select(link => link.TextContent)];
}
