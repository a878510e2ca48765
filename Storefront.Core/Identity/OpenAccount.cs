using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>Somebody wants an account. Nothing is looked up here: known and unknown addresses are the same row in the outbox, and the mail knows the rest.</summary>
public sealed class AskForAccount(StoreWrites writes, TimeProvider time)
{
    public Task RunAsync(string email, string locale, string? returnTo, CancellationToken cancel = default) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            if (await Patience.Mail.TakeAsync(db, email, now, cancel))
                db.Outbox.Add(OutboxMessage.For(new RegistrationByMail(email, locale, returnTo), now));
        },
        cancel);
}

/// <summary>Opens the account of somebody who has proven their address by the link that was mailed to it.</summary>
public sealed class OpenAccount(StoreDb reads, StoreWrites writes, Passwords passwords, TimeProvider time)
{
    public async Task<Outcome<Shopper>> RunAsync(string email, string? name, string? password, string locale, CancellationToken cancel = default)
    {
        // Looked up first, so that somebody who has an account is told so before they think of a password.
        if (await reads.Shoppers.WithEmail(email).AnyAsync(cancel))
            return IdentityRefusals.AccountExists;
        if (Passwords.Judge(password, email) is { } refusal)
            return refusal;

        var hash = passwords.Hash(password!);
        return await writes.RunAsync<Outcome<Shopper>>(
            async db =>
            {
                if (await db.Shoppers.WithEmail(email).AnyAsync(cancel))
                    return IdentityRefusals.AccountExists;

                var shopper = Shopper.Open(email, name, locale, time.GetUtcNow());
                shopper.PasswordHash = hash;
                db.Shoppers.Add(shopper);
                return shopper;
            },
            cancel);
    }
}
