using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Identity;

/// <summary>A secret that an app is about to learn. Until a code proves that it has, it stands nowhere but in the shopper's form, sealed.</summary>
/// <param name="Sealed">For the form; opens for this shopper alone.</param>
/// <param name="Text">As typed by hand.</param>
public sealed record NewSecret(string Sealed, string Text)
{
    /// <summary>What the QR code says, as apps read it (the "Key URI" that all of them know).</summary>
    public string Uri(string shop, string email) => $"otpauth://totp/{System.Uri.EscapeDataString(shop)}:{System.Uri.EscapeDataString(email)}?secret={Text}&issuer={System.Uri.EscapeDataString(shop)}&digits=6&period=30";
}

/// <summary>Shown once, then only their hashes are left.</summary>
public sealed record NewCodes(IReadOnlyList<string> Codes);

/// <summary>Turns the second step on and off: a code of an app after the password, or one of ten codes on paper when the app is lost.</summary>
public sealed class Authenticator(StoreWrites writes, IDataProtectionProvider protection, TimeProvider time)
{
    public const int RecoveryCodes = 10;

    private readonly IDataProtector kept = protection.CreateProtector("Storefront.Authenticator.v1");

    public NewSecret NewSecret(long shopperId) => Offer(shopperId, RandomNumberGenerator.GetBytes(Totp.SecretBytes));

    /// <summary>The same secret again, when its code was mistyped; a new one when the form holds none of ours.</summary>
    public NewSecret SameSecret(long shopperId, string? sealedSecret) => Open(shopperId, sealedSecret) is { } secret ? Offer(shopperId, secret) : NewSecret(shopperId);

    /// <returns>The recovery codes, which are shown this once.</returns>
    public async Task<Outcome<NewCodes>> TurnOnAsync(long shopperId, string? sealedSecret, string? code, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        if (Open(shopperId, sealedSecret) is not { } secret || Totp.Match(secret, code, now, lastStep: 0) is not { } step)
            return IdentityRefusals.CodeWrong;

        var codes = DrawCodes();
        var changed = await writes.ChangeAsync(
            shopperId,
            SecurityEvent.AuthenticatorTurnedOn,
            now,
            async (db, shopper) =>
            {
                shopper.UseAuthenticator(kept.Protect(Convert.ToHexString(secret)), step);
                await ReplaceCodesAsync(db, shopperId, codes, cancel);
                return null;
            },
            cancel);
        return changed.Refusal is { } refusal ? refusal : new NewCodes(codes);
    }

    public Task<Outcome<Shopper>> TurnOffAsync(long shopperId, CancellationToken cancel = default) => writes.ChangeAsync(
        shopperId,
        SecurityEvent.AuthenticatorTurnedOff,
        time.GetUtcNow(),
        async (db, shopper) =>
        {
            shopper.ForgetAuthenticator();
            await db.RecoveryCodes.Where(c => c.ShopperId == shopperId).ExecuteDeleteAsync(cancel);
            return null;
        },
        cancel);

    /// <summary>Ten new ones; the old ones are good no more.</summary>
    public async Task<Outcome<NewCodes>> RenewCodesAsync(long shopperId, CancellationToken cancel = default)
    {
        var codes = DrawCodes();
        var changed = await writes.ChangeAsync(
            shopperId,
            SecurityEvent.RecoveryCodesReplaced,
            time.GetUtcNow(),
            async (db, shopper) =>
            {
                if (!shopper.TwoFactorEnabled)
                    return IdentityRefusals.CodeWrong;
                await ReplaceCodesAsync(db, shopperId, codes, cancel);
                return null;
            },
            cancel);
        return changed.Refusal is { } refusal ? refusal : new NewCodes(codes);
    }

    /// <summary>The second step of signing in. Either kind of code works once.</summary>
    public async Task<Outcome<Shopper>> CheckAsync(long shopperId, string? code, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        // Counted by itself and in a transaction of its own: a refusal below must not undo the count, and the right password must not forgive it.
        var email = await writes.RunAsync(
            async db => await db.Shoppers.Where(s => s.Id == shopperId).Select(s => s.Email).SingleOrDefaultAsync(cancel) is { } address
                && await Patience.Code.TakeAsync(db, address, now, cancel) ? address : null,
            cancel);
        if (email is null)
            return IdentityRefusals.CodeWrong;

        return await writes.RunAsync<Outcome<Shopper>>(
            async db =>
            {
                var shopper = await db.Shoppers.SingleAsync(s => s.Id == shopperId, cancel);
                if (shopper.AuthenticatorKey is null || shopper.IsShutOut(now))
                    return IdentityRefusals.CodeWrong;

                if (Totp.Match(Convert.FromHexString(kept.Unprotect(shopper.AuthenticatorKey)), code, now, shopper.AuthenticatorStep) is { } step)
                    shopper.UseAuthenticator(shopper.AuthenticatorKey, step);
                else if (!await UseRecoveryCodeAsync(db, shopperId, code, now, cancel))
                    return IdentityRefusals.CodeWrong;

                await Patience.Code.ForgetAsync(db, email, cancel);
                return shopper;
            },
            cancel);
    }

    private static async Task<bool> UseRecoveryCodeAsync(StoreDb db, long shopperId, string? code, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = Hash(shopperId, code ?? "");
        var used = await db.RecoveryCodes.Where(c => c.ShopperId == shopperId && c.Hash == hash && c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
        if (used == 1)
            db.Outbox.Add(Jobs.OutboxMessage.For(new SecurityByMail(shopperId, SecurityEvent.RecoveryCodeUsed, now), now));
        return used == 1;
    }

    private static async Task ReplaceCodesAsync(StoreDb db, long shopperId, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        await db.RecoveryCodes.Where(c => c.ShopperId == shopperId).ExecuteDeleteAsync(cancel);
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { ShopperId = shopperId, Hash = Hash(shopperId, code) }));
    }

    /// <summary>80 random bits each, in four groups that can be read aloud.</summary>
    private static IReadOnlyList<string> DrawCodes() =>
        [.. Enumerable.Range(0, RecoveryCodes).Select(_ => string.Join('-', Totp.ToText(RandomNumberGenerator.GetBytes(10)).ToLowerInvariant().Chunk(4).Select(group => new string(group))))];

    private static string Hash(long shopperId, string code)
    {
        var plain = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{shopperId}:{plain}")));
    }

    private NewSecret Offer(long shopperId, byte[] secret) => new(Base64Url.EncodeToString(Form(shopperId).Protect(secret)), Totp.ToText(secret));

    private byte[]? Open(long shopperId, string? sealedSecret)
    {
        try
        {
            return sealedSecret is { Length: > 0 and < 1000 } && Base64Url.IsValid(sealedSecret) ? Form(shopperId).Unprotect(Base64Url.DecodeFromChars(sealedSecret)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Form(long shopperId) => kept.CreateProtector("form", shopperId.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
