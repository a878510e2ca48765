using System.Net;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Support;

namespace Storefront.Tests.Torture;

/// <summary>What the gateway may tell, true or false, once or often, in whatever order. Forged, stale and oversized events are in
/// <c>Web/Hosting/StripeWebhookTests</c>, disputes one by one in <c>Core/Payments/DisputeTests</c>, payments that do not fit in
/// <c>Core/Payments/SettlePaymentTests</c>.</summary>
public class PaymentsTableTests(Shops shops) : IClassFixture<Shops>
{
    /// <summary>Those that the shop acts on, of a payment that was refunded in part and then disputed and lost.</summary>
    private static readonly string[] Acted = ["checkout.session.completed", "refund.created", "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed"];

    [Theory, BothDatabases]
    public async Task The_events_of_a_paid_refunded_disputed_session_lead_to_the_same_in_every_order_and_never_back(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.HoldWebhooksAsync();
        var mug = await shop.Given.AVariantAsync(price: 10_000, stock: 1000);
        var orders = Permutations(Acted).ToList();
        // Every fifth, so that each event comes first, last and in between; all of them in the full tables.
        var few = Rounds.Of(24, orders.Count);
        foreach (var order in orders.Where((_, i) => i % (orders.Count / few) == 0))
        {
            var (number, events) = await HistoryAsync(shop, mug);
            var before = (Payment: PaymentState.Pending, Dispute: (DisputeState?)null, Refund: (RefundState?)null);
            // The news that change nothing come in between.
            foreach (var (_, body) in order.Select(type => events.Single(told => told.Type == type)).Concat(events.Where(told => !Acted.Contains(told.Type))))
            {
                Assert.Equal(HttpStatusCode.OK, await shop.DeliverAsync(body));
                await shop.RunJobsAsync();
                var now = await StateAsync(shop, number);
                Assert.True(now.Payment >= before.Payment && Nullable.Compare(now.Dispute, before.Dispute) >= 0 && Nullable.Compare(now.Refund, before.Refund) >= 0, $"{string.Join(' ', order)}: {before} became {now}");
                before = now;
            }

            await AssertEndAsync(shop, number, string.Join(' ', order));
        }

        await shop.ClearFaultsAsync();
        await shop.AssertSoundAsync();
        Tally.Note("Events", kind, (orders.Count / (orders.Count / few), "orders of events"));
    }

