using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>Follows a refund at the gateway: a pending one comes to its end, and one that seemed done may still come back from the
/// bank. A refund that somebody made at the gateway is counted here too, and shown to staff, who know what it was for.</summary>
public sealed class SettleRefund(StoreWrites writes, IPaymentGateway gateway, SettlePayment settle, TimeProvider time)
{
    public async Task<Outcome<RefundState>> RunAsync(string refundId, CancellationToken cancel = default) =>
        await gateway.FindRefundAsync(refundId, cancel) switch
        {
            GatewayAnswer<GatewayRefund>.Answered(var told) => await settle.CatchUpAsync(told.OrderNumber, cancel) is { } unavailable
                ? unavailable
                : await writes.RunAsync(db => ApplyAsync(db, told, cancel), cancel),
            GatewayAnswer<GatewayRefund>.Refused => PaymentRefusals.NoSuchRefund,
            _ => PaymentRefusals.Unknown,
        };

    private async Task<Outcome<RefundState>> ApplyAsync(StoreDb db, GatewayRefund told, CancellationToken cancel)
    {
        var payment = await db.Payments.AsNoTracking().Include(p => p.Order).SingleOrDefaultAsync(p => p.PaymentIntentId == told.PaymentIntentId, cancel);
        if (payment is null || told.PaymentIntentId is null)
            return PaymentRefusals.NoSuchRefund;

        await db.LockOrderAsync(payment.Order.Number, cancel);
        if (await FindAsync(db, payment.Id, told, cancel) is { } refund)
            await db.RecordRefundAsync(refund, told, time.GetUtcNow(), cancel);
        else if (told.State != RefundState.Failed)
            await AdoptAsync(db, payment, told, cancel);
        return told.State;
    }

    /// <summary>By the key that it was asked for with: the answer to the request may not be written down yet.</summary>
    private static Task<Refund?> FindAsync(StoreDb db, long paymentId, GatewayRefund told, CancellationToken cancel)
    {
        var id = told.Key is { } key && key.StartsWith(Refund.KeyPrefix, StringComparison.Ordinal)
            && long.TryParse(key.AsSpan(Refund.KeyPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        return db.Refunds.AsNoTracking().Include(r => r.Order).SingleOrDefaultAsync(r => r.PaymentId == paymentId && (r.GatewayId == told.Id || r.Id == id), cancel);
    }

    private async Task AdoptAsync(StoreDb db, Payment payment, GatewayRefund told, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await db.RaiseAsync(
            new PaymentConcern
            {
                Kind = PaymentConcernKind.UnknownRefund,
                Subject = told.Id,
                OrderNumber = payment.Order.Number,
                Detail = AttentionWords.UnknownRefund.With(told.Amount),
                At = now,
            },
            cancel);
        if (told.Amount.Currency != payment.Amount.Currency || !await db.CountRefundAsync(payment.OrderId, told.Amount.Minor, cancel))
            return;

        db.Attach(payment);
        var made = Refund.MadeElsewhere(payment, told, now);
        db.Refunds.Add(made);
        db.OrderEvents.Add(new OrderEvent { OrderId = payment.OrderId, Kind = OrderEventKind.Refunded, Actor = OrderEvent.System, At = now, Detail = told.Amount.ToString() });
        await db.DerivePaymentStatusAsync(payment.OrderId, cancel);
        if (told.State == RefundState.Succeeded)
            await db.AskForCreditNoteAsync(made.Id, now, cancel);
    }
}
