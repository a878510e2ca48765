using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>A member of staff has looked at a concern and says what became of it. Refuses without words, and a second time.</summary>
public sealed class MarkSeen(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<bool>> RunAsync(PaymentConcernKind kind, string subject, string staff, string note, CancellationToken cancel = default) => writes.RunAsync<Outcome<bool>>(
        async db =>
        {
            var said = note.Trim();
            if (said.Length is 0 or > PaymentConcern.LongestNote)
                return PaymentRefusals.NoteMissing;
            return await db.ResolveAsync(kind, subject, staff, said, time.GetUtcNow(), cancel) ? true : PaymentRefusals.AlreadySeen;
        },
        cancel);
}
