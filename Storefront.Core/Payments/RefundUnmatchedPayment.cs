using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>Give the money of a session back that no order here goes with.</summary>
public sealed record RefundUnmatched(string SessionId) : IJob
{
    public static string Kind => "refund-unmatched";
}

/// <summary>Gives money back that fits no order: staff ask once, a job does it. Refuses when an order was paid by it after all, or
/// when somebody has decided already.</summary>
public sealed class RefundUnmatchedPayment(StoreDb reads, StoreWrites writes, IPaymentGateway gateway, TimeProvider time) : IJobHandler
{
    /// <param name="kind">The concern that this settles.</param>
    /// <param name="sessionId">The gateway's key of the session.</param>
    /// <param name="staff">Who asks for it.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public Task<Outcome<bool>> RunAsync(PaymentConcernKind kind, string sessionId, string staff, CancellationToken cancel = default) => writes.RunAsync<Outcome<bool>>(
        async db =>
        {
            var now = time.GetUtcNow();
            if (await db.Payments.AnyAsync(p => p.SessionId == sessionId && p.State == PaymentState.Paid, cancel))
                return PaymentRefusals.BelongsToAnOrder;
            if (!await db.ResolveAsync(kind, sessionId, staff, AttentionWords.NoteRefunded, now, cancel))
                return PaymentRefusals.AlreadySeen;

            db.Outbox.Add(OutboxMessage.For(new RefundUnmatched(sessionId), now, once: $"refund-unmatched:{sessionId}"));
            return true;
        },
        cancel);

    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var sessionId = job.Read<RefundUnmatched>().SessionId;
        if (await reads.Payments.AnyAsync(p => p.SessionId == sessionId && p.State == PaymentState.Paid, cancel))
            throw new InvalidOperationException($"Session {sessionId} belongs to an order now; it is not given back.");
        if (await gateway.FindSessionAsync(sessionId, cancel) is not GatewayAnswer<GatewaySession>.Answered({ IsPaid: true, PaymentIntentId: { } intent } session))
            throw new InvalidOperationException($"The gateway does not tell that session {sessionId} is paid.");

        var asked = new RefundRequest($"refund-unmatched:{sessionId}", intent, session.Amount, session.OrderNumber ?? sessionId);
        switch (await gateway.RefundAsync(asked, cancel))
        {
            case GatewayAnswer<GatewayRefund>.Answered({ State: not RefundState.Failed }):
                return;
            case GatewayAnswer<GatewayRefund>.Refused(var code, var message):
                throw new InvalidOperationException($"The gateway refused to give session {sessionId} back: {code} {message}");
            case var other:
                throw new InvalidOperationException($"Giving session {sessionId} back has come to nothing: {other}");
        }
    }
}
