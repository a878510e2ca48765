using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Catalog;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

/// <summary>The gateway takes money and does not say so, is away, is slow, or never writes.</summary>
public class GatewayFaultTests
{
    private const string Cut = "cut";

    public static TheoryData<DatabaseKind, string> EveryLostAnswer()
    {
        var rows = new TheoryData<DatabaseKind, string>();
        foreach (var lost in new[] { "charge-then-hang", "charge-then-reset", "charge-then-500", Cut })
        {
            rows.Add(DatabaseKind.Sqlite, lost);
            rows.Add(DatabaseKind.Postgres, lost);
        }

        return rows;
    }

    /// <summary>B3.</summary>
    [Theory, MemberData(nameof(EveryLostAnswer))]
    public async Task Charged_and_then_silent_the_shopper_is_told_that_it_is_checked_and_pays_once(DatabaseKind kind, string lost)
    {
        await using var lined = await ShopOnLines.OpenAsync(kind, ("Stripe:Timeout", "00:00:00.3"));
        var shop = lined.Shop;
        using var buyer = new Buyer(shop);
        using var added = await buyer.AddAsync((await shop.Given.AVariantAsync(stock: 3)).Sku);
        using var details = await buyer.FillDetailsAsync();

        // The session is opened, and nobody hears of it.
        await SilenceAsync();
        using var placed = await (await buyer.ReviewAsync()).SubmitAsync(buyer.Http, "#place-order");
        Assert.Contains("payment=unknown", placed.Headers.Location?.ToString(), StringComparison.Ordinal);
        await MendAsync();
        var page = await buyer.Http.GetHtmlAsync(placed.Headers.Location!.ToString());
        using var again = await page.Form("#pending-order form[action^='/orders/']").SubmitAsync(buyer.Http);
        var hosted = again.Headers.Location!.PathAndQuery;
        var order = await buyer.TheOrderAsync();
        Assert.Equal([$"session:{order.Number}"], await KeysAsync(shop));

        // The card is charged, and the shopper's browser does not hear of it either.
        await shop.FaultAsync("pay", lost == Cut ? "charge-then-reset" : lost);
        Assert.NotEqual(HttpStatusCode.SeeOther, await PressPayAsync(buyer, hosted));
        await SilenceAsync();
        using var checking = await buyer.Http.GetAsync($"/checkout/return?session_id={hosted.Split('/')[^1]}");
        Assert.Contains("checking your payment", (await checking.ReadHtmlAsync()).Words("h1"), StringComparison.Ordinal);
        await shop.RunJobsAsync();
        Assert.Equal(OrderStatus.AwaitingPayment, (await buyer.TheOrderAsync()).Status);

        // When it answers again, pressing once more changes nothing, and the order settles by itself within a minute.
        await MendAsync();
        Assert.Equal(HttpStatusCode.SeeOther, await PressPayAsync(buyer, hosted));
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.RunJobsAsync();

        order = await buyer.TheOrderAsync();
        Assert.Equal((OrderStatus.Confirmed, PaymentStatus.Paid), (order.Status, order.PaymentStatus));
        Assert.Equal(order.Total.Minor, (await shop.LedgerAsync())[order.Number]);
        Assert.Equal([$"session:{order.Number}"], await KeysAsync(shop));
        Assert.Equal(1, await shop.Database.ReadAsync(db => db.Payments.CountAsync()));
        await shop.AssertSoundAsync();
        Tally.Note("B3", $"{kind}, {lost}", (2, "answers lost"), (1, "key"), (1, "charge"), (1, "order"));

        async Task SilenceAsync()
        {
            if (lost == Cut)
                lined.Gateway.Fault = LineFault.CutAnswers;
            else
                await shop.FaultAsync("*", lost, times: 0);
        }

        async Task MendAsync()
        {
            lined.Gateway.Fault = LineFault.None;
            await shop.ClearFaultsAsync();
        }
    }

