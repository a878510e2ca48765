using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Payments;

public class DisputeTests(Shops shops) : IClassFixture<Shops>
{
    [Theory, BothDatabases]
    public async Task An_opened_dispute_takes_the_money_and_tells_staff_until_when_to_answer(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 10_000, stock: 5);
        var order = await shop.PaidOrderAsync((mug, 1));

        var id = await shop.DisputeAsync(order.Number);

        order = await shop.FindAsync(order.Number);
        Assert.Equal((OrderStatus.Confirmed, PaymentStatus.Disputed, 10_000, Euro(0)), (order.Status, order.PaymentStatus, order.DisputedMinor, order.Refundable));
        Assert.Equal((5, 4, 1), await shop.StockAsync(mug));
        Assert.Equal("100.00 EUR fraudulent", Assert.Single(order.Events, e => e.Kind == OrderEventKind.DisputeOpened).Detail);
        var dispute = await DisputeOfAsync(shop, id);
        Assert.Equal((DisputeState.NeedsResponse, Euro(10_000), "fraudulent", false), (dispute.State, dispute.Amount, dispute.Reason, dispute.IsRefundable));
        Assert.InRange(dispute.EvidenceDueAt!.Value - shop.Clock.GetUtcNow(), TimeSpan.FromDays(8.9), TimeSpan.FromDays(9));
        Assert.Null(dispute.ClosedAt);
        Assert.Null((await ConcernAsync(shop, PaymentConcernKind.DisputeOpened, id)).ResolvedAt);
        Assert.DoesNotContain(order.Number, (await shop.LedgerAsync()).Keys);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_dispute_that_is_won_brings_the_money_back(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 10_000, stock: 5);
        var order = await shop.PaidOrderAsync((mug, 1));
        var id = await shop.DisputeAsync(order.Number);
        await shop.DecideAsync(id, "under_review");
        Assert.Equal(DisputeState.UnderReview, (await DisputeOfAsync(shop, id)).State);
        Assert.Equal(PaymentStatus.Disputed, (await shop.FindAsync(order.Number)).PaymentStatus);

        await shop.DecideAsync(id, "won");

