using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
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
            case GatewayAnswer<GatewayRefund>.Answered(var told):
                await writes.RunAsync(db => db.RecordRefundAsync(refund, told, time.GetUtcNow(), cancel), cancel);
                break;
            case GatewayAnswer<GatewayRefund>.Refused(_, var message):
                await writes.RunAsync(db => db.FailRefundAsync(refund, message, time.GetUtcNow(), cancel), cancel);
                break;
            case GatewayAnswer<GatewayRefund>.Unknown(var reason):
                throw new InvalidOperationException($"Refund {refund.Id} is unknown: {reason}");
        }
    }
}
