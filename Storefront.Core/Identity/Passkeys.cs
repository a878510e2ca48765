using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>The passkeys of a shopper: kept, named, removed. What a browser said was checked before it comes here.</summary>
public sealed class Passkeys(StoreWrites writes, TimeProvider time)
{
    public const int Most = 20;

    public const int MaxName = 60;

    public Task<Outcome<Shopper>> AddAsync(long shopperId, UserPasskeyInfo passkey, string name, CancellationToken cancel = default) => writes.ChangeAsync(
        shopperId,
        SecurityEvent.PasskeyAdded,
        time.GetUtcNow(),
        async (db, shopper) =>
        {
            if (await db.Passkeys.CountAsync(p => p.UserId == shopperId, cancel) >= Most)
                return IdentityRefusals.TooManyPasskeys;
            if (await db.Passkeys.AnyAsync(p => p.CredentialId == passkey.CredentialId, cancel))
                return IdentityRefusals.PasskeyFailed;

            passkey.Name = name;
            db.Passkeys.Add(new IdentityUserPasskey<long> { UserId = shopper.Id, CredentialId = passkey.CredentialId, Data = DataOf(passkey) });
            return null;
        },
        cancel);

    /// <summary>Notes that it was used: a counter that goes back tells of a copy, which the check has refused before.</summary>
    public Task UsedAsync(UserPasskeyInfo passkey, CancellationToken cancel = default) => writes.RunAsync(
        async db =>
        {
            if (await db.Passkeys.SingleOrDefaultAsync(p => p.CredentialId == passkey.CredentialId, cancel) is { } kept)
                kept.Data = DataOf(passkey);
        },
        cancel);

    /// <returns>Whether it was theirs.</returns>
    public Task<bool> NameAsync(long shopperId, byte[] credentialId, string name, CancellationToken cancel = default) => writes.RunAsync(
        async db =>
        {
            if (await db.Passkeys.SingleOrDefaultAsync(p => p.UserId == shopperId && p.CredentialId == credentialId, cancel) is not { } kept)
                return false;

            var data = DataOf(InfoOf(kept));
            data.Name = name;
            kept.Data = data;
            return true;
        },
        cancel);

    /// <summary>Refuses to take the last way in from somebody who has no password and no other login.</summary>
    public Task<Outcome<Shopper>> RemoveAsync(long shopperId, byte[] credentialId, CancellationToken cancel = default) => writes.ChangeAsync(
        shopperId,
        SecurityEvent.PasskeyRemoved,
        time.GetUtcNow(),
        async (db, shopper) =>
        {
            var removed = await db.Passkeys.Where(p => p.UserId == shopperId && p.CredentialId == credentialId).ExecuteDeleteAsync(cancel);
            return removed == 0 ? IdentityRefusals.NoSuchPasskey
                : await HasWayInAsync(db, shopper, cancel) ? null
                : IdentityRefusals.LastWayIn;
        },
        cancel);

    internal static async Task<bool> HasWayInAsync(StoreDb db, Shopper shopper, CancellationToken cancel) =>
        shopper.PasswordHash is not null
        || await db.Passkeys.AnyAsync(p => p.UserId == shopper.Id, cancel)
        || await db.ShopperLogins.AnyAsync(l => l.UserId == shopper.Id, cancel);

    private static UserPasskeyInfo InfoOf(IdentityUserPasskey<long> kept) => new(
        kept.CredentialId,
        kept.Data.PublicKey,
        kept.Data.CreatedAt,
        kept.Data.SignCount,
        kept.Data.Transports,
        kept.Data.IsUserVerified,
        kept.Data.IsBackupEligible,
        kept.Data.IsBackedUp,
        kept.Data.AttestationObject,
        kept.Data.ClientDataJson)
    {
        Name = kept.Data.Name,
    };

    private static IdentityPasskeyData DataOf(UserPasskeyInfo passkey) => new()
    {
        PublicKey = passkey.PublicKey,
        Name = passkey.Name,
        CreatedAt = passkey.CreatedAt,
        SignCount = passkey.SignCount,
        Transports = passkey.Transports,
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        AttestationObject = passkey.AttestationObject,
        ClientDataJson = passkey.ClientDataJson,
    };
}
