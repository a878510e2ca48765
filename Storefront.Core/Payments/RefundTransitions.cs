using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;

namespace Storefront.Core.Payments;

internal static class RefundTransitions
{
    /// <summary>Writes down how the gateway says a refund stands: forward, never back. The refund comes with its order.</summary>
    public static async Task RecordRefundAsync(this StoreDb db, Refund refund, GatewayRefund told, DateTimeOffset now, CancellationToken cancel)
    {
        if (told.State == RefundState.Failed)
        {
            await db.FailRefundAsync(refund, told.Id, now, cancel);
            return;
        }

        var moved = await db.Refunds
            .Where(r => r.Id == refund.Id && r.State < told.State)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, told.State).SetProperty(r => r.GatewayId, told.Id), cancel);
        if (moved != 1)
            return;
        if (told.State == RefundState.Succeeded)
            await db.AskForCreditNoteAsync(refund.Id, now, cancel);
        await db.DerivePaymentStatusAsync(refund.OrderId, cancel);
    }

    /// <summary>Once for each refund that succeeded.</summary>
    public static async Task AskForCreditNoteAsync(this StoreDb db, long refundId, DateTimeOffset now, CancellationToken cancel)
    {
        var once = $"credit-note:{refundId}";
        if (!await db.Outbox.AnyAsync(m => m.Once == once, cancel))
            db.Outbox.Add(OutboxMessage.For(new CreditNoteDue(refundId), now, once: once));
    }

    /// <summary>The money stays here: the order's counter goes back, and staff are told.</summary>
    public static async Task FailRefundAsync(this StoreDb db, Refund refund, string why, DateTimeOffset now, CancellationToken cancel)
    {
        var moved = await db.Refunds
            .Where(r => r.Id == refund.Id && r.State < RefundState.Failed)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RefundState.Failed), cancel);
        if (moved == 0)
            return;

        // For what went on gift cards; or it had succeeded before, and its credit note says too much.
        db.Outbox.Add(OutboxMessage.For(new CreditNoteDue(refund.Id), now, once: $"credit-note:{refund.Id}:failed"));
        var minor = refund.ToGateway.Minor;
        await db.Orders.Where(o => o.Id == refund.OrderId).ExecuteUpdateAsync(set => set.SetProperty(o => o.RefundedMinor, o => o.RefundedMinor - minor), cancel);
        db.OrderEvents.Add(new OrderEvent { OrderId = refund.OrderId, Kind = OrderEventKind.RefundFailed, Actor = OrderEvent.System, At = now, Detail = why });
        await db.RaiseAsync(
            new PaymentConcern { Kind = PaymentConcernKind.RefundFailed, Subject = refund.IdempotencyKey, OrderNumber = refund.Order.Number, Detail = why, At = now }, cancel);
        await db.DerivePaymentStatusAsync(refund.OrderId, cancel);
    }
}
