using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>Signs out: this browser, another one, or all but one. In this process at once, in others within <see cref="ReadSession.TrustedFor"/>.</summary>
public sealed class EndSessions(StoreWrites writes, SessionCache cache)
{
    public Task OfTokenAsync(string? token, CancellationToken cancel = default) =>
        OpaqueToken.Hash(token) is { } hash ? RunAsync(sessions => sessions.Where(s => s.TokenHash == hash), cancel) : Task.CompletedTask;

    /// <returns>Whether there was such a session of theirs.</returns>
    public async Task<bool> OneAsync(long shopperId, long sessionId, CancellationToken cancel = default) =>
        await RunAsync(sessions => sessions.Where(s => s.ShopperId == shopperId && s.Id == sessionId), cancel) > 0;

    public Task<int> AllAsync(long shopperId, long? except = null, CancellationToken cancel = default) =>
        RunAsync(sessions => sessions.Where(s => s.ShopperId == shopperId && s.Id != except), cancel);

    private async Task<int> RunAsync(Func<IQueryable<Session>, IQueryable<Session>> which, CancellationToken cancel)
    {
        var ended = await writes.RunAsync(
            async db =>
            {
                var hashes = await which(db.Sessions).Select(s => s.TokenHash).ToListAsync(cancel);
                await which(db.Sessions).ExecuteDeleteAsync(cancel);
                return hashes;
            },
            cancel);
        cache.Forget(ended);
        return ended.Count;
    }
}
