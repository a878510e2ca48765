using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Data;
using Storefront.Core.GiftCards;
using Storefront.Core.Inventory;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>Asks, when its time to pay is over, to end an order.</summary>
public sealed record ReleaseUnpaid(long OrderId) : IJob
{
    public static string Kind => "release-unpaid";
}

/// <summary>Ends an order that was not paid: the gateway's session first, and only when the gateway says that it cannot be
/// paid any more, the stock is given back and the cart reopened. When the gateway says it was paid, it is paid; when what was paid
/// does not fit, the order waits until staff have decided on that money, and ends then.</summary>
public sealed class ReleaseUnpaidOrder(StoreDb reads, StoreWrites writes, OpenPayment payments, SettlePayment settle, IPaymentGateway gateway, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var release = job.Read<ReleaseUnpaid>();
        var ended = await RunAsync(release.OrderId, OrderEvent.System, cancel);
        if (ended.Refusal is { Code: PaymentRefusals.UnderWayCode or PaymentRefusals.NoSuchSessionCode })
            await writes.RunAsync(db => AskLaterAsync(db, job, release), cancel);
        else if (ended.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.Message);
    }

    /// <summary>Bank transfers and the like may take days, and so may staff; the order waits for them.</summary>
    private async Task AskLaterAsync(StoreDb db, JobRun job, ReleaseUnpaid release)
    {
        var now = time.GetUtcNow();
        db.Outbox.Add(OutboxMessage.For(release, now, TimeSpan.FromHours(1)));
        await job.FinishAsync(db, now);
    }

    /// <returns>The order's status afterwards. Refuses when the gateway does not answer or a payment is under way: ask again.</returns>
    public async Task<Outcome<OrderStatus>> RunAsync(long orderId, string actor, CancellationToken cancel = default)
    {
        var payment = await reads.Payments.AsNoTracking().Include(p => p.Order).ThenInclude(o => o.Lines).SingleAsync(p => p.OrderId == orderId, cancel);
        if (payment.Order.Status != OrderStatus.AwaitingPayment)
            return payment.Order.Status;

        var session = await CloseSessionAsync(payment, cancel);
        await FaultPoint.ReachAsync(FaultPoint.ReleaseAfterGateway);
        if (session.Refusal is { } refusal)
            return refusal;
        switch (session.Value)
        {
            case { Status: GatewaySessionStatus.Complete } complete:
                var settled = await settle.ApplyAsync(complete, cancel);
                if (settled.Refusal is not { } unsettled)
                    return await StatusAsync(orderId, cancel);
                if (unsettled.Code != PaymentRefusals.NoSuchSessionCode || !await IsDecidedAsync(complete.Id, cancel))
                    return unsettled;
                break;
            case { Status: GatewaySessionStatus.Open }:
                // Whatever became of our request, it can still be paid.
                return PaymentRefusals.Unknown;
        }

        await writes.RunAsync(db => GiveBackAsync(db, payment, actor, cancel), cancel);
        return await StatusAsync(orderId, cancel);
    }

    /// <summary>Whether staff have given the session's money back or put it away, since it does not fit: it will not pay the order.</summary>
    private async Task<bool> IsDecidedAsync(string sessionId, CancellationToken cancel)
    {
        var decided = await reads.PaymentConcerns
            .Where(c => c.Subject == sessionId && (c.Kind == PaymentConcernKind.AmountMismatch || c.Kind == PaymentConcernKind.WrongMode))
            .Select(c => c.ResolvedAt != null)
            .ToListAsync(cancel);
        return decided.Count > 0 && decided.TrueForAll(isDecided => isDecided);
    }

    /// <summary>The session after it was ended, or null when the gateway never had one.</summary>
    private async Task<Outcome<GatewaySession?>> CloseSessionAsync(Payment payment, CancellationToken cancel)
    {
        var sessionId = payment.SessionId;
        if (sessionId is null)
        {
            // The answer to our first request may have been lost: the same key tells whether there is a session.
            switch (await payments.AskAsync(payment, cancel))
            {
                case GatewayAnswer<GatewaySession>.Answered(var opened):
                    sessionId = opened.Id;
                    break;
                case GatewayAnswer<GatewaySession>.Refused:
                    return (GatewaySession?)null;
                default:
                    return PaymentRefusals.Unknown;
            }
        }

        return await gateway.ExpireSessionAsync(sessionId, cancel) switch
        {
            GatewayAnswer<GatewaySession>.Answered(var session) => session,
            GatewayAnswer<GatewaySession>.Refused(var code, var message) => PaymentRefusals.Refused(code, message),
            _ => PaymentRefusals.Unknown,
        };
    }

    private async Task GiveBackAsync(StoreDb db, Payment payment, string actor, CancellationToken cancel)
    {
        var order = payment.Order;
        var now = time.GetUtcNow();
        var (status, kind) = actor == OrderEvent.System ? (OrderStatus.Expired, OrderEventKind.Expired) : (OrderStatus.Cancelled, OrderEventKind.Cancelled);
        if (!await db.MoveAsync(order.Id, OrderStatus.AwaitingPayment, status, cancel))
            return;

        await db.Payments
            .Where(p => p.Id == payment.Id && (p.State == PaymentState.Pending || p.State == PaymentState.Open))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PaymentState.Expired).SetProperty(p => p.SettledAt, now), cancel);
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, Kind = kind, Actor = actor, At = now });
        await ReopenCartAsync(db, order.CartId, now, cancel);
        await RedeemPromotions.GiveBackAsync(db, order.Id, now, cancel);
        await SpendGiftCards.GiveBackAsync(db, order.Id, order.PaidByGiftCards.Minor, actor, now, cancel);
        await db.ReleaseHoldsAsync(order.Id, new StockReason(actor, order.Number, order.Id, now), cancel);
        await FaultPoint.ReachAsync(FaultPoint.ReleaseBeforeCommit);
    }

    private static async Task ReopenCartAsync(StoreDb db, long cartId, DateTimeOffset now, CancellationToken cancel)
    {
        // Without a token the shopper has begun another cart since; theirs is left alone.
        if (await db.Carts.Include(c => c.Lines).SingleAsync(c => c.Id == cartId, cancel) is not { TokenHash: not null } cart)
            return;

        var copy = cart.Reopen(now);
        cart.Detach();
        await db.SaveChangesAsync(cancel);
        db.Carts.Add(copy);
    }

    private Task<OrderStatus> StatusAsync(long orderId, CancellationToken cancel) =>
        reads.Orders.Where(order => order.Id == orderId).Select(order => order.Status).SingleAsync(cancel);
}
