using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Components.Carts;

/// <summary>A promotion code or gift card that is in the cart.</summary>
/// <param name="Value">The code, or the card's last four symbols: by it, it is taken off again.</param>
/// <param name="Amount">What it takes off or pays; nothing while <paramref name="WhyNot"/> says why.</param>
public sealed record EnteredCode(string Value, bool IsGiftCard, Money? Amount, string? WhyNot = null)
{
    /// <summary>As it is read out.</summary>
    public string Name => IsGiftCard ? CartWords.GiftCardEndingIn.With(Value) : Value;

    public static IReadOnlyList<EnteredCode> Of(PricedCart cart) =>
    [
        .. cart.Promotions.Where(promotion => promotion.Code is not null).Select(promotion => new EnteredCode(promotion.Code!, false, promotion.Amount)),
        .. cart.Problems.Where(problem => problem is { Kind: CartProblemKind.CodeDoesNotCount, Code: not null }).Select(problem => new EnteredCode(problem.Code!, false, null, problem.Message)),
        .. cart.GiftCards.Select(card => card.Amount.IsZero
            ? new EnteredCode(card.LastFour, true, null, cart.Due.IsZero ? CartWords.GiftCardNotNeeded : CartWords.GiftCardUseless)
            : new EnteredCode(card.LastFour, true, card.Amount)),
    ];
}

/// <summary>What the shopper has just done with codes: entered one that was taken or refused, or taken one off.</summary>
/// <param name="Typed">Kept in the field when it was refused.</param>
public sealed record CodeAttempt(string Typed, Refusal? Refusal)
{
    public bool Succeeded => Refusal is null;
}
