using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Opens the hosted page for an order, or gives the address of the one that is open. The gateway is called between two
/// transactions, never in one. Refuses an order that has ended, and a gateway that does not answer: asking again is safe.</summary>
public sealed class TakePayment(StoreDb reads, StoreWrites writes, OpenPayment open)
{
    /// <returns>The address of the hosted page.</returns>
    public async Task<Outcome<string>> RunAsync(string orderNumber, CancellationToken cancel = default)
    {
        var payment = await reads.Payments.AsNoTracking()
            .Include(p => p.Order).ThenInclude(o => o.Lines)
            .SingleOrDefaultAsync(p => p.Order.Number == orderNumber, cancel);
        if (payment is null)
            return PaymentRefusals.NoSuchSession;
        if (payment.Order.Status != OrderStatus.AwaitingPayment)
            return PaymentRefusals.OrderEnded;
        if (payment is { State: PaymentState.Open, HostedUrl: not null })
            return payment.HostedUrl;

        await FaultPoint.ReachAsync(FaultPoint.PaymentBeforeGateway);
        var answer = await open.AskAsync(payment, cancel);
        await FaultPoint.ReachAsync(FaultPoint.PaymentAfterGateway);
        switch (answer)
        {
            case GatewayAnswer<GatewaySession>.Answered({ Url: not null } session):
                await writes.RunAsync(db => db.RecordSessionAsync(payment.Id, session, cancel), cancel);
                return session.Url;
            case GatewayAnswer<GatewaySession>.Answered:
                return PaymentRefusals.OrderEnded;
            case GatewayAnswer<GatewaySession>.Refused(var code, var message):
                return PaymentRefusals.Refused(code, message);
            default:
                return PaymentRefusals.Unknown;
        }
    }
}
