using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Send the requested refunds of an order to the gateway.</summary>
public sealed record SendRefunds(long OrderId) : IJob
{
    public static string Kind => "send-refunds";
}

/// <summary>Carries requested refunds to the gateway; each has its own key, so a repetition refunds nothing twice.</summary>
public sealed class SendRefundsHandler(StoreDb reads, StoreWrites writes, IPaymentGateway gateway, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var orderId = job.Read<SendRefunds>().OrderId;
        var refunds = await reads.Refunds.AsNoTracking()
            .Include(r => r.Payment)
            .Include(r => r.Order)
            .Where(r => r.OrderId == orderId && r.State == RefundState.Requested)
            .OrderBy(r => r.Id)
            .ToListAsync(cancel);
        foreach (var refund in refunds)
            await SendAsync(refund, cancel);
    }

    private async Task SendAsync(Refund refund, CancellationToken cancel)
    {
        var intent = refund.Payment?.PaymentIntentId ?? throw new InvalidOperationException($"Refund {refund.Id} has no payment to give back.");
        var answer = await gateway.RefundAsync(new RefundRequest(refund.IdempotencyKey, intent, refund.ToGateway, refund.Order.Number), cancel);
        await FaultPoint.ReachAsync(FaultPoint.RefundAfterGateway);
        switch (answer)
        {
            case GatewayAnswer<GatewayRefund>.Answered({ State: not RefundState.Failed } sent):
                await writes.RunAsync(db => RecordAsync(db, refund, sent, cancel), cancel);
                break;
            case GatewayAnswer<GatewayRefund>.Answered(var failed):
                await writes.RunAsync(db => FailAsync(db, refund, failed.Id, cancel), cancel);
                break;
            case GatewayAnswer<GatewayRefund>.Refused(_, var message):
                await writes.RunAsync(db => FailAsync(db, refund, message, cancel), cancel);
                break;
            case GatewayAnswer<GatewayRefund>.Unknown(var reason):
                throw new InvalidOperationException($"Refund {refund.Id} is unknown: {reason}");
        }
    }

    private static async Task RecordAsync(StoreDb db, Refund refund, GatewayRefund sent, CancellationToken cancel)
    {
        var moved = await db.Refunds
            .Where(r => r.Id == refund.Id && r.State == RefundState.Requested)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, sent.State).SetProperty(r => r.GatewayId, sent.Id), cancel);
        if (moved == 1)
            await db.DerivePaymentStatusAsync(refund.OrderId, cancel);
    }

    /// <summary>The money stays here: the order's counter goes back, and staff are told.</summary>
    private async Task FailAsync(StoreDb db, Refund refund, string why, CancellationToken cancel)
    {
        var moved = await db.Refunds
            .Where(r => r.Id == refund.Id && r.State == RefundState.Requested)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RefundState.Failed), cancel);
        if (moved == 0)
            return;

        var now = time.GetUtcNow();
        var minor = refund.ToGateway.Minor;
        await db.Orders.Where(o => o.Id == refund.OrderId).ExecuteUpdateAsync(set => set.SetProperty(o => o.RefundedMinor, o => o.RefundedMinor - minor), cancel);
        db.OrderEvents.Add(new OrderEvent { OrderId = refund.OrderId, Kind = OrderEventKind.RefundFailed, Actor = OrderEvent.System, At = now, Detail = why });
        db.PaymentConcerns.Add(new PaymentConcern { Kind = PaymentConcernKind.RefundFailed, Subject = refund.IdempotencyKey, OrderNumber = refund.Order.Number, Detail = why, At = now });
    }
}
