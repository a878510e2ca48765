using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>
/// How a change to the way somebody signs in is written: the shopper alone in the transaction, the mail about it in the outbox. Two changes at once
/// run one after the other.
/// </summary>
internal static class ChangeShopper
{
    /// <param name="writes">The shop's writes.</param>
    /// <param name="shopperId">Whose account it is.</param>
    /// <param name="what">What the mail says has changed.</param>
    /// <param name="now">When.</param>
    /// <param name="change">Makes the change, or refuses it.</param>
    /// <param name="cancel">Ends the wait for the database.</param>
    public static Task<Outcome<Shopper>> ChangeAsync(
        this StoreWrites writes, long shopperId, SecurityEvent what, DateTimeOffset now, Func<StoreDb, Shopper, Task<Refusal?>> change, CancellationToken cancel) => writes.RunAsync<Outcome<Shopper>>(
        async db =>
        {
            if (await db.Shoppers.SingleOrDefaultAsync(s => s.Id == shopperId, cancel) is not { } shopper)
                return IdentityRefusals.LinkIsDead;
            var address = shopper.Email;
            if (await change(db, shopper) is { } refusal)
                return refusal;

            shopper.ConcurrencyStamp = Guid.NewGuid().ToString("N");
            db.Outbox.Add(OutboxMessage.For(new SecurityByMail(shopperId, what, now, shopper.Email == address ? null : address), now));
            return shopper;
        },
        cancel);
}
