using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>Somebody has forgotten a password. As with <see cref="AskForAccount"/>, nothing is looked up here.</summary>
public sealed class AskForReset(StoreWrites writes, TimeProvider time)
{
    public Task RunAsync(string email, CancellationToken cancel = default) => writes.RunAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            if (await Patience.Mail.TakeAsync(db, email, now, cancel))
                db.Outbox.Add(OutboxMessage.For(new ResetByMail(email), now));
        },
        cancel);
}

/// <summary>Sets a new password. Every other browser is signed out, and the shopper is told by mail.</summary>
public sealed class ChoosePassword(StoreDb reads, StoreWrites writes, Passwords passwords, EndSessions end, TimeProvider time)
{
    /// <summary>By the link that was mailed; it works once.</summary>
    /// <param name="stamp">The shopper's security stamp when the link was written.</param>
    public Task<Outcome<Shopper>> ByLinkAsync(long shopperId, string stamp, string? password, CancellationToken cancel = default) =>
        RunAsync(shopperId, shopper => shopper.SecurityStamp == stamp, password, except: null, cancel);

    /// <summary>By a shopper who has just signed in.</summary>
    /// <param name="sessionId">The browser that stays signed in.</param>
    public Task<Outcome<Shopper>> BySignedInAsync(long shopperId, long sessionId, string? password, CancellationToken cancel = default) =>
        RunAsync(shopperId, _ => true, password, sessionId, cancel);

    private async Task<Outcome<Shopper>> RunAsync(long shopperId, Func<Shopper, bool> may, string? password, long? except, CancellationToken cancel)
    {
        if (await reads.Shoppers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == shopperId, cancel) is not { } known || !may(known))
            return IdentityRefusals.LinkIsDead;
        if (Passwords.Judge(password, known.Email!) is { } refusal)
            return refusal;

        var hash = passwords.Hash(password!);
        var changed = await writes.ChangeAsync(
            shopperId,
            SecurityEvent.PasswordChanged,
            time.GetUtcNow(),
            async (db, shopper) =>
            {
                if (!may(shopper))
                    return IdentityRefusals.LinkIsDead;

                shopper.PasswordHash = hash;
                shopper.Renew();
                await Patience.SignIn.ForgetAsync(db, shopper.Email!, cancel);
                return null;
            },
            cancel);
        if (changed.Succeeded)
            await end.AllAsync(shopperId, except, cancel);
        return changed;
    }
}
