using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>Who somebody is at another party (OpenID Connect).</summary>
/// <param name="Provider">Ours; never changes.</param>
/// <param name="Key">Theirs; never changes.</param>
/// <param name="IsEmailProven">Whether they vouch for the address.</param>
public sealed record ForeignLogin(string Provider, string Key, string? Email, bool IsEmailProven, string? Name);

/// <summary>
/// Signs in who is known by another party, and opens an account for who is new. An account that is there already is never joined because of its address
/// alone: whoever owns it connects the two while signed in.
/// </summary>
public sealed class SignInByLogin(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<Shopper>> RunAsync(ForeignLogin login, string locale, CancellationToken cancel = default) => writes.RunAsync<Outcome<Shopper>>(
        async db =>
        {
            var now = time.GetUtcNow();
            var known = await db.ShopperLogins
                .Where(l => l.LoginProvider == login.Provider && l.ProviderKey == login.Key)
                .Join(db.Shoppers, l => l.UserId, s => s.Id, (l, s) => s)
                .SingleOrDefaultAsync(cancel);
            if (known is not null)
                return known.IsShutOut(now) ? IdentityRefusals.NotSignedIn : known;
            if (login.Email is not { } email || !login.IsEmailProven)
                return IdentityRefusals.LoginHasNoAddress;
            if (await db.Shoppers.WithEmail(email).AnyAsync(cancel))
                return IdentityRefusals.ConnectFirst;

            var shopper = Shopper.Open(email, login.Name, locale, now);
            db.Shoppers.Add(shopper);
            await db.SaveChangesAsync(cancel);
            db.ShopperLogins.Add(Row(login, shopper.Id));
            return shopper;
        },
        cancel);

    /// <summary>By a shopper who has just signed in by other means.</summary>
    public Task<Outcome<Shopper>> ConnectAsync(long shopperId, ForeignLogin login, CancellationToken cancel = default) => writes.ChangeAsync(
        shopperId,
        SecurityEvent.LoginConnected,
        time.GetUtcNow(),
        async (db, shopper) =>
        {
            if (await db.ShopperLogins.AnyAsync(l => l.LoginProvider == login.Provider && (l.ProviderKey == login.Key || l.UserId == shopperId), cancel))
                return IdentityRefusals.LoginTaken;
            db.ShopperLogins.Add(Row(login, shopper.Id));
            return null;
        },
        cancel);

    public Task<Outcome<Shopper>> RemoveAsync(long shopperId, string provider, CancellationToken cancel = default) => writes.ChangeAsync(
        shopperId,
        SecurityEvent.LoginRemoved,
        time.GetUtcNow(),
        async (db, shopper) =>
        {
            await db.ShopperLogins.Where(l => l.UserId == shopperId && l.LoginProvider == provider).ExecuteDeleteAsync(cancel);
            return await Passkeys.HasWayInAsync(db, shopper, cancel) ? null : IdentityRefusals.LastWayIn;
        },
        cancel);

    private static IdentityUserLogin<long> Row(ForeignLogin login, long shopperId) =>
        new() { LoginProvider = login.Provider, ProviderKey = login.Key, ProviderDisplayName = login.Email, UserId = shopperId };
}
