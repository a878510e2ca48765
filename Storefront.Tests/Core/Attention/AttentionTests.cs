using Microsoft.EntityFrameworkCore;
using Storefront.Core.Attention;
using Storefront.Core.Fulfilment;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Attention;

public class AttentionTests
{
    [Theory, BothDatabases]
    public async Task A_shop_in_which_nothing_went_wrong_asks_for_nothing(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));

        Assert.Empty(await ListAsync(shop));
    }

    [Theory, BothDatabases]
    public async Task Money_without_an_order_goes_back_once_however_often_it_is_pressed(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var session = await shop.ForeignSessionAsync("F-9999-9999", 1234);
        await shop.RunJobsAsync();
        shop.Clock.Advance(TimeSpan.FromHours(3));
        var item = Assert.Single(await ListAsync(shop));
        Assert.Equal((AttentionKind.PaidWithoutOrder, session, "F-9999-9999", AttentionFix.RefundPayment), (item.Kind, item.Subject, item.OrderNumber, item.Fix));
        Assert.Equal("The gateway was paid €12.34 for a session that no order of this shop goes with.", item.Reason);
        Assert.InRange(item.Age(shop.Clock.GetUtcNow()), TimeSpan.FromHours(3), TimeSpan.FromHours(3.1));

        var presses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FixAsync(shop, item)));
        await shop.RunJobsAsync();

        Assert.Single(presses, press => press.Succeeded);
        Assert.All(presses.Where(press => !press.Succeeded), press => Assert.Equal("already_seen", press.Refusal!.Code));
        Assert.Empty(await ListAsync(shop));
        Assert.Empty(await shop.LedgerAsync());
    }

    [Theory, BothDatabases]
    public async Task Money_of_an_order_is_not_given_back_as_if_it_were_nobodys(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));
        var session = (await shop.Database.ReadAsync(db => db.Payments.Select(p => p.SessionId).SingleAsync()))!;

        var pressed = await shop.Services.RunAsync((FixAttention fix) => fix.RunAsync(AttentionKind.PaidWithoutOrder, session, AttentionFix.RefundPayment, "staff"));
        await shop.RunJobsAsync();

        Assert.Equal("belongs_to_an_order", pressed.Refusal?.Code);
        Assert.Equal(order.Total.Minor, (await shop.LedgerAsync())[order.Number]);
    }

    [Theory, BothDatabases]
    public async Task An_order_paid_with_another_amount_keeps_its_goods_until_staff_give_the_money_back(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 10_000, stock: 3);
        var order = await shop.OrderAsync((mug, 1));
        var session = await shop.SessionAsync(order.Number);
        await shop.Database.ReadAsync(db => db.Payments.ExecuteUpdateAsync(set => set.SetProperty(p => p.Amount.Minor, p => p.Amount.Minor - 1)));
        await shop.PressPayAsync(session, "4242424242424242");
        await shop.RunJobsAsync();
        shop.Clock.Advance(TimeSpan.FromHours(2));
        await shop.RunJobsAsync();
        var item = Assert.Single(await ListAsync(shop));
        Assert.Equal((AttentionKind.AmountMismatch, session, order.Number), (item.Kind, item.Subject, item.OrderNumber));
        Assert.Equal((3, 2, 1), await shop.StockAsync(mug));

        Assert.True((await FixAsync(shop, item)).Succeeded);
        await shop.RunJobsAsync();
        shop.Clock.Advance(TimeSpan.FromHours(1.1));
        await shop.RunJobsAsync();

        Assert.Equal((3, 3, 0), await shop.StockAsync(mug));
        Assert.Empty(await shop.LedgerAsync());
        // The gateway goes on to call the session paid, which changes nothing any more.
        await shop.Services.RunAsync((ReconcilePayments reconcile) => reconcile.RunAsync(CancellationToken.None));
        await shop.Services.RunAsync((ReconcileGateway reconcile) => reconcile.RunAsync(CancellationToken.None));
        order = await shop.FindAsync(order.Number);
        Assert.Equal((OrderStatus.Expired, PaymentStatus.Unpaid), (order.Status, order.PaymentStatus));
        Assert.Empty(await ListAsync(shop));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task An_order_that_counts_as_paid_and_is_not_is_settled_when_the_gateway_says_so_at_last(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        await shop.HoldWebhooksAsync();
        var order = await shop.OrderAsync((await shop.Given.AVariantAsync(), 1));
        var session = await shop.SessionAsync(order.Number);
        await shop.Database.ReadAsync(db => db.Payments.ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PaymentState.Paid)));
        await shop.Services.RunAsync((ReconcileGateway reconcile) => reconcile.RunAsync(CancellationToken.None));
        var item = Assert.Single(await ListAsync(shop));
        Assert.Equal((AttentionKind.OrderWithoutPayment, session, order.Number), (item.Kind, item.Subject, item.OrderNumber));
        await shop.Database.ReadAsync(db => db.Payments.ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PaymentState.Open)));

        Assert.Equal("still_does_not_fit", (await FixAsync(shop, item)).Refusal?.Code);
        Assert.Single(await ListAsync(shop));
        await shop.PressPayAsync(session, "4242424242424242");
        Assert.True((await FixAsync(shop, item)).Succeeded);
        Assert.True((await FixAsync(shop, item)).Succeeded);

        Assert.Empty(await ListAsync(shop));
        await shop.RunJobsAsync();
        await shop.ClearFaultsAsync();
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_refund_that_failed_is_asked_for_anew_once(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
        await shop.FaultAsync("POST /v1/refunds", "decline");
        await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(1000), "goodwill"));
        await shop.RunJobsAsync();
        var item = Assert.Single(await ListAsync(shop));
        Assert.Equal((AttentionKind.StuckRefund, order.Number, AttentionFix.RetryRefund), (item.Kind, item.OrderNumber, item.Fix));

        var presses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FixAsync(shop, item)));
        await shop.RunJobsAsync();

        Assert.Single(presses, press => press.Succeeded);
        Assert.Empty(await ListAsync(shop));
        Assert.Equal(9000, (await shop.LedgerAsync())[order.Number]);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_refund_that_was_never_answered_is_sent_again_under_its_own_key(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
        await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(1000), "goodwill"));
        Assert.Empty(await ListAsync(shop));
        // Given up after ten tries.
        await shop.Database.ReadAsync(db => db.Outbox.Where(m => m.Kind == SendRefunds.Kind).ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, OutboxStatus.Dead)));
        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        var item = Assert.Single(await ListAsync(shop));
        Assert.Equal((AttentionKind.StuckRefund, order.Number, AttentionFix.RetryRefund), (item.Kind, item.OrderNumber, item.Fix));

        Assert.True((await FixAsync(shop, item)).Succeeded);
        Assert.Equal("refund_not_stuck", (await FixAsync(shop, item)).Refusal?.Code);
        await shop.RunJobsAsync();
        Assert.Equal("refund_not_stuck", (await FixAsync(shop, item)).Refusal?.Code);

        Assert.Empty(await ListAsync(shop));
        Assert.Equal(9000, (await shop.LedgerAsync())[order.Number]);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_job_and_a_webhook_that_were_given_up_get_their_tries_again_once(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        await shop.HoldWebhooksAsync();
        var order = await shop.OrderAsync((await shop.Given.AVariantAsync(), 1));
        await shop.PayAsync(order.Number);
        var session = (await shop.Database.ReadAsync(db => db.Payments.Select(p => p.SessionId).SingleAsync()))!;
        Assert.Equal(System.Net.HttpStatusCode.OK, await shop.DeliverAsync($$"""{"id":"evt_1","type":"checkout.session.completed","data":{"object":{"id":"{{session}}"} } }"""));
        await shop.Database.ReadAsync(db => db.Outbox.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.Status, OutboxStatus.Dead).SetProperty(m => m.Attempts, 10).SetProperty(m => m.LastError, "the gateway was away")));
        var items = await ListAsync(shop);
        Assert.Equal([AttentionFix.ReplayWebhook, AttentionFix.RetryJob], items.Select(item => item.Fix).Order().Reverse());
        Assert.Equal("The webhook evt_1 could not be worked on and was given up: the gateway was away", items.Single(item => item.Kind == AttentionKind.FailedWebhook).Reason);

        foreach (var item in items)
        {
            var presses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FixAsync(shop, item)));
            Assert.Single(presses, press => press.Succeeded);
            Assert.All(presses.Where(press => !press.Succeeded), press => Assert.Equal("job_not_given_up", press.Refusal!.Code));
        }

        await shop.RunJobsAsync();
        Assert.Empty(await ListAsync(shop));
        Assert.Equal(OrderStatus.Confirmed, (await shop.FindAsync(order.Number)).Status);
    }

    [Theory, BothDatabases]
    public async Task A_dispute_comes_first_with_the_day_its_evidence_is_due_and_goes_when_it_is_decided(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        await shop.ForeignSessionAsync("F-9999-9999", 1234);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));
        var id = await shop.DisputeAsync(order.Number);
        var items = await ListAsync(shop);
        Assert.Equal([AttentionKind.DisputeDue, AttentionKind.PaidWithoutOrder], items.Select(item => item.Kind));
        Assert.InRange(items[0].DueAt!.Value - shop.Clock.GetUtcNow(), TimeSpan.FromDays(8.9), TimeSpan.FromDays(9));
        Assert.Equal((id, order.Number, AttentionFix.FollowDispute), (items[0].Subject, items[0].OrderNumber, items[0].Fix));

        Assert.True((await FixAsync(shop, items[0])).Succeeded);
        Assert.Equal(2, (await ListAsync(shop)).Count);
        await shop.DecideAsync(id, "lost", told: false);
        Assert.True((await FixAsync(shop, items[0])).Succeeded);
        Assert.Contains(await ListAsync(shop), item => item.Kind == AttentionKind.DisputeLost && item.Subject == id);
        Assert.DoesNotContain(await ListAsync(shop), item => item.Kind == AttentionKind.DisputeDue);
    }

    [Theory, BothDatabases]
    public async Task A_concern_is_put_away_once_with_words_and_a_name(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var session = await shop.ForeignSessionAsync("F-9999-9999", 1234);
        await shop.RunJobsAsync();
        var item = Assert.Single(await ListAsync(shop));
        Assert.True(item.CanBeSeen);

        Assert.Equal("note_missing", (await SeeAsync("  ")).Refusal?.Code);
        Assert.Equal("note_missing", (await SeeAsync(new string('x', 1001))).Refusal?.Code);
        Assert.Equal("not_its_fix", (await shop.Services.RunAsync((FixAttention fix) => fix.RunAsync(item.Kind, session, AttentionFix.RetryJob, "staff"))).Refusal?.Code);
        Assert.Single(await ListAsync(shop));
        Assert.True((await SeeAsync(" Called the shopper. ")).Succeeded);
        Assert.Equal("already_seen", (await SeeAsync("again")).Refusal?.Code);

        var concern = await shop.Database.ReadAsync(db => db.PaymentConcerns.AsNoTracking().SingleAsync());
        Assert.Equal(("staff", "Called the shopper."), (concern.ResolvedBy, concern.Note));
        Assert.Empty(await ListAsync(shop));

        Task<Outcome<bool>> SeeAsync(string note) => shop.Services.RunAsync((FixAttention fix) => fix.RunAsync(item.Kind, session, AttentionFix.MarkSeen, "staff", note));
    }

    [Theory, BothDatabases]
    public async Task Webhooks_signed_with_another_secret_are_shown_once_a_day_and_noise_is_not(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        using var visitor = shop.NewVisitor();
        await PostAsync("unsigned");
        Assert.Empty(await ListAsync(shop));

        for (var i = 0; i < 5; i++)
            await PostAsync(Storefront.Web.Sandbox.Stripe.WebhookSignature.Header("{}", "whsec_other", shop.Clock.GetUtcNow()));

        var item = Assert.Single(await ListAsync(shop));
        Assert.Equal((AttentionKind.RejectedWebhooks, AttentionFix.MarkSeen), (item.Kind, item.Fix));
        Assert.Contains("Stripe:WebhookSecret", item.Reason, StringComparison.Ordinal);
        Assert.False(await shop.Database.ReadAsync(db => db.WebhookEvents.AnyAsync()));

        async Task PostAsync(string signature)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new StringContent("{}") };
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
            using var answer = await visitor.SendAsync(request);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public void Every_concern_has_its_place()
    {
        foreach (var concern in Enum.GetValues<PaymentConcernKind>())
            Assert.Equal(concern, AttentionKinds.ConcernOf(AttentionKinds.Of(concern).Kind));
    }

    private static Task<IReadOnlyList<AttentionItem>> ListAsync(Shop shop) => shop.Services.RunAsync((AttentionList list) => list.RunAsync());

    private static Task<Outcome<bool>> FixAsync(Shop shop, AttentionItem item) => shop.Services.RunAsync((FixAttention fix) => fix.RunAsync(item.Kind, item.Subject, item.Fix, "staff"));
}