    /// <summary>B4: nobody who looks around waits for those who pay.</summary>
    [Theory, BothDatabases]
    public async Task While_the_gateway_takes_half_a_minute_the_catalogue_is_served_and_every_order_is_kept(DatabaseKind kind)
    {
        await using var lined = await ShopOnLines.OpenAsync(kind);
        var shop = lined.Shop;
        // More than there are connections to the database.
        var buyers = Enumerable.Range(0, 24).Select(_ => new Buyer(shop)).ToList();
        var mug = await shop.Given.AVariantAsync(stock: 100);
        foreach (var buyer in buyers)
        {
            using var added = await buyer.AddAsync(mug.Sku);
            using var details = await buyer.FillDetailsAsync();
        }

        lined.Gateway.Delay = TimeSpan.FromSeconds(30);
        var placing = buyers.ConvertAll(async buyer => await (await buyer.ReviewAsync()).SubmitAsync(buyer.Http, "#place-order"));
        await Eventually.TrueAsync(() => lined.Gateway.Taken >= buyers.Count, "all of them wait for the gateway", seconds: 30);
        await BrowseAsync(shop, mug);
        Assert.DoesNotContain(placing, order => order.IsCompleted);

        lined.Gateway.Delay = TimeSpan.Zero;
        lined.Gateway.Fault = LineFault.None;
        foreach (var placed in await Task.WhenAll(placing))
        {
            Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
            placed.Dispose();
        }

        // So many failures at once have opened the breaker.
        var numbers = await shop.Database.ReadAsync(db => db.Orders.Select(order => order.Number).ToListAsync());
        await Eventually.TrueAsync(async () => (await shop.Services.RunAsync((TakePayment take) => take.RunAsync(numbers[0]))).Succeeded, "the breaker closes", seconds: 30);
        foreach (var number in numbers)
            await shop.PaidAsync(number);
        Assert.Equal((100, 76, 24), await shop.StockAsync(mug));
        AssertOnlyTheBreakerComplained(shop);
        await shop.AssertSoundAsync();
        buyers.ForEach(buyer => buyer.Dispose());
        Tally.Note("B4", kind, (24, "checkouts while the gateway was slow"), (4, "pages served meanwhile"), (24, "orders"), (0, "lost"));
    }

    /// <summary>B4.</summary>
    [Theory, BothDatabases]
    public async Task Ten_minutes_without_the_gateway_cost_no_cart_and_no_order(DatabaseKind kind)
    {
        await using var lined = await ShopOnLines.OpenAsync(kind);
        var shop = lined.Shop;
        using var looking = new Buyer(shop);
        using var buying = new Buyer(shop);
        var mug = await shop.Given.AVariantAsync("Enamel mug", stock: 9);
        using var added = await looking.AddAsync(mug.Sku, "2");
        // Its time to pay is over in the middle of the outage.
        var unpaid = await shop.OrderAsync((mug, 3));
        await shop.SessionAsync(unpaid.Number);
        shop.Clock.Advance(TimeSpan.FromMinutes(25));

        lined.Gateway.Fault = LineFault.Reset;
        using var begun = await buying.AddAsync(mug.Sku);
        using var details = await buying.FillDetailsAsync();
        using var placed = await (await buying.ReviewAsync()).SubmitAsync(buying.Http, "#place-order");
        Assert.Contains("payment=unknown", placed.Headers.Location?.ToString(), StringComparison.Ordinal);
        await AssertBreakerOpensAsync(lined, (await buying.TheOrderAsync()).Number);

        for (var minute = 0; minute < 10; minute++)
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            await shop.RunJobsAsync();
            await BrowseAsync(shop, mug);
            Assert.Contains("Enamel mug", (await looking.CartAsync()).Words("#cart-panel li"), StringComparison.Ordinal);
        }

        // Nobody knows whether it was paid meanwhile, so its mugs are kept.
        Assert.Equal((9, 5, 4), await shop.StockAsync(mug));
        lined.Gateway.Fault = LineFault.None;
        var page = await buying.Http.GetHtmlAsync(placed.Headers.Location!.ToString());
        HttpResponseMessage again = null!;
        await Eventually.TrueAsync(
            async () =>
            {
                again = await page.Form("#pending-order form[action^='/orders/']").SubmitAsync(buying.Http);
                return again.Headers.Location?.ToString().Contains("/pay/", StringComparison.Ordinal) == true;
            },
            "the breaker closes",
            seconds: 30);
        Assert.Contains("confirmed", (await buying.PayAsync(new Uri(again.Headers.Location!.PathAndQuery, UriKind.Relative))).Words("h1"), StringComparison.Ordinal);
        again.Dispose();

