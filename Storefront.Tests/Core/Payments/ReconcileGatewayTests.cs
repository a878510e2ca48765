using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Tests.Support;
using static Storefront.Tests.Support.Given;

namespace Storefront.Tests.Core.Payments;

public class ReconcileGatewayTests
{
    [Theory, BothDatabases]
    public async Task Money_no_order_goes_with_and_an_order_nobody_paid_there_are_shown_to_staff_once(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        await shop.HoldWebhooksAsync();
        var mug = await shop.Given.AVariantAsync();
        var fine = await shop.PaidOrderAsync((mug, 1));
        var heardOfNothing = await shop.OrderAsync((mug, 1));
        await shop.PayAsync(heardOfNothing.Number);
        var foreign = await shop.ForeignSessionAsync("F-9999-9999", 1234);
        var unpaid = await shop.OrderAsync((mug, 1));
        var session = await shop.SessionAsync(unpaid.Number);
        await shop.Database.ReadAsync(db => db.Payments.Where(p => p.SessionId == session).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PaymentState.Paid)));

        for (var run = 0; run < 2; run++)
            await shop.Services.RunAsync((ReconcileGateway reconcile) => reconcile.RunAsync(CancellationToken.None));

        Assert.Equal(OrderStatus.Confirmed, (await shop.FindAsync(heardOfNothing.Number)).Status);
        var concerns = await shop.Database.ReadAsync(db => db.PaymentConcerns.AsNoTracking().OrderBy(c => c.Kind).ToListAsync());
        Assert.Equal(
            [(PaymentConcernKind.UnknownSession, foreign, "F-9999-9999"), (PaymentConcernKind.NotPaidAtGateway, session, unpaid.Number)],
            concerns.Select(c => (c.Kind, c.Subject, c.OrderNumber!)));
        Assert.Equal(OrderStatus.Confirmed, (await shop.FindAsync(fine.Number)).Status);
    }

    [Theory, BothDatabases]
    public async Task Refunds_and_disputes_are_followed_when_no_webhook_comes(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        await shop.HoldWebhooksAsync();
        var mug = await shop.Given.AVariantAsync(price: 10_000);
        var (refunded, disputed) = (await shop.PaidOrderAsync((mug, 1)), await shop.PaidOrderAsync((mug, 1)));
        await shop.FaultAsync("POST /v1/refunds", "pending");
        Assert.True((await shop.RefundAsync(refunded.Number, RefundWish.OfAmount(Euro(1000), "goodwill"))).Succeeded);
        await shop.RunJobsAsync();
        var pending = await shop.Database.ReadAsync(db => db.Refunds.AsNoTracking().SingleAsync());
        Assert.Equal(RefundState.Pending, pending.State);
        using var visitor = shop.NewVisitor();
        (await visitor.PostAsync($"/sandbox/refunds/{pending.GatewayId}/failed", null)).Dispose();
        var dispute = await shop.DisputeAsync(disputed.Number, told: false);

        await shop.Services.RunAsync((ReconcileGateway reconcile) => reconcile.RunAsync(CancellationToken.None));
        Assert.Equal(PaymentStatus.Disputed, (await shop.FindAsync(disputed.Number)).PaymentStatus);
        await shop.DecideAsync(dispute, "lost", told: false);
        await shop.Services.RunAsync((ReconcileGateway reconcile) => reconcile.RunAsync(CancellationToken.None));

        Assert.Equal(PaymentStatus.ChargedBack, (await shop.FindAsync(disputed.Number)).PaymentStatus);
        refunded = await shop.FindAsync(refunded.Number);
        Assert.Equal((PaymentStatus.Paid, 0), (refunded.PaymentStatus, refunded.RefundedMinor));
        Assert.True(await shop.Database.ReadAsync(db => db.PaymentConcerns.AnyAsync(c => c.Kind == PaymentConcernKind.RefundFailed && c.OrderNumber == refunded.Number)));
        await shop.ClearFaultsAsync();
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task A_gateway_that_does_not_answer_accuses_nobody(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));
        await shop.FaultAsync("GET /v1/checkout/sessions", "500", times: 0);

        await shop.Services.RunAsync((ReconcileGateway reconcile) => reconcile.RunAsync(CancellationToken.None));

        Assert.False(await shop.Database.ReadAsync(db => db.PaymentConcerns.AnyAsync()));
    }
}
