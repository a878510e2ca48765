using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Checks;
using Storefront.Core.Fulfilment;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

/// <summary>B1: the process dies as by <c>kill -9</c> at every fault point. After a restart every promise holds, the shopper has
/// one order, one charge and one mail; only when it died right after the mail provider's yes may there be two.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly string[] OfUnpaidOrders = [FaultPoint.ReleaseAfterGateway, FaultPoint.ReleaseBeforeCommit];

    private static readonly string[] OfRefunds = [FaultPoint.RefundAfterGateway, FaultPoint.CreditNoteBeforeCommit];

    private readonly string folder = Directory.CreateTempSubdirectory("kill-").FullName;

    public static TheoryData<DatabaseKind, string> EveryPoint()
    {
        var rows = new TheoryData<DatabaseKind, string>();
        foreach (var point in FaultPoint.All)
        {
            rows.Add(DatabaseKind.Sqlite, point);
            rows.Add(DatabaseKind.Postgres, point);
        }

        return rows;
    }

    [Theory, MemberData(nameof(EveryPoint))]
    public async Task Killed_at_any_point_the_shop_keeps_its_promise(DatabaseKind kind, string point)
    {
        var (shopPort, sandboxPort) = (Shop.FreePort(), Shop.FreePort());
        var (address, sandboxAddress) = ($"http://127.0.0.1:{shopPort}", $"http://127.0.0.1:{sandboxPort}");
        (string, string)[] asSandbox = [("Sandbox:Database", Path.Combine(folder, "sandbox.db")), ("Sandbox:WebhookUrl", address + "/webhooks/stripe")];
        await using var sandbox = await ShopProcess.StartAsync(sandboxPort, folder, "sandbox", asSandbox);
        await using var store = Store.On(
            await TestDatabase.CreateAsync(kind), _ => { }, ("Stripe:SecretKey", "sk_test_sandbox"), ("Stripe:WebhookSecret", "whsec_sandbox"),
            ("Stripe:ApiBase", sandboxAddress + "/sandbox/stripe"), ("Store:PublicUrl", address));
        await store.Given.AStoreInGermanyAsync();
        var mug = await store.Given.AVariantAsync("Mug", price: 1900, stock: 3);
        (string, string)[] asShop =
        [
            ("ConnectionStrings:Storefront", store.Database.ConnectionString), ("Store:PublicUrl", address), ("Sandbox:Url", sandboxAddress),
            // One worker: else the death at one point may fall between the mail provider's yes and its note in another.
            ("Jobs:Workers", "1"), ("Jobs:Lease", "00:00:03"),
            ("Store:PaymentWindow", OfUnpaidOrders.Contains(point) ? "00:00:02" : "00:30:00"),
        ];
        using var buyer = new Buyer(new Uri(address), store.Database);

        await using (var doomed = await ShopProcess.StartAsync(shopPort, folder, null, [.. asShop, ("STOREFRONT_FAULT", OfRefunds.Contains(point) ? "" : $"{point}=kill")]))
        {
            await BuyAsync(buyer, mug, pays: !OfUnpaidOrders.Contains(point));
            if (!OfRefunds.Contains(point))
                await doomed.ExitAsync();
        }

        if (OfRefunds.Contains(point))
            await RefundAndDieAsync(store, shopPort, point, asShop);

        await using var shop = await ShopProcess.StartAsync(shopPort, folder, null, asShop);
        if (!OfUnpaidOrders.Contains(point))
            await ResumeAsync(store, buyer, mug, sandbox.Address);
        await SettledAsync(store);
        await AssertSoundAsync(store, sandbox.Address, mug, point);
        Tally.Note("B1", $"{kind}, {point}", (1, "kill"), (1, "order"), (OfUnpaidOrders.Contains(point) ? 0 : 1, "charge"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Goes as far as the shop lives.</summary>
    private static async Task BuyAsync(Buyer buyer, Variant mug, bool pays)
    {
        try
        {
            var hosted = await buyer.PlaceOrderAsync(mug);
            if (pays)
                await buyer.PayAsync(hosted);
        }
        catch (HttpRequestException)
        {
            // The shop died under the shopper's request, as it was told to.
        }
    }

    /// <summary>The shopper comes back to a shop that lives: orders again if there is no order, and pays if it is not paid.</summary>
    private static async Task ResumeAsync(Store store, Buyer buyer, Variant mug, Uri sandbox)
    {
        if (!await store.Database.ReadAsync(db => db.Orders.AnyAsync()))
        {
            using var placed = await (await buyer.ReviewAsync()).SubmitAsync(buyer.Http, "#place-order");
            Assert.Equal(System.Net.HttpStatusCode.SeeOther, placed.StatusCode);
        }

        var order = await buyer.TheOrderAsync();
        if (order.Status != OrderStatus.AwaitingPayment)
            return;
        var page = await store.Services.RunAsync((TakePayment take) => take.RunAsync(order.Number));
        Assert.True(page.Succeeded, page.Refusal?.Message);
        var session = await store.Database.ReadAsync(db => db.Payments.Select(p => p.SessionId).SingleAsync());
        using var visitor = Visitor.At(sandbox);
        using var paid = await visitor.PostAsync($"/sandbox/stripe/pay/{session}", new FormUrlEncodedContent([new("card", "4242424242424242")]));
        await store.Services.RunAsync((SettlePayment settle) => settle.RunAsync(session!));
    }

    private async Task RefundAndDieAsync(Store store, int port, string point, (string, string)[] asShop)
    {
        var number = await store.Database.ReadAsync(db => db.Orders.Select(o => o.Number).SingleAsync());
        var refund = await store.Services.RunAsync((RefundOrder back) => back.RunAsync(number, RefundWish.OfAmount(new Money(900, "EUR"), "goodwill"), "staff"));
        Assert.True(refund.Succeeded, refund.Refusal?.Message);
        await using var doomed = await ShopProcess.StartAsync(port, folder, null, [.. asShop, ("STOREFRONT_FAULT", point + "=kill")]);
        await doomed.ExitAsync();
    }

    /// <summary>Within a minute no job is left that is due.</summary>
    private static Task SettledAsync(Store store) => Eventually.TrueAsync(
        async () =>
        {
            var soon = store.Clock.GetUtcNow().AddMinutes(1);
            return !await store.Database.ReadAsync(db => db.Outbox.AnyAsync(m => m.Status == OutboxStatus.Waiting && m.DueAt < soon))
                && !await store.Database.ReadAsync(db => db.Payments.AnyAsync(p => p.State == PaymentState.Pending));
        },
        "all jobs are done",
        seconds: 60);

    private static async Task AssertSoundAsync(Store store, Uri sandbox, Variant mug, string point)
    {
        var findings = await store.Services.RunAsync((CheckStore check) => check.RunAsync());
        Assert.True(findings.Count == 0, string.Join('\n', findings));

        var order = Assert.Single(await store.Database.ReadAsync(db => db.Orders.ToListAsync()));
        var released = OfUnpaidOrders.Contains(point);
        Assert.Equal(released ? OrderStatus.Expired : OrderStatus.Confirmed, order.Status);
        var item = await store.Database.ReadAsync(db => db.StockItems.SingleAsync(s => s.Id == mug.StockItemId));
        Assert.Equal(released ? (3, 0) : (2, 1), (item.Available, item.Reserved));

        Assert.Equal(released ? 0 : OfRefunds.Contains(point) ? 2 : 1, await store.Database.ReadAsync(db => db.Invoices.CountAsync()));

        using var http = Visitor.At(sandbox);
        var ledger = await http.GetFromJsonAsync<JsonElement>("/sandbox/ledger");
        var net = ledger.GetProperty("totals").EnumerateArray().Sum(total => total.GetProperty("net").GetInt64());
        Assert.Equal(released ? 0 : order.Total.Minor - order.RefundedMinor, net);

        var mails = (await http.GetFromJsonAsync<JsonElement>("/sandbox/mail.json")).EnumerateArray().Count(mail => mail.ToString().Contains(order.Number, StringComparison.Ordinal));
        Assert.InRange(mails, released ? 0 : 1, released ? 0 : point is FaultPoint.MailAccepted ? 2 : OfRefunds.Contains(point) ? 3 : 1);
    }
}
