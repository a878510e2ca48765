using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.GiftCards;

/// <summary>How much of a total each entered card would pay: the first as much as it can, then the next. A card that
/// pays nothing is in it too, so that the shopper sees it and can take it off.</summary>
public static class GiftCardShares
{
    public static async Task<IReadOnlyList<GiftCardShare>> ForAsync(StoreDb db, IReadOnlyList<long> ids, Money total, DateTimeOffset now, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return [];

        var cards = await db.GiftCards.AsNoTracking().Where(card => ids.Contains(card.Id)).ToListAsync(cancel);
        var shares = new List<GiftCardShare>();
        var left = total.Minor;
        foreach (var card in cards.OrderBy(card => ids.ToList().IndexOf(card.Id)))
        {
            var minor = card.IsUsable(now) && card.Balance.Currency == total.Currency ? Math.Min(left, card.Balance.Minor) : 0;
            shares.Add(new GiftCardShare(card.Id, card.LastFour, total with { Minor = minor }));
            left -= minor;
        }

        return shares;
    }
}
