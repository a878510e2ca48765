using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.GiftCards;

/// <summary>What one card pays of an order.</summary>
public sealed record GiftCardShare(long GiftCardId, string LastFour, Money Amount);

/// <summary>Moves money between gift cards and orders, inside the caller's transaction: a guarded update and a line in the ledger.</summary>
public static class SpendGiftCards
{
    /// <summary>Refuses when a card has less than its share, or is not usable any more: the caller rolls back.</summary>
    public static async Task<Refusal?> RunAsync(StoreDb db, IReadOnlyList<GiftCardShare> shares, long orderId, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var share in shares.Where(share => !share.Amount.IsZero).OrderBy(share => share.GiftCardId))
        {
            var minor = share.Amount.Minor;
            var taken = await db.GiftCards
                .Where(c => c.Id == share.GiftCardId && c.DisabledAt == null && (c.ExpiresAt == null || c.ExpiresAt > now)
                    && c.Balance.Currency == share.Amount.Currency && c.Balance.Minor >= minor)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Balance.Minor, c => c.Balance.Minor - minor), cancel);
            if (taken != 1)
                return GiftCardRefusals.BalanceChanged;

            db.GiftCardEntries.Add(Entry(share.GiftCardId, GiftCardEntryKind.Spent, -minor, orderId, actor, now));
        }

        return null;
    }

    /// <summary>Puts money of an order back on the cards that paid it, up to what each paid and has not got back.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="orderId">The order the cards paid.</param>
    /// <param name="upToMinor">The most that goes back, in minor units.</param>
    /// <param name="actor">Who gives it back.</param>
    /// <param name="now">The ledger's time, UTC.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>What went back in all, in minor units.</returns>
    public static async Task<long> GiveBackAsync(StoreDb db, long orderId, long upToMinor, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        var spent = await db.GiftCardEntries
            .Where(e => e.OrderId == orderId)
            .GroupBy(e => e.GiftCardId)
            .Select(card => new { Id = card.Key, Open = -card.Sum(e => e.AmountMinor) })
            .OrderBy(card => card.Id)
            .ToListAsync(cancel);
        var left = upToMinor;
        foreach (var card in spent)
        {
            var minor = Math.Min(left, card.Open);
            if (minor <= 0)
                continue;

            await db.GiftCards.Where(c => c.Id == card.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Balance.Minor, c => c.Balance.Minor + minor), cancel);
            db.GiftCardEntries.Add(Entry(card.Id, GiftCardEntryKind.Returned, minor, orderId, actor, now));
            left -= minor;
        }

        return upToMinor - left;
    }

    private static GiftCardEntry Entry(long card, GiftCardEntryKind kind, long minor, long? orderId, string actor, DateTimeOffset now) =>
        new() { GiftCardId = card, Kind = kind, AmountMinor = minor, OrderId = orderId, Actor = actor, At = now };
}

/// <summary>Issues a card. The code is in the answer and nowhere else.</summary>
public sealed class IssueGiftCard(StoreWrites writes, TimeProvider time)
{
    public async Task<(string Code, GiftCard Card)> RunAsync(Money value, DateTimeOffset? expiresAt, string actor, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value.Minor);
        var code = GiftCardCode.New();
        var card = await writes.RunAsync(
            db =>
            {
                var now = time.GetUtcNow();
                var issued = new GiftCard { CodeHash = GiftCardCode.Hash(code)!, LastFour = GiftCardCode.LastFour(code), Balance = value, IssuedAt = now, ExpiresAt = expiresAt };
                db.GiftCardEntries.Add(new GiftCardEntry { GiftCard = issued, Kind = GiftCardEntryKind.Issued, AmountMinor = value.Minor, Actor = actor, At = now });
                return Task.FromResult(issued);
            },
            cancel);
        return (code, card);
    }
}
