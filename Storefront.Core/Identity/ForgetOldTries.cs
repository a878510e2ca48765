using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Identity;

/// <summary>Every night: counts of tries that count no more, and sessions that are over, are deleted.</summary>
public sealed class ForgetOldTries(StoreWrites writes, TimeProvider time)
{
    public Task RunAsync(CancellationToken cancel) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            var (yesterday, longAgo) = (now - Patience.Memory, now - Session.LastingFor);
            await db.TryCounts.Where(c => c.LastAt < yesterday && (c.PausedUntil == null || c.PausedUntil < now)).ExecuteDeleteAsync(cancel);
            await db.Sessions.Where(s => s.LastUsedAt < longAgo || s.EndsAt < now).ExecuteDeleteAsync(cancel);
        },
        cancel);
}
