using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>Signs somebody in, in one browser. What is left of sessions that are over goes at the same time.</summary>
public sealed class OpenSession(StoreWrites writes, TimeProvider time)
{
    /// <returns>The token that the browser keeps.</returns>
    public async Task<string> RunAsync(Shopper shopper, string device, SignInMethod method, bool isLasting, CancellationToken cancel = default)
    {
        var token = OpaqueToken.New();
        await writes.RunAsync(
            async db =>
            {
                var now = time.GetUtcNow();
                var longAgo = now - Session.LastingFor;
                await db.Sessions.Where(s => s.ShopperId == shopper.Id && s.LastUsedAt < longAgo).ExecuteDeleteAsync(cancel);
                var isStaff = await db.ShopperRoles.AnyAsync(given => given.UserId == shopper.Id, cancel);
                db.Sessions.Add(Session.Open(OpaqueToken.Hash(token)!, shopper.Id, device, method, isLasting, isStaff, now));
            },
            cancel);
        return token;
    }
}
