using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Payments;

internal static class PaymentConcerns
{
    /// <summary>Once for each kind and subject, also when it was resolved before.</summary>
    public static async Task RaiseAsync(this StoreDb db, PaymentConcern concern, CancellationToken cancel)
    {
        if (!await db.PaymentConcerns.AnyAsync(c => c.Kind == concern.Kind && c.Subject == concern.Subject, cancel))
            db.PaymentConcerns.Add(concern);
    }

    /// <returns>False when somebody has resolved it already, or there is none.</returns>
    public static async Task<bool> ResolveAsync(this StoreDb db, PaymentConcernKind kind, string subject, string by, string note, DateTimeOffset now, CancellationToken cancel) =>
        await db.PaymentConcerns
            .Where(c => c.Kind == kind && c.Subject == subject && c.ResolvedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ResolvedAt, now).SetProperty(c => c.ResolvedBy, by).SetProperty(c => c.Note, note), cancel) == 1;
}
