using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>Asks somebody to work for the shop in a role. An older invitation of the same address is withdrawn by it.</summary>
public sealed class InviteStaff(StoreWrites writes, TimeProvider time)
{
    public const string ByCommand = "command";

    /// <summary>The invitation, and the mail with its link.</summary>
    public async Task<Outcome<Invitation>> ByMailAsync(string email, string role, string by, CancellationToken cancel = default) => await writes.RunAsync<Outcome<Invitation>>(
        async db =>
        {
            var invited = await InviteAsync(db, email, role, by, cancel);
            if (invited.Succeeded)
                db.Outbox.Add(OutboxMessage.For(new InvitedByMail(invited.Value.Id), time.GetUtcNow(), once: $"mail:invitation:{invited.Value.Id}"));
            return invited;
        },
        cancel);

    /// <summary>The invitation of an owner, whose link the command prints: whoever runs commands on the server owns the shop.</summary>
    public Task<Outcome<Invitation>> ByCommandAsync(string email, CancellationToken cancel = default) =>
        writes.RunAsync(db => InviteAsync(db, email, Role.Owner, ByCommand, cancel), cancel);

    public Task<Outcome<bool>> WithdrawAsync(long id, CancellationToken cancel = default) => writes.RunAsync<Outcome<bool>>(
        async db => await WithdrawAsync(db.Invitations.Where(i => i.Id == id), time.GetUtcNow(), cancel) == 1 ? true : IdentityRefusals.InvitationIsOver,
        cancel);

    private async Task<Outcome<Invitation>> InviteAsync(StoreDb db, string email, string roleName, string by, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await db.Roles.SingleOrDefaultAsync(r => r.Name == roleName, cancel) is not { } role)
            return IdentityRefusals.NoSuchRole;
        var normalised = Shopper.Normalise(email);
        if (await db.ShopperRoles.AnyAsync(given => given.RoleId == role.Id && db.Shoppers.Any(s => s.Id == given.UserId && s.NormalizedEmail == normalised), cancel))
            return IdentityRefusals.AlreadyInRole;

        await WithdrawAsync(db.Invitations.Where(i => i.Email == email), now, cancel);
        var invitation = new Invitation { Email = email, RoleId = role.Id, InvitedBy = by, CreatedAt = now, ExpiresAt = now + Invitation.Lifetime };
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(cancel);
        return invitation;
    }

    private static Task<int> WithdrawAsync(IQueryable<Invitation> which, DateTimeOffset now, CancellationToken cancel) => which
        .Where(i => i.AcceptedAt == null && i.WithdrawnAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(i => i.WithdrawnAt, now), cancel);
}
