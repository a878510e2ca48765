using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>Tries a refund again. One that the gateway never answered is sent again under its own key; one that failed is asked for
/// anew, under the guard that all refunds together stay within what was paid. Refuses one that is under way, done, or was tried again
/// already.</summary>
public sealed class RetryRefund(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<bool>> RunAsync(long refundId, string staff, CancellationToken cancel = default) => writes.RunAsync<Outcome<bool>>(
        async db =>
        {
            var refund = await db.Refunds.AsNoTracking().Include(r => r.Order).SingleOrDefaultAsync(r => r.Id == refundId, cancel);
            if (refund is null || !await db.LockOrderAsync(refund.Order.Number, cancel))
                return PaymentRefusals.NoSuchRefund;

            // Read again: until the order was locked, somebody else may have been at it.
            return await db.Refunds.Where(r => r.Id == refundId).Select(r => r.State).SingleAsync(cancel) switch
            {
                RefundState.Requested => await SendAgainAsync(db, refund, cancel),
                RefundState.Failed => await AskAnewAsync(db, refund, staff, cancel),
                _ => PaymentRefusals.RefundNotStuck,
            };
        },
        cancel);

    private async Task<Outcome<bool>> SendAgainAsync(StoreDb db, Refund refund, CancellationToken cancel)
    {
        var payload = JsonSerializer.Serialize(new SendRefunds(refund.OrderId));
        if (await db.Outbox.AnyAsync(m => m.Status == OutboxStatus.Waiting && m.Kind == SendRefunds.Kind && m.Payload == payload, cancel))
            return PaymentRefusals.RefundNotStuck;

        // What was given up is answered by this one.
        await db.Outbox.Where(m => m.Status == OutboxStatus.Dead && m.Kind == SendRefunds.Kind && m.Payload == payload).ExecuteDeleteAsync(cancel);
        db.Outbox.Add(OutboxMessage.For(new SendRefunds(refund.OrderId), time.GetUtcNow()));
        return true;
    }

    private async Task<Outcome<bool>> AskAnewAsync(StoreDb db, Refund refund, string staff, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!await db.ResolveAsync(PaymentConcernKind.RefundFailed, refund.IdempotencyKey, staff, AttentionWords.NoteRetried, now, cancel))
            return PaymentRefusals.AlreadySeen;
        if (await db.RefuseDuringDisputeAsync(refund.OrderId, staffMeansIt: false, cancel) is { } disputed)
            return disputed;

        var again = await RefundMoney.RunAsync(db, refund.OrderId, refund.ToGateway, [], refund.Reason, staff, now, cancel);
        return again is null ? PaymentRefusals.RefundTooMuch(await db.Orders.AsNoTracking().Where(o => o.Id == refund.OrderId).Select(o => o.Refundable).SingleAsync(cancel)) : true;
    }
}
