using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.GiftCards;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Web.Pages;

/// <summary>What shoppers are written after they have ordered, as it lies in the sandbox's mailbox.</summary>
public class OrderMailTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task The_confirmation_says_what_a_gift_card_paid_and_what_the_card_paid(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 1900);
        var (code, _) = await shop.Services.RunAsync((IssueGiftCard issue) => issue.RunAsync(Euro(500), null, "staff"));
        var token = await shop.Given.ACartReadyToOrderAsync((mug, 1));
        await shop.EnterAsync(token, code);

        var order = await shop.PaidAsync((await shop.TryOrderAsync(token)).Value);

        var mail = Assert.Single(await MailsAsync(shop, order.Number));
        Assert.Contains("Total: €23.90", mail, StringComparison.Ordinal);
        Assert.Contains("−€5.00", mail, StringComparison.Ordinal);
        Assert.Contains("Paid by card: €18.90", mail, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Parcel_refund_and_return_are_told_once_each(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync("Mug", price: 1900), 2));
        var line = order.Lines[0].Id;

        await shop.ShipAsync(order.Number);
        await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(300), "late"));
        var back = (await shop.AskReturnAsync(order.Number, new LineUnits(line, 1))).Value;
        await shop.Services.RunAsync((DecideReturn decide) => decide.RunAsync(back, approve: true, "Please use the label in the parcel.", "staff"));
        await shop.RunJobsAsync();
        await shop.RunJobsAsync();

        var mails = await MailsAsync(shop, order.Number);
        Assert.Equal(4, mails.Count);
        Assert.Contains(mails, mail => mail.Contains("to DHL. Its tracking number is 00340434.", StringComparison.Ordinal) && mail.Contains("2 × Mug", StringComparison.Ordinal));
        Assert.Contains(mails, mail => mail.Contains($"We give you back €3.00 for order {order.Number}.", StringComparison.Ordinal));
        Assert.Contains(mails, mail => mail.Contains("Please use the label in the parcel.", StringComparison.Ordinal) && mail.Contains("1 × Mug", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_cancelled_order_is_told_and_so_is_its_money(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 1900), 1));

        await shop.CancelAsync(order.Number);
        await shop.RunJobsAsync();

        Assert.Contains(await MailsAsync(shop, order.Number), mail => mail.Contains($"Order {order.Number} is cancelled. All you paid goes back to you.", StringComparison.Ordinal));
        Assert.False(await shop.Database.ReadAsync(db => db.Outbox.AnyAsync(m => m.Status == Storefront.Core.Jobs.OutboxStatus.Waiting && m.Kind == CancelledByMail.Kind)));
    }

    private static async Task<List<string>> MailsAsync(Shop shop, string orderNumber)
    {
        using var visitor = shop.NewVisitor();
        var mails = await visitor.GetFromJsonAsync<JsonElement>("/sandbox/mail.json");
        return [.. mails.EnumerateArray().Select(mail => mail.GetProperty("text").GetString()!).Where(text => text.Contains(orderNumber, StringComparison.Ordinal))];
    }
}