        shop.Clock.Advance(TimeSpan.FromMinutes(30));
        await shop.RunJobsAsync();
        Assert.Equal(OrderStatus.Expired, (await shop.FindAsync(unpaid.Number)).Status);
        Assert.Equal((9, 8, 1), await shop.StockAsync(mug));
        AssertOnlyTheBreakerComplained(shop);
        await shop.AssertSoundAsync();
        Tally.Note("B4", kind, (10, "minutes without the gateway"), (40, "pages served meanwhile"), (0, "orders or carts lost"));
    }

    /// <summary>B5.</summary>
    [Theory, BothDatabases]
    public async Task Without_a_single_webhook_every_paid_order_is_found_within_five_minutes(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind, ("Jobs:Workers", "1"));
        await shop.FaultAsync("webhook", "hold", times: 0);
        var mug = await shop.Given.AVariantAsync(stock: 10_000);
        var (paid, unpaid) = (new List<string>(), new List<string>());
        for (var i = 0; i < Rounds.Of(few: 12, full: 700); i++)
        {
            var number = (await shop.OrderAsync((mug, 1))).Number;
            await shop.SessionAsync(number);
            (i % 4 == 0 ? paid : unpaid).Add(number);
        }

        foreach (var number in paid)
            await shop.PayAsync(number);

        // Its clock is the real one; here the hand is put forward to the next time it strikes.
        using var hangfire = shop.Services.GetRequiredService<JobStorage>().GetConnection();
        var reconciler = hangfire.GetRecurringJobs(["reconcile-payments"]).Single();
        var fromNow = reconciler.NextExecution!.Value - TimeProvider.System.GetUtcNow().UtcDateTime;
        Assert.True(fromNow <= TimeSpan.FromMinutes(5), $"The reconciler runs only in {fromNow}.");
        Assert.Empty(await ConfirmedAsync());
        shop.Services.GetRequiredService<IRecurringJobManager>().Trigger("reconcile-payments");

        await Eventually.TrueAsync(async () => (await ConfirmedAsync()).Count == paid.Count, "every paid order is confirmed", seconds: 120);
        Assert.Equal(paid.Order(), (await ConfirmedAsync()).Order());
        await Eventually.TrueAsync(() => shop.Database.ReadAsync(async db => !await db.Outbox.AnyAsync(m => m.Kind == ConfirmByMail.Kind && m.Status == OutboxStatus.Waiting)), "the mails are sent", seconds: 60);
        await shop.AssertSoundAsync();
        Tally.Note("B5", kind, (paid.Count + unpaid.Count, "orders"), (0, "webhooks"), (paid.Count, "paid, all found"));

        Task<List<string>> ConfirmedAsync() => shop.Database.ReadAsync(db => db.Orders.Where(o => o.Status == OrderStatus.Confirmed).Select(o => o.Number).ToListAsync());
    }

    private static async Task BrowseAsync(Shop shop, Variant variant)
    {
        using var visitor = shop.NewVisitor();
        foreach (var path in new[] { "/", $"/p/{variant.Product.Slug}", "/search?q=mug", "/cart" })
        {
            using var answer = await visitor.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        }
    }

    /// <summary>When most calls fail none is made for a while: whoever wants to pay is told at once.</summary>
    private static async Task AssertBreakerOpensAsync(ShopOnLines lined, string number)
    {
        var before = -1;
        for (var attempt = 0; attempt < 6 && before != lined.Gateway.Taken; attempt++)
        {
            before = lined.Gateway.Taken;
            var refused = await lined.Shop.Services.RunAsync((TakePayment take) => take.RunAsync(number));
            Assert.Equal("payment_unknown", refused.Refusal?.Code);
        }

        Assert.Equal(before, lined.Gateway.Taken);
    }

    private static void AssertOnlyTheBreakerComplained(Shop shop)
    {
        Assert.Contains(shop.Log.Errors, error => error.Contains("OnCircuitOpened", StringComparison.Ordinal));
        Assert.All(shop.Log.Errors, error => Assert.StartsWith("Polly:", error, StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode?> PressPayAsync(Buyer buyer, string hosted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            using var answer = await buyer.Http.PostAsync(hosted, new FormUrlEncodedContent([new("card", "4242424242424242")]), patience.Token);
            return answer.StatusCode;
        }
        catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The idempotency keys under which sessions were asked for.</summary>
    private static async Task<List<string?>> KeysAsync(Shop shop)
    {
        using var visitor = shop.NewVisitor();
        var calls = JsonDocument.Parse(await visitor.GetStringAsync("/sandbox/calls?call=POST%20/v1/checkout/sessions")).RootElement;
        return [.. calls.EnumerateArray().Select(call => call.GetProperty("key").GetString()).Distinct()];
    }
}
