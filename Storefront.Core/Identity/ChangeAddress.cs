using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>A shopper moves to another e-mail address. It is asked at the new one, and told at the old one once it is done.</summary>
public sealed class ChangeAddress(StoreWrites writes, EndSessions end, ReadSession sessions, TimeProvider time)
{
    /// <summary>Says nothing about whether somebody else has the address.</summary>
    public Task AskAsync(long shopperId, string newEmail, CancellationToken cancel = default) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            if (await Patience.Mail.TakeAsync(db, newEmail, now, cancel))
                db.Outbox.Add(OutboxMessage.For(new NewAddressByMail(shopperId, newEmail), now));
        },
        cancel);

    /// <summary>By the link that was mailed to the new address; it works once. Every browser but that one is signed out.</summary>
    public async Task<Outcome<Shopper>> ConfirmAsync(long shopperId, string stamp, string newEmail, long? sessionId, CancellationToken cancel = default)
    {
        var changed = await writes.ChangeAsync(
            shopperId,
            SecurityEvent.AddressChanged,
            time.GetUtcNow(),
            async (db, shopper) =>
            {
                if (shopper.SecurityStamp != stamp)
                    return IdentityRefusals.LinkIsDead;
                if (await db.Shoppers.WithEmail(newEmail).AnyAsync(other => other.Id != shopperId, cancel))
                    return IdentityRefusals.AccountExists;

                shopper.Answer(newEmail);
                return null;
            },
            cancel);
        if (changed.Succeeded)
        {
            await end.AllAsync(shopperId, sessionId, cancel);
            await sessions.AnewAsync(shopperId, cancel);
        }

        return changed;
    }
}