        order = await shop.FindAsync(order.Number);
        Assert.Equal((PaymentStatus.Paid, 0, Euro(10_000)), (order.PaymentStatus, order.DisputedMinor, order.Refundable));
        Assert.Single(order.Events, e => e.Kind == OrderEventKind.DisputeWon);
        Assert.NotNull((await DisputeOfAsync(shop, id)).ClosedAt);
        Assert.NotNull((await ConcernAsync(shop, PaymentConcernKind.DisputeOpened, id)).ResolvedAt);
        Assert.Equal(10_000, (await shop.LedgerAsync())[order.Number]);
        Assert.Equal((5, 4, 1), await shop.StockAsync(mug));
        Assert.True((await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(10_000), "goodwill"))).Succeeded);
        await shop.RunJobsAsync();
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_dispute_that_is_lost_counts_as_taken_back_and_only_the_rest_can_be_refunded(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var mug = await shop.Given.AVariantAsync(price: 10_000, stock: 5);
        var order = await shop.PaidOrderAsync((mug, 1));
        var id = await shop.DisputeAsync(order.Number, amount: 6000);

        await shop.DecideAsync(id, "lost");

        order = await shop.FindAsync(order.Number);
        Assert.Equal((PaymentStatus.PartlyRefunded, 6000, Euro(4000)), (order.PaymentStatus, order.DisputedMinor, order.Refundable));
        Assert.Single(order.Events, e => e.Kind == OrderEventKind.DisputeLost);
        Assert.NotNull((await ConcernAsync(shop, PaymentConcernKind.DisputeOpened, id)).ResolvedAt);
        Assert.Null((await ConcernAsync(shop, PaymentConcernKind.DisputeLost, id)).ResolvedAt);
        var tooMuch = (await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(4001), "goodwill"))).Refusal;
        Assert.Equal(("refund_too_much", "At most €40.00 can still be given back."), (tooMuch?.Code, tooMuch?.Message));
        Assert.True((await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(4000), "goodwill"))).Succeeded);
        await shop.RunJobsAsync();
        order = await shop.FindAsync(order.Number);
        Assert.Equal((PaymentStatus.ChargedBack, 4000), (order.PaymentStatus, order.RefundedMinor));
        Assert.Equal((5, 4, 1), await shop.StockAsync(mug));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task While_the_bank_has_the_money_nobody_refunds_cancels_or_takes_a_return_for_money(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
        await shop.DisputeAsync(order.Number, amount: 1000);

        foreach (var refusal in new[]
        {
            (await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(1), "goodwill"))).Refusal,
            (await shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(1), "goodwill") with { DespiteDispute = true })).Refusal,
            (await shop.RefundAsync(order.Number, new RefundWish([new RefundUnits(order.Lines[0].Id, 1)], false, null, "back"))).Refusal,
            (await shop.CancelAsync(order.Number)).Refusal,
            (await shop.CancelAsync(order.Number, OrderEvent.Shopper)).Refusal,
        })
        {
            Assert.Equal(("dispute_holds_money", RefusalKind.Conflict), (refusal?.Code, refusal?.Kind));
            Assert.Contains("has taken this money back because of a dispute", refusal!.Message, StringComparison.Ordinal);
        }

        var after = await shop.FindAsync(order.Number);
        Assert.Equal((OrderStatus.Confirmed, 0, 0), (after.Status, after.RefundedMinor, after.Lines[0].Refunded));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task An_inquiry_takes_nothing_and_staff_who_mean_it_may_end_it_by_a_refund(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
        var id = await shop.DisputeAsync(order.Number, inquiry: true);
        var asked = await shop.FindAsync(order.Number);
        Assert.Equal((PaymentStatus.Disputed, 0), (asked.PaymentStatus, asked.DisputedMinor));

        var wish = RefundWish.OfAmount(Euro(10_000), "the parcel was lost");
        Assert.Equal("dispute_open", (await shop.RefundAsync(order.Number, wish)).Refusal?.Code);
        Assert.Equal(0, (await shop.FindAsync(order.Number)).RefundedMinor);
        Assert.True((await shop.RefundAsync(order.Number, wish with { DespiteDispute = true })).Succeeded);
        await shop.RunJobsAsync();
        await shop.DecideAsync(id, "won");

        order = await shop.FindAsync(order.Number);
        Assert.Equal((PaymentStatus.Refunded, 10_000, 0), (order.PaymentStatus, order.RefundedMinor, order.DisputedMinor));
        Assert.Equal(DisputeState.Won, (await DisputeOfAsync(shop, id)).State);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task An_inquiry_that_the_bank_takes_further_takes_the_money(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
        var id = await shop.DisputeAsync(order.Number, inquiry: true);

        await shop.DecideAsync(id, "needs_response");
        Assert.Equal(10_000, (await shop.FindAsync(order.Number)).DisputedMinor);
        await shop.DecideAsync(id, "lost");

        order = await shop.FindAsync(order.Number);
        Assert.Equal((PaymentStatus.ChargedBack, 10_000), (order.PaymentStatus, order.DisputedMinor));
        Assert.Single(order.Events, e => e.Kind == OrderEventKind.DisputeOpened);
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task News_that_come_late_never_take_a_dispute_back(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
        var id = await shop.DisputeAsync(order.Number);
        await shop.DecideAsync(id, "won");
        var dispute = await DisputeOfAsync(shop, id);
        var intent = await shop.Database.ReadAsync(db => db.Payments.Where(p => p.Id == dispute.PaymentId).Select(p => p.PaymentIntentId).SingleAsync());

        foreach (var late in Enum.GetValues<DisputeState>())
        {
            // As a job tells it that asked the gateway before the last news and comes after them.
            var told = new GatewayDispute(id, late, false, Euro(10_000), intent, order.Number, "fraudulent", null, dispute.OpenedAt, IsLive: false);
            Assert.Equal(DisputeState.Won, (await shop.Services.RunAsync((RecordDispute record) => record.ApplyAsync(told, CancellationToken.None))).Value);
        }

        order = await shop.FindAsync(order.Number);
        Assert.Equal((PaymentStatus.Paid, 0), (order.PaymentStatus, order.DisputedMinor));
        Assert.Equal([OrderEventKind.DisputeOpened, OrderEventKind.DisputeWon], order.Events.Where(e => e.Kind is OrderEventKind.DisputeOpened or OrderEventKind.DisputeWon or OrderEventKind.DisputeLost).Select(e => e.Kind));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_dispute_about_a_payment_of_somebody_else_touches_no_order_and_is_a_concern(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
        var intent = await shop.Database.ReadAsync(db => db.Payments.Where(p => p.Order.Number == order.Number).Select(p => p.PaymentIntentId).SingleAsync());
        var ours = new GatewayDispute("", DisputeState.Lost, false, Euro(10_000), intent, order.Number, "fraudulent", null, shop.Clock.GetUtcNow(), IsLive: false);

        foreach (var told in new[]
        {
            ours with { Id = $"du_foreign_{order.Number}", PaymentIntentId = "pi_foreign" },
            ours with { Id = $"du_nobody_{order.Number}", PaymentIntentId = null },
            ours with { Id = $"du_live_{order.Number}", IsLive = true },
            ours with { Id = $"du_dollars_{order.Number}", Amount = new Money(10_000, "USD") },
        })
        {
            Assert.Equal("no_such_dispute", (await shop.Services.RunAsync((RecordDispute record) => record.ApplyAsync(told, CancellationToken.None))).Refusal?.Code);
            Assert.Null((await ConcernAsync(shop, PaymentConcernKind.UnknownDispute, told.Id)).ResolvedAt);
        }

        var after = await shop.FindAsync(order.Number);
        Assert.Equal((PaymentStatus.Paid, 0), (after.PaymentStatus, after.DisputedMinor));
        Assert.False(await shop.Database.ReadAsync(db => db.Disputes.AnyAsync(d => d.OrderId == order.Id)));
    }

    [Theory, BothDatabases]
    public async Task A_refund_and_a_dispute_that_meet_never_give_the_money_twice(DatabaseKind kind)
    {
        var shop = await shops.OnAsync(kind);
        for (var round = 0; round < 4; round++)
        {
            var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(price: 10_000), 1));
            var id = await shop.DisputeAsync(order.Number, told: false);

            var refund = shop.RefundAsync(order.Number, RefundWish.OfAmount(Euro(10_000), "goodwill"));
            await Task.WhenAll(refund, shop.Services.RunAsync((RecordDispute record) => record.RunAsync(id)));
            await shop.RunJobsAsync();

            order = await shop.FindAsync(order.Number);
            // The bank was first: a refund that was asked for before the shop heard of it fails at the gateway, and is told.
            Assert.Equal((10_000, 0), (order.DisputedMinor, order.RefundedMinor));
            Assert.True(!(await refund).Succeeded || order.Events.Exists(e => e.Kind == OrderEventKind.RefundFailed));
        }

        await shop.AssertSoundAsync();
    }

    private static Task<Dispute> DisputeOfAsync(Shop shop, string id) => shop.Database.ReadAsync(db => db.Disputes.AsNoTracking().SingleAsync(d => d.GatewayId == id));

    private static Task<PaymentConcern> ConcernAsync(Shop shop, PaymentConcernKind kind, string subject) =>
        shop.Database.ReadAsync(db => db.PaymentConcerns.AsNoTracking().SingleAsync(c => c.Kind == kind && c.Subject == subject));
}
