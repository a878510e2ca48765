using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Payments;

/// <summary>Asks the gateway again about a payment that did not fit. When it fits now, it is settled as any other and the concern is
/// resolved; else it is refused with the reason, and nothing has changed. Safe to press again.</summary>
public sealed class RecheckPayment(StoreWrites writes, SettlePayment settle, TimeProvider time)
{
    public async Task<Outcome<Settlement>> RunAsync(PaymentConcernKind kind, string sessionId, string staff, CancellationToken cancel = default)
    {
        var settled = await settle.RunAsync(sessionId, cancel);
        if (settled.Refusal is { } refusal)
            return refusal.Kind == RefusalKind.Unavailable ? refusal : PaymentRefusals.StillDoesNotFit;
        if (settled.Value.Result is not (SettlementResult.Paid or SettlementResult.PaidTooLate))
            return PaymentRefusals.StillDoesNotFit;

        await writes.RunAsync(db => db.ResolveAsync(kind, sessionId, staff, AttentionWords.NoteSettled, time.GetUtcNow(), cancel), cancel);
        return settled;
    }
}