    [Theory, BothDatabases]
    public async Task Each_event_fifty_times_at_once_has_one_effect(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.HoldWebhooksAsync();
        var (number, events) = await HistoryAsync(shop, await shop.Given.AVariantAsync(price: 10_000));
        foreach (var (_, body) in events)
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => shop.DeliverAsync(body))), answer => Assert.Equal(HttpStatusCode.OK, answer));

        await RunAllAtOnceAsync(shop);

        Assert.Equal(events.Count, await shop.Database.ReadAsync(db => db.WebhookEvents.CountAsync(e => e.Body.Contains(number) || events.Select(told => told.Body).Contains(e.Body))));
        await AssertEndAsync(shop, number, "fifty times");
        await shop.ClearFaultsAsync();
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Two_hundred_events_at_once_are_all_taken_and_each_has_its_effect_once(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        await shop.HoldWebhooksAsync();
        var mug = await shop.Given.AVariantAsync(stock: 50);
        var (numbers, bodies) = (new List<string>(), new List<string>());
        for (var i = 0; i < 50; i++)
        {
            var number = (await shop.OrderAsync((mug, 1))).Number;
            await shop.PayAsync(number);
            numbers.Add(number);
            bodies.AddRange((await shop.EventsAsync(await IntentAsync(shop, number))).Select(told => told.Body));
        }

        Assert.Equal(200, bodies.Count);
        var answers = await Task.WhenAll(bodies.Select(shop.DeliverAsync));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        await RunAllAtOnceAsync(shop);

        Assert.False(await shop.Database.ReadAsync(db => db.WebhookEvents.AnyAsync(e => e.HandledAt == null)));
        foreach (var number in numbers)
        {
            var order = await shop.FindAsync(number);
            Assert.Equal((OrderStatus.Confirmed, PaymentStatus.Paid), (order.Status, order.PaymentStatus));
            Assert.Single(order.Events, e => e.Kind == OrderEventKind.Paid);
        }

        Assert.Equal((50, 0, 50), await shop.StockAsync(mug));
        await shop.ClearFaultsAsync();
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_true_event_about_a_foreign_order_or_another_amount_or_currency_pays_nothing_and_is_shown_to_staff(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        await shop.HoldWebhooksAsync();
        var mug = await shop.Given.AVariantAsync(price: 10_000);
        foreach (var (number, amount, currency, concern) in new[]
        {
            ("F-9999-9999", 10_000L, "eur", PaymentConcernKind.UnknownSession),
            ((await shop.OrderAsync((mug, 1))).Number, 9999L, "eur", PaymentConcernKind.AmountMismatch),
            ((await shop.OrderAsync((mug, 1))).Number, 10_000L, "usd", PaymentConcernKind.AmountMismatch),
        })
        {
            var session = await shop.ForeignSessionAsync(number, amount, currency);

            Assert.Equal(HttpStatusCode.OK, await shop.DeliverAsync(Completed(session)));
            await shop.RunJobsAsync();

            var shown = await shop.Database.ReadAsync(db => db.PaymentConcerns.SingleAsync(c => c.Subject == session));
            Assert.Equal((concern, number), (shown.Kind, shown.OrderNumber));
        }

        Assert.All(await shop.Database.ReadAsync(db => db.Orders.ToListAsync()), order => Assert.Equal((OrderStatus.AwaitingPayment, PaymentStatus.Unpaid), (order.Status, order.PaymentStatus)));
    }

    [Theory, BothDatabases]
    public async Task A_signed_event_that_says_paid_pays_nothing_when_the_gateway_says_otherwise(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.OrderAsync((await shop.Given.AVariantAsync(), 1));
        var session = await shop.SessionAsync(order.Number);

        Assert.Equal(HttpStatusCode.OK, await shop.DeliverAsync(Completed(session)));
        await shop.RunJobsAsync();

        order = await shop.FindAsync(order.Number);
        Assert.Equal((OrderStatus.AwaitingPayment, PaymentStatus.Unpaid), (order.Status, order.PaymentStatus));
    }

    private static string Completed(string session) =>
        $$"""{"id":"evt_{{Guid.NewGuid():N}}","type":"checkout.session.completed","data":{"object":{"id":"{{session}}","payment_status":"paid","status":"complete"} } }""";

    /// <summary>Paid, 10.00 refunded at the gateway, 90.00 disputed and lost, and the shop has heard of nothing.</summary>
    private static async Task<(string Number, IReadOnlyList<(string Type, string Body)> Events)> HistoryAsync(Shop shop, Storefront.Core.Catalog.Variant mug)
    {
        var number = (await shop.OrderAsync((mug, 1))).Number;
        await shop.PayAsync(number);
        var intent = await IntentAsync(shop, number);
        await shop.AtGatewayAsync("/v1/refunds", ("payment_intent", intent), ("amount", "1000"));
        var dispute = await shop.AsBankAsync("/sandbox/stripe/disputes", [new("payment_intent", intent), new("amount", "9000")]);
        await shop.DecideAsync(dispute, "under_review", told: false);
        await shop.DecideAsync(dispute, "lost", told: false);
        var events = await shop.EventsAsync(intent);
        Assert.Equal(10, events.Count);
        return (number, events);
    }

    private static async Task<string> IntentAsync(Shop shop, string number)
    {
        var session = (await shop.Database.ReadAsync(db => db.Payments.Where(p => p.Order.Number == number).Select(p => p.SessionId).SingleAsync()))!;
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(shop.Services);
        var gateway = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<IPaymentGateway>(scope.ServiceProvider);
        return Assert.IsType<GatewayAnswer<GatewaySession>.Answered>(await gateway.FindSessionAsync(session, CancellationToken.None)).Value.PaymentIntentId!;
    }

    private static async Task AssertEndAsync(Shop shop, string number, string how)
    {
        var order = await shop.FindAsync(number);
        Assert.Equal((how, OrderStatus.Confirmed, PaymentStatus.ChargedBack, 1000, 9000), (how, order.Status, order.PaymentStatus, order.RefundedMinor, order.DisputedMinor));
        Assert.Equal((PaymentState.Paid, DisputeState.Lost, RefundState.Succeeded), await StateAsync(shop, number));
        Assert.Equal(
            [
                OrderEventKind.Placed, OrderEventKind.Paid, OrderEventKind.ConfirmationSent, OrderEventKind.ReadyToPick, OrderEventKind.Refunded, OrderEventKind.DisputeOpened,
                OrderEventKind.DisputeLost,
            ],
            order.Events.Select(e => e.Kind).Order());
    }

    private static Task<(PaymentState Payment, DisputeState? Dispute, RefundState? Refund)> StateAsync(Shop shop, string number) => shop.Database.ReadAsync(async db => (
        await db.Payments.Where(p => p.Order.Number == number).Select(p => p.State).SingleAsync(),
        await db.Disputes.Where(d => d.Order.Number == number).Select(d => (DisputeState?)d.State).SingleOrDefaultAsync(),
        await db.Refunds.Where(r => r.Order.Number == number).Select(r => (RefundState?)r.State).SingleOrDefaultAsync()));

    /// <summary>As many workers do.</summary>
    private static async Task RunAllAtOnceAsync(Shop shop)
    {
        var due = await shop.Database.ReadAsync(db => db.Outbox.Where(m => m.Status == OutboxStatus.Waiting && m.Kind == WebhookReceived.Kind).Select(m => m.Id).ToListAsync());
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (id, cancel) => await shop.Services.RunAsync((JobDispatcher jobs) => jobs.RunAsync(id, cancel)));
        await shop.RunJobsAsync();
    }

    private static IEnumerable<string[]> Permutations(string[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((item, i) => Permutations([.. items[..i], .. items[(i + 1)..]]).Select(rest => (string[])[item, .. rest]));
}
