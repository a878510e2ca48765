using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>Who is signed in, as the database said at most <see cref="ReadSession.TrustedFor"/> ago.</summary>
/// <param name="Claims">What their roles allow them: types and values.</param>
public sealed record SignedIn(
    long SessionId, long ShopperId, string Email, string? Name, DateTimeOffset Since, SignInMethod Method, IReadOnlyList<string> Roles, IReadOnlyList<(string Type, string Value)> Claims)
{
    private readonly HashSet<Permission> permissions = [.. Claims.Where(claim => claim.Type == Permissions.Claim).Select(claim => Permissions.Named(claim.Value)).OfType<Permission>()];

    public bool IsStaff => Roles.Count > 0;

    public bool IsOwner => Roles.Contains(Role.Owner);

    /// <summary>Whether this session was opened by more than a password or a mailbox. Another party's word counts as one step: the shop cannot see how it was given.</summary>
    public bool IsProvenTwice => Method is SignInMethod.PasswordAndCode or SignInMethod.Passkey or SignInMethod.LinkAndCode or SignInMethod.OpenIdConnectAndCode;

    /// <summary>The one question that doors and menus ask. A session that was opened by a password alone may nothing.</summary>
    public bool May(Permission permission) => IsProvenTwice && (IsOwner || permissions.Contains(permission));

    /// <summary>Whether they signed in a moment ago, and so may change how they sign in.</summary>
    public bool IsFresh(DateTimeOffset now) => now - Since < Session.FreshFor;
}

/// <summary>
/// Finds the session of a token. The answer is kept for half a minute, so a session that was ended elsewhere, and rights that were taken away, are gone within it;
/// here they are gone at once.
/// </summary>
public sealed class ReadSession(StoreDb db, StoreWrites writes, SessionCache cache, TimeProvider time)
{
    public static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(5);

    public async Task<SignedIn?> RunAsync(string? token, CancellationToken cancel = default)
    {
        if (OpaqueToken.Hash(token) is not { } hash)
            return null;

        var now = time.GetUtcNow();
        if (cache.Find(hash, now) is { } known)
            return known;

        var session = await db.Sessions.AsNoTracking().Include(s => s.Shopper).SingleOrDefaultAsync(s => s.TokenHash == hash, cancel);
        if (session is null || session.IsOver(now) || session.Shopper.IsShutOut(now))
            return null;
        var roles = await RolesAsync(session.ShopperId, cancel);
        // Opened as a shopper, and a member of staff since.
        if (roles.Count > 0 && session.CreatedAt + Session.StaffFor <= now)
            return null;

        if (now - session.LastUsedAt >= NotedEvery)
            await writes.RunAsync(db => db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastUsedAt, now), cancel), cancel);
        var signedIn = new SignedIn(
            session.Id,
            session.ShopperId,
            session.Shopper.Email!,
            session.Shopper.Name,
            session.CreatedAt,
            session.Method,
            [.. roles.Select(role => role.Name)],
            [.. roles.SelectMany(role => role.Claims).Distinct()]);
        cache.Keep(hash, signedIn, now);
        return signedIn;
    }

    /// <summary>Something about the shopper or their roles has changed: this process asks the database again.</summary>
    public async Task AnewAsync(long shopperId, CancellationToken cancel = default) =>
        cache.Forget(await db.Sessions.Where(s => s.ShopperId == shopperId).Select(s => s.TokenHash).ToListAsync(cancel));

    private async Task<List<(string Name, List<(string, string)> Claims)>> RolesAsync(long shopperId, CancellationToken cancel)
    {
        var roles = await db.ShopperRoles
            .Where(given => given.UserId == shopperId)
            .Join(db.Roles, given => given.RoleId, role => role.Id, (given, role) => role)
            .Select(role => new { role.Name, Claims = db.RoleClaims.Where(claim => claim.RoleId == role.Id).Select(claim => new { claim.ClaimType, claim.ClaimValue }).ToList() })
            .ToListAsync(cancel);
        return roles.ConvertAll(role => (role.Name!, role.Claims.ConvertAll(claim => (claim.ClaimType ?? "", claim.ClaimValue ?? ""))));
    }
}

/// <summary>What this process knows of sessions.</summary>
public sealed class SessionCache(IMemoryCache memory)
{
    public SignedIn? Find(string tokenHash, DateTimeOffset now) =>
        memory.TryGetValue<Entry>(Key(tokenHash), out var kept) && now - kept!.ReadAt < ReadSession.TrustedFor && now >= kept.ReadAt ? kept.SignedIn : null;

    public void Keep(string tokenHash, SignedIn signedIn, DateTimeOffset now) => memory.Set(Key(tokenHash), new Entry(signedIn, now), ReadSession.TrustedFor);

    public void Forget(IEnumerable<string> tokenHashes)
    {
        foreach (var hash in tokenHashes)
            memory.Remove(Key(hash));
    }

    private static (Type, string) Key(string tokenHash) => (typeof(SessionCache), tokenHash);

    private sealed record Entry(SignedIn SignedIn, DateTimeOffset ReadAt);
}
