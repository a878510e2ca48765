using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Payments;

/// <summary>The guarded updates of a payment; false means somebody was first.</summary>
internal static class PaymentTransitions
{
    public static async Task<bool> RecordSessionAsync(this StoreDb db, long paymentId, GatewaySession session, CancellationToken cancel) => await db.Payments
        .Where(p => p.Id == paymentId && p.State == PaymentState.Pending)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(p => p.State, PaymentState.Open)
                .SetProperty(p => p.SessionId, session.Id)
                .SetProperty(p => p.HostedUrl, session.Url)
                .SetProperty(p => p.RawAnswer, session.Raw),
            cancel) == 1;

    public static async Task<bool> MarkPaidAsync(this StoreDb db, long paymentId, GatewaySession session, DateTimeOffset now, CancellationToken cancel) => await db.Payments
        .Where(p => p.Id == paymentId && p.State != PaymentState.Paid)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(p => p.State, PaymentState.Paid)
                .SetProperty(p => p.SessionId, session.Id)
                .SetProperty(p => p.PaymentIntentId, session.PaymentIntentId)
                .SetProperty(p => p.RawAnswer, session.Raw)
                .SetProperty(p => p.SettledAt, now),
            cancel) == 1;
}
