using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>What the gateway's session means for the order, after it was settled.</summary>
public sealed record Settlement(string OrderNumber, SettlementResult Result);

public enum SettlementResult
{
    /// <summary>Nobody has paid yet.</summary>
    Open,

    /// <summary>The session has ended without money.</summary>
    Ended,

    Paid,

    /// <summary>Paid after the goods were gone: the money goes back.</summary>
    PaidTooLate,
}

/// <summary>The only way to paid. The browser's return, the webhook and the reconciler all come here, in any order and any
/// number of times: it asks the gateway, checks amount, currency, mode and order, and makes one guarded transition whose side
/// effects are outbox rows of the same transaction. What does not fit becomes a <see cref="PaymentConcern"/>.</summary>
public sealed class SettlePayment(StoreDb reads, StoreWrites writes, IPaymentGateway gateway, TimeProvider time)
{
    public async Task<Outcome<Settlement>> RunAsync(string sessionId, CancellationToken cancel = default) =>
        await gateway.FindSessionAsync(sessionId, cancel) switch
        {
            GatewayAnswer<GatewaySession>.Answered(var session) => await ApplyAsync(session, cancel),
            GatewayAnswer<GatewaySession>.Refused => PaymentRefusals.NoSuchSession,
            _ => PaymentRefusals.Unknown,
        };

    /// <summary>Settles an order's payment that is not settled yet: news of its refund or dispute may come before its own.</summary>
    /// <returns>A refusal only when the gateway does not answer now.</returns>
    internal async Task<Refusal?> CatchUpAsync(string? orderNumber, CancellationToken cancel)
    {
        var session = await reads.Payments
            .Where(p => p.State != PaymentState.Paid && p.SessionId != null && p.Order.Number == orderNumber)
            .Select(p => p.SessionId)
            .SingleOrDefaultAsync(cancel);
        return session is not null && (await RunAsync(session, cancel)).Refusal is { Kind: RefusalKind.Unavailable } refusal ? refusal : null;
    }

    /// <summary>As <see cref="RunAsync"/>, with a session the gateway has told just now.</summary>
    public async Task<Outcome<Settlement>> ApplyAsync(GatewaySession session, CancellationToken cancel)
    {
        if (!session.IsPaid)
        {
            return session switch
            {
                { OrderNumber: null } => PaymentRefusals.NoSuchSession,
                { Status: GatewaySessionStatus.Expired } => new Settlement(session.OrderNumber, SettlementResult.Ended),
                { Status: GatewaySessionStatus.Complete } => PaymentRefusals.UnderWay,
                _ => new Settlement(session.OrderNumber, SettlementResult.Open),
            };
        }

        // A concern is saved, not rolled back: so the unit succeeds and the refusal is told outside it.
        var settled = await writes.RunAsync(db => SettleAsync(db, session, cancel), cancel);
        await FaultPoint.ReachAsync(FaultPoint.SettleCommitted);
        return settled is null ? PaymentRefusals.NoSuchSession : settled;
    }

    private async Task<Settlement?> SettleAsync(StoreDb db, GatewaySession session, CancellationToken cancel)
    {
        var payment = await db.Payments.AsNoTracking()
            .Include(p => p.Order)
            .SingleOrDefaultAsync(p => p.SessionId == session.Id || (p.SessionId == null && p.Order.Number == session.OrderNumber), cancel);
        if (await DoubtAsync(db, payment, session, cancel) || payment is null)
            return null;

        var order = payment.Order;
        var now = time.GetUtcNow();
        if (!await db.MarkPaidAsync(payment.Id, session, now, cancel))
            return new Settlement(order.Number, await ResultAsync(db, order.Id, cancel));

        var settlement = await db.ConfirmPaidAsync(order, OrderStatus.AwaitingPayment, now, cancel) || await ReviveAsync(db, order, now, cancel)
            ? new Settlement(order.Number, SettlementResult.Paid)
            : await GiveMoneyBackAsync(db, payment, session, now, cancel);
        await FaultPoint.ReachAsync(FaultPoint.SettleBeforeCommit);
        return settlement;
    }

    /// <summary>Paid after its time was over: if the goods are still there, the shopper gets them. What gift cards and
    /// promotions gave was given back by then, so an order that used them is refunded instead.</summary>
    private static async Task<bool> ReviveAsync(StoreDb db, Order order, DateTimeOffset now, CancellationToken cancel)
    {
        var mayRevive = await db.Orders.AnyAsync(
            o => o.Id == order.Id && o.Status == OrderStatus.Expired && o.PaidByGiftCards.Minor == 0 && !o.Discounts.Any(), cancel);
        if (!mayRevive || !await db.TryRetakeHoldsAsync(order.Id, new StockReason(OrderEvent.System, order.Number, order.Id, now), cancel))
            return false;

        return await db.ConfirmPaidAsync(order, OrderStatus.Expired, now, cancel)
            ? true
            : throw new DbUpdateConcurrencyException($"Order {order.Number} was revived by somebody else.");
    }

    private static async Task<Settlement> GiveMoneyBackAsync(StoreDb db, Payment payment, GatewaySession session, DateTimeOffset now, CancellationToken cancel)
    {
        await db.SetPaymentStatusAsync(payment.OrderId, PaymentStatus.Paid, cancel);
        await db.CountRefundAsync(payment.OrderId, payment.Amount.Minor, cancel);
        db.AttachRange(payment);
        db.Refunds.Add(Refund.Of(payment.Order, payment, payment.Amount, "paid_too_late", now));
        db.PaymentConcerns.Add(Concern(PaymentConcernKind.PaidTooLate, session, payment.Order.Number, AttentionWords.PaidTooLate, now));
        db.Outbox.Add(OutboxMessage.For(new SendRefunds(payment.OrderId), now, once: $"refund:paid-too-late:{payment.Id}"));
        db.Outbox.Add(OutboxMessage.For(new RefundByMail(payment.OrderId), now, once: $"mail:paid-too-late:{payment.OrderId}"));
        return new Settlement(payment.Order.Number, SettlementResult.PaidTooLate);
    }

    private async Task<bool> DoubtAsync(StoreDb db, Payment? payment, GatewaySession session, CancellationToken cancel)
    {
        var doubt = payment switch
        {
            null => Concern(PaymentConcernKind.UnknownSession, session, session.OrderNumber, AttentionWords.UnknownSession.With(session.Amount), time.GetUtcNow()),
            _ when session.IsLive != gateway.IsLive =>
                Concern(PaymentConcernKind.WrongMode, session, payment.Order.Number, AttentionWords.WrongMode, time.GetUtcNow()),
            _ when session.OrderNumber != payment.Order.Number || session.Amount != payment.Amount =>
                Concern(PaymentConcernKind.AmountMismatch, session, payment.Order.Number, AttentionWords.AmountMismatch.With(payment.Order.Number, payment.Amount, session.Amount, session.OrderNumber), time.GetUtcNow()),
            _ => null,
        };
        if (doubt is null)
            return false;
        await db.RaiseAsync(doubt, cancel);
        return true;
    }

    private static PaymentConcern Concern(PaymentConcernKind kind, GatewaySession session, string? orderNumber, string detail, DateTimeOffset now) =>
        new() { Kind = kind, Subject = session.Id, OrderNumber = orderNumber, Detail = detail, At = now };

    private static async Task<SettlementResult> ResultAsync(StoreDb db, long orderId, CancellationToken cancel) =>
        await db.Orders.Where(o => o.Id == orderId).Select(o => o.Status).SingleAsync(cancel) == OrderStatus.Confirmed
            ? SettlementResult.Paid
            : SettlementResult.PaidTooLate;
}
