using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>Follows a dispute, whoever tells of it and in whatever order: it asks the gateway how the dispute stands, and moves its
/// row forward under a guard, with the order's money, timeline and payment status in the same transaction. The stock is not
/// touched: the goods are where they are. What does not fit becomes a <see cref="PaymentConcern"/>.</summary>
public sealed class RecordDispute(StoreWrites writes, IPaymentGateway gateway, SettlePayment settle, TimeProvider time)
{
    /// <returns>How it stands now.</returns>
    public async Task<Outcome<DisputeState>> RunAsync(string disputeId, CancellationToken cancel = default) =>
        await gateway.FindDisputeAsync(disputeId, cancel) switch
        {
            GatewayAnswer<GatewayDispute>.Answered(var told) => await ApplyAsync(told, cancel),
            GatewayAnswer<GatewayDispute>.Refused => PaymentRefusals.NoSuchDispute,
            _ => PaymentRefusals.Unknown,
        };

    /// <summary>As <see cref="RunAsync"/>, with a dispute the gateway has told just now.</summary>
    public async Task<Outcome<DisputeState>> ApplyAsync(GatewayDispute told, CancellationToken cancel)
    {
        if (await settle.CatchUpAsync(told.OrderNumber, cancel) is { } unavailable)
            return unavailable;

        // A concern is saved, not rolled back: so the unit succeeds and the refusal is told outside it.
        return await writes.RunAsync(db => RecordAsync(db, told, cancel), cancel) is { } state ? state : PaymentRefusals.NoSuchDispute;
    }

    private async Task<DisputeState?> RecordAsync(StoreDb db, GatewayDispute told, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var payment = await db.Payments.AsNoTracking().Include(p => p.Order)
            .SingleOrDefaultAsync(p => p.State == PaymentState.Paid && p.PaymentIntentId == told.PaymentIntentId, cancel);
        if (payment is null || told.PaymentIntentId is null || told.IsLive != gateway.IsLive || told.Amount.Currency != payment.Amount.Currency)
        {
            await db.RaiseAsync(Concern(PaymentConcernKind.UnknownDispute, told, payment?.Order.Number ?? told.OrderNumber, AttentionWords.UnknownDispute.With(told.Amount, told.PaymentIntentId), now), cancel);
            return null;
        }

        // From here on the order's money is this transaction's: refunds wait.
        await db.LockOrderAsync(payment.Order.Number, cancel);
        var known = await db.Disputes.AsNoTracking().SingleOrDefaultAsync(d => d.GatewayId == told.Id, cancel);
        if (known is null)
            await OpenAsync(db, payment, told, now, cancel);
        else if (!await MoveAsync(db, known, told, now, cancel))
            return known.State;

        await db.CountDisputedAsync(payment.OrderId, Dispute.Taken(told.State, told.Amount.Minor) - (known is null ? 0 : Dispute.Taken(known.State, known.Amount.Minor)), cancel);
        if (told.State >= DisputeState.Lost && known?.State != told.State)
            await CloseAsync(db, payment.Order, told, now, cancel);
        await db.DerivePaymentStatusAsync(payment.OrderId, cancel);
        return told.State;
    }

    private static async Task OpenAsync(StoreDb db, Payment payment, GatewayDispute told, DateTimeOffset now, CancellationToken cancel)
    {
        db.Attach(payment);
        db.Disputes.Add(Dispute.Of(payment, told, now));
        db.OrderEvents.Add(new OrderEvent { OrderId = payment.OrderId, Kind = OrderEventKind.DisputeOpened, Actor = OrderEvent.System, At = now, Detail = string.Join(' ', told.Amount.ToString(), told.Reason) });
        if (told.State < DisputeState.Lost)
            await db.RaiseAsync(Concern(PaymentConcernKind.DisputeOpened, told, payment.Order.Number, AttentionWords.DisputeOpened.With(told.Amount, told.Reason), now), cancel);
    }

    /// <summary>The guard: forward, or where it stands; never back. How it stands may tell of another date or amount.</summary>
    private static async Task<bool> MoveAsync(StoreDb db, Dispute known, GatewayDispute told, DateTimeOffset now, CancellationToken cancel) => await db.Disputes
        .Where(d => d.Id == known.Id && d.State <= told.State)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.State, told.State)
                .SetProperty(d => d.Amount.Minor, told.Amount.Minor)
                .SetProperty(d => d.IsRefundable, told.IsRefundable)
                .SetProperty(d => d.EvidenceDueAt, told.EvidenceDueAt)
                .SetProperty(d => d.ClosedAt, told.State >= DisputeState.Lost ? known.ClosedAt ?? now : null),
            cancel) == 1;

    private static async Task CloseAsync(StoreDb db, Order order, GatewayDispute told, DateTimeOffset now, CancellationToken cancel)
    {
        var kind = told.State == DisputeState.Won ? OrderEventKind.DisputeWon : OrderEventKind.DisputeLost;
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, Kind = kind, Actor = OrderEvent.System, At = now, Detail = told.Amount.ToString() });
        await db.ResolveAsync(PaymentConcernKind.DisputeOpened, told.Id, OrderEvent.System, told.State == DisputeState.Won ? AttentionWords.NoteWon : AttentionWords.NoteLost, now, cancel);
        if (told.State == DisputeState.Lost)
            await db.RaiseAsync(Concern(PaymentConcernKind.DisputeLost, told, order.Number, AttentionWords.DisputeLost.With(told.Amount, told.Reason), now), cancel);
        else
            await db.ResolveAsync(PaymentConcernKind.DisputeLost, told.Id, OrderEvent.System, AttentionWords.NoteWon, now, cancel);
    }

    private static PaymentConcern Concern(PaymentConcernKind kind, GatewayDispute told, string? orderNumber, string detail, DateTimeOffset now) => new()
    {
        Kind = kind,
        Subject = told.Id,
        OrderNumber = orderNumber,
        Detail = detail,
        At = now,
    };
}
