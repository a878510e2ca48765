using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>
/// Somebody has opened the link of their invitation. Whoever has an account with that address keeps it and its password; everybody else gets one.
/// Nobody is signed in by it, and sessions from before are ended, since they were not opened as staff.
/// </summary>
public sealed class JoinStaff(StoreDb reads, StoreWrites writes, Passwords passwords, EndSessions end, TimeProvider time)
{
    /// <summary>The invitation as long as it is open, and whether its address has an account.</summary>
    public async Task<(Invitation Invitation, bool HasAccount)?> FindAsync(long id, CancellationToken cancel = default)
    {
        var invitation = await reads.Invitations.AsNoTracking().Include(i => i.Role).SingleOrDefaultAsync(i => i.Id == id, cancel);
        return invitation?.IsOpen(time.GetUtcNow()) == true ? (invitation, await reads.Shoppers.WithEmail(invitation.Email).AnyAsync(cancel)) : null;
    }

    /// <param name="id">The invitation.</param>
    /// <param name="name">What to call them, for a new account.</param>
    /// <param name="password">For a new account; not looked at when there is one.</param>
    /// <param name="locale">The language of a new account.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public async Task<Outcome<Shopper>> RunAsync(long id, string? name, string? password, string locale, CancellationToken cancel = default)
    {
        if (await FindAsync(id, cancel) is not { } found)
            return IdentityRefusals.LinkIsDead;
        if (!found.HasAccount && Passwords.Judge(password, found.Invitation.Email) is { } refusal)
            return refusal;

        var hash = found.HasAccount ? null : passwords.Hash(password!);
        var joined = await writes.RunAsync(db => JoinAsync(db, found.Invitation, name, hash, locale, cancel), cancel);
        if (joined.Succeeded)
            await end.AllAsync(joined.Value.Id, cancel: cancel);
        return joined;
    }

    private async Task<Outcome<Shopper>> JoinAsync(StoreDb db, Invitation invitation, string? name, string? hash, string locale, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var accepted = await db.Invitations
            .Where(i => i.Id == invitation.Id && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedAt, now), cancel);
        if (accepted == 0)
            return IdentityRefusals.LinkIsDead;

        var shopper = await db.Shoppers.WithEmail(invitation.Email).SingleOrDefaultAsync(cancel);
        if (shopper is null)
        {
            if (hash is null)
                return IdentityRefusals.LinkIsDead;
            shopper = Shopper.Open(invitation.Email, name, locale, now);
            shopper.PasswordHash = hash;
            db.Shoppers.Add(shopper);
            await db.SaveChangesAsync(cancel);
        }

        if (!await db.ShopperRoles.AnyAsync(given => given.UserId == shopper.Id && given.RoleId == invitation.RoleId, cancel))
            db.ShopperRoles.Add(new IdentityUserRole<long> { UserId = shopper.Id, RoleId = invitation.RoleId });
        return shopper;
    }
}
