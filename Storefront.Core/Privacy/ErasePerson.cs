using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Privacy;

/// <summary>Tell somebody that they have been forgotten. The row is the last that holds the address, and goes with the mail.</summary>
public sealed record ErasedByMail(string Email, string Locale) : IJob
{
    public static string Kind => "mail-account-erased";
}

/// <summary>Forgets a shopper: everywhere, but for what the law asks to keep (<see cref="PersonalTables"/>). All or nothing, and for good.</summary>
public sealed class ErasePerson(StoreWrites writes, SessionCache sessions, TimeProvider time)
{
    /// <summary>Refuses staff, and whoever does not type their own address.</summary>
    public async Task<Outcome<Shopper>> RunAsync(long shopperId, string? typedEmail, CancellationToken cancel = default)
    {
        List<string> ended = [];
        var erased = await writes.RunAsync<Outcome<Shopper>>(
            async db =>
            {
                // Locked by a write of its own, so that two at once run one after the other.
                await db.Shoppers.Where(s => s.Id == shopperId).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConcurrencyStamp, Guid.NewGuid().ToString("N")), cancel);
                if (await db.Shoppers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == shopperId, cancel) is not { } shopper)
                    return PrivacyRefusals.NoSuchAccount;
                if (Shopper.Normalise(typedEmail?.Trim() ?? "") != shopper.NormalizedEmail)
                    return PrivacyRefusals.NotConfirmed;
                if (await db.ShopperRoles.AnyAsync(given => given.UserId == shopperId, cancel))
                    return PrivacyRefusals.WorksHere;

                ended = await db.Sessions.Where(s => s.ShopperId == shopperId).Select(s => s.TokenHash).ToListAsync(cancel);
                var who = (await Person.FindAsync(db, shopperId, cancel))! with { Now = time.GetUtcNow() };
                foreach (var table in PersonalTables.All)
                    await table.EraseAsync(db, who, cancel);
                db.Outbox.Add(OutboxMessage.For(new ErasedByMail(shopper.Email!, shopper.Locale), time.GetUtcNow()));
                return shopper;
            },
            cancel);
        if (erased.Succeeded)
            sessions.Forget(ended);
        return erased;
    }
}
