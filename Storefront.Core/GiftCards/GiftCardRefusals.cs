using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.GiftCards;

/// <summary>Why a gift card is not taken.</summary>
public static class GiftCardRefusals
{
    /// <summary>One answer for unknown, disabled and mistyped codes: guessing learns nothing.</summary>
    public static Refusal NotValid => new("gift_card_not_valid", Refusals.GiftCardNotValid);

    public static Refusal Expired => new("gift_card_expired", Refusals.GiftCardExpired);

    public static Refusal Empty => new("gift_card_empty", Refusals.GiftCardEmpty);

    public static Refusal BalanceChanged => new("gift_card_balance_changed", Refusals.GiftCardBalanceChanged, RefusalKind.Conflict);
}
