using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>The other way round from <see cref="ReconcilePayments"/>: goes through what the gateway knows of the last days, and finds money
/// that no order here asked for, orders that nobody paid there, refunds that are still on their way, and disputes of which no webhook told.
/// A held shop asks nothing.</summary>
public sealed class ReconcileGateway(
    StoreDb reads, StoreWrites writes, IPaymentGateway gateway, SettlePayment settle, SettleRefund refunds, RecordDispute disputes, TimeProvider time, ILogger<ReconcileGateway> log)
{
    /// <summary>A session lives for a day at most, and a day more is for whatever was away.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(2);

    private const int Batch = 500;

    [AutomaticRetry(Attempts = 0)]
    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    public async Task RunAsync(CancellationToken cancel)
    {
        if (await reads.Holds.AnyAsync(cancel))
            return;

        var since = time.GetUtcNow() - Back;
        await PaymentsAsync(since, cancel);
        await RefundsAsync(cancel);
        await DisputesAsync(since, cancel);
    }

    private async Task PaymentsAsync(DateTimeOffset since, CancellationToken cancel)
    {
        // Those that were settled before the gateway was asked, so that its list must have them.
        var here = await reads.Payments
            .Where(p => p.State == PaymentState.Paid && p.CreatedAt > since && p.SessionId != null)
            .Select(p => new { p.SessionId, p.Order.Number })
            .ToDictionaryAsync(p => p.SessionId!, p => p.Number, cancel);
        if (await gateway.ListCompleteSessionsAsync(since, cancel) is not GatewayAnswer<IReadOnlyList<GatewaySession>>.Answered(var there))
        {
            log.LogWarning("The gateway did not list its sessions; the next run asks again");
            return;
        }

        var paid = there.Where(session => session.IsPaid).ToList();
        foreach (var session in await UnknownAsync(paid, cancel))
        {
            if ((await settle.ApplyAsync(session, cancel)).Refusal is { } refusal)
                log.LogWarning("Payment session {Session} fits no order: {Code}", session.Id, refusal.Code);
        }

        foreach (var (session, number) in here.ExceptBy(paid.Select(session => session.Id), one => one.Key))
            await DoubtAsync(session, number, cancel);
    }

    private async Task<List<GatewaySession>> UnknownAsync(List<GatewaySession> paid, CancellationToken cancel)
    {
        var unknown = new List<GatewaySession>();
        foreach (var batch in paid.Chunk(Batch))
        {
            var ids = batch.Select(session => session.Id).ToList();
            var known = await reads.Payments.Where(p => p.State == PaymentState.Paid && ids.Contains(p.SessionId!)).Select(p => p.SessionId!).ToListAsync(cancel);
            unknown.AddRange(batch.ExceptBy(known, session => session.Id));
        }

        return unknown;
    }

    /// <summary>Only what the gateway says of this one session counts: a list may be a moment behind.</summary>
    private async Task DoubtAsync(string session, string orderNumber, CancellationToken cancel)
    {
        if (await gateway.FindSessionAsync(session, cancel) is GatewayAnswer<GatewaySession>.Answered({ IsPaid: true }) or GatewayAnswer<GatewaySession>.Unknown)
            return;

        var doubt = new PaymentConcern { Kind = PaymentConcernKind.NotPaidAtGateway, Subject = session, OrderNumber = orderNumber, Detail = AttentionWords.NotPaidAtGateway.With(orderNumber), At = time.GetUtcNow() };
        await writes.RunAsync(db => db.RaiseAsync(doubt, cancel), cancel);
    }

    private async Task RefundsAsync(CancellationToken cancel)
    {
        foreach (var refund in await reads.Refunds.Where(r => r.State == RefundState.Pending && r.GatewayId != null).Select(r => r.GatewayId!).ToListAsync(cancel))
            Tell("Refund", refund, (await refunds.RunAsync(refund, cancel)).Refusal);
    }

    private async Task DisputesAsync(DateTimeOffset since, CancellationToken cancel)
    {
        foreach (var dispute in await reads.Disputes.Where(d => d.State < DisputeState.Lost).Select(d => d.GatewayId).ToListAsync(cancel))
            Tell("Dispute", dispute, (await disputes.RunAsync(dispute, cancel)).Refusal);

        if (await gateway.ListDisputesAsync(since, cancel) is not GatewayAnswer<IReadOnlyList<GatewayDispute>>.Answered(var there))
            return;
        var ids = there.Select(dispute => dispute.Id).ToList();
        var known = await reads.Disputes.Where(d => ids.Contains(d.GatewayId)).Select(d => d.GatewayId).ToListAsync(cancel);
        foreach (var dispute in there.ExceptBy(known, dispute => dispute.Id))
            Tell("Dispute", dispute.Id, (await disputes.ApplyAsync(dispute, cancel)).Refusal);
    }

    private void Tell(string what, string id, Refusal? refusal)
    {
        if (refusal is not null)
            log.LogWarning("{What} {Id} could not be reconciled: {Code}", what, id, refusal.Code);
    }
}
