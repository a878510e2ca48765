using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;

namespace Storefront.Core.Payments;

/// <summary>Send the requested refunds of a payment to the gateway.</summary>
public sealed record SendRefunds(long PaymentId) : IJob
{
    public static string Kind => "send-refunds";
}

/// <summary>Carries requested refunds to the gateway; each has its own key, so a repetition refunds nothing twice.</summary>
public sealed class SendRefundsHandler(StoreDb reads, StoreWrites writes, IPaymentGateway gateway, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var paymentId = job.Read<SendRefunds>().PaymentId;
        var refunds = await reads.Refunds.AsNoTracking()
            .Include(r => r.Payment).ThenInclude(p => p.Order)
            .Where(r => r.PaymentId == paymentId && r.State == RefundState.Requested)
            .ToListAsync(cancel);
        foreach (var refund in refunds)
            await SendAsync(refund, cancel);
    }

    private async Task SendAsync(Refund refund, CancellationToken cancel)
    {
        var intent = refund.Payment.PaymentIntentId ?? throw new InvalidOperationException($"Payment {refund.PaymentId} was never taken.");
        switch (await gateway.RefundAsync(new RefundRequest(refund.IdempotencyKey, intent, refund.Amount, refund.Payment.Order.Number), cancel))
        {
            case GatewayAnswer<GatewayRefund>.Answered(var sent):
                await writes.RunAsync(db => RecordAsync(db, refund, sent.State, sent.Id, cancel), cancel);
                break;
            case GatewayAnswer<GatewayRefund>.Refused(_, var message):
                await writes.RunAsync(db => FailAsync(db, refund, message, cancel), cancel);
                break;
            case GatewayAnswer<GatewayRefund>.Unknown(var reason):
                throw new InvalidOperationException($"Refund {refund.Id} is unknown: {reason}");
        }
    }

    private async Task RecordAsync(StoreDb db, Refund refund, RefundState state, string gatewayId, CancellationToken cancel)
    {
        var moved = await db.Refunds
            .Where(r => r.Id == refund.Id && r.State == RefundState.Requested)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state).SetProperty(r => r.GatewayId, gatewayId), cancel);
        if (moved == 0 || state == RefundState.Failed)
            return;

        var order = refund.Payment.Order;
        var back = await db.Refunds
            .Where(r => r.PaymentId == refund.PaymentId && (r.State == RefundState.Succeeded || r.State == RefundState.Pending))
            .SumAsync(r => r.Amount.Minor, cancel);
        await db.SetPaymentStatusAsync(order.Id, back >= refund.Payment.Amount.Minor ? PaymentStatus.Refunded : PaymentStatus.PartlyRefunded, cancel);
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, Kind = OrderEventKind.Refunded, Actor = OrderEvent.System, At = time.GetUtcNow(), Detail = refund.Amount.ToString() });
    }

    private async Task FailAsync(StoreDb db, Refund refund, string message, CancellationToken cancel)
    {
        await db.Refunds
            .Where(r => r.Id == refund.Id && r.State == RefundState.Requested)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RefundState.Failed), cancel);
        db.PaymentConcerns.Add(new PaymentConcern
        {
            Kind = PaymentConcernKind.RefundFailed,
            Subject = refund.IdempotencyKey,
            OrderNumber = refund.Payment.Order.Number,
            Detail = message,
            At = time.GetUtcNow(),
        });
    }
}
