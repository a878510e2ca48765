using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>
/// Gives members of staff other roles or none, and roles other permissions. A shop always has an owner: changes of who has which role run one after the other,
/// so that two owners who remove each other leave one. What is taken away is gone here at once, elsewhere within <see cref="ReadSession.TrustedFor"/>.
/// </summary>
public sealed class ChangeStaff(StoreWrites writes, EndSessions end, ReadSession sessions)
{
    /// <summary>Without any role they are a shopper again, and signed out everywhere.</summary>
    public async Task<Outcome<long>> GiveRolesAsync(long shopperId, IReadOnlyList<string> roles, CancellationToken cancel = default)
    {
        var given = await writes.RunAsync<Outcome<long>>(
            async db =>
            {
                await LockOwnersAsync(db, cancel);
                var wanted = await db.Roles.Where(role => roles.Contains(role.Name!)).Select(role => role.Id).ToListAsync(cancel);
                var had = await db.ShopperRoles.Where(role => role.UserId == shopperId).ToListAsync(cancel);
                if (had.Count == 0)
                    return IdentityRefusals.NoSuchStaff;
                if (wanted.Count != roles.Distinct().Count())
                    return IdentityRefusals.NoSuchRole;

                db.ShopperRoles.RemoveRange(had.Where(role => !wanted.Contains(role.RoleId)));
                db.ShopperRoles.AddRange(wanted.Where(id => had.TrueForAll(role => role.RoleId != id)).Select(id => new IdentityUserRole<long> { UserId = shopperId, RoleId = id }));
                await db.SaveChangesAsync(cancel);
                return await db.ShopperRoles.AnyAsync(role => db.Roles.Any(r => r.Id == role.RoleId && r.Name == Role.Owner), cancel) ? shopperId : IdentityRefusals.LastOwner;
            },
            cancel);
        if (given.Succeeded && roles.Count == 0)
            await end.AllAsync(shopperId, cancel: cancel);
        if (given.Succeeded)
            await sessions.AnewAsync(shopperId, cancel);
        return given;
    }

    /// <summary>Every permission not named is taken away. Refuses the owner's role, which is no set.</summary>
    public async Task<Outcome<string>> GrantAsync(string roleName, IReadOnlyList<Permission> permissions, CancellationToken cancel = default)
    {
        var people = new List<long>();
        var granted = await writes.RunAsync<Outcome<string>>(
            async db =>
            {
                if (roleName == Role.Owner || await db.Roles.SingleOrDefaultAsync(r => r.Name == roleName, cancel) is not { } role)
                    return IdentityRefusals.NoSuchRole;

                var had = await db.RoleClaims.Where(claim => claim.RoleId == role.Id && claim.ClaimType == Permissions.Claim).ToListAsync(cancel);
                db.RoleClaims.RemoveRange(had.Where(claim => Permissions.Named(claim.ClaimValue) is not { } known || !permissions.Contains(known)));
                db.RoleClaims.AddRange(permissions.Distinct().Where(one => had.TrueForAll(claim => claim.ClaimValue != one.ToString())).Select(one => DefaultRoles.Grant(role.Id, one)));
                people = await db.ShopperRoles.Where(given => given.RoleId == role.Id).Select(given => given.UserId).ToListAsync(cancel);
                return roleName;
            },
            cancel);
        foreach (var shopperId in granted.Succeeded ? people : [])
            await sessions.AnewAsync(shopperId, cancel);
        return granted;
    }

    private static Task<int> LockOwnersAsync(StoreDb db, CancellationToken cancel) => db.Roles
        .Where(role => role.Name == Role.Owner)
        .ExecuteUpdateAsync(set => set.SetProperty(role => role.Name, role => role.Name), cancel);
}
