using Storefront.Core.GiftCards;
using Storefront.Core.Inventory;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Core.Words;

namespace Storefront.Core.Carts;

/// <summary>A cart as it stands now: today's prices and stock, the sums, and everything that is wrong with it.</summary>
public sealed record PricedCart(
    long Id,
    int Revision,
    string Currency,
    bool IsClaimed,
    string? Email,
    string? Phone,
    Address? DeliveryAddress,
    Address? BillingAddress,
    IReadOnlyList<PricedLine> Lines,
    CartTotals Totals,
    IReadOnlyList<AppliedPromotion> Promotions,
    IReadOnlyList<GiftCardShare> GiftCards,
    string Country,
    IReadOnlyList<ShippingOffer> ShippingOffers,
    ShippingOffer? Shipping,
    bool IsShippingChosen,
    IReadOnlyList<CartProblem> Problems)
{
    /// <summary>Whose it is; null for a guest's.</summary>
    public long? ShopperId { get; init; }

    /// <summary>What the shop did to it since the shopper changed it last.</summary>
    public IReadOnlyList<CartNews> News { get; init; } = [];

    /// <summary>What gift cards pay of the total.</summary>
    public Money PaidByGiftCards => GiftCards.Aggregate(Money.Zero(Currency), (sum, card) => sum + card.Amount);

    /// <summary>What is left to be paid at the gateway.</summary>
    public Money Due => Totals.Total - PaidByGiftCards;

    /// <summary>Pieces in all.</summary>
    public int Quantity => Lines.Sum(line => line.Quantity);

    public bool IsEmpty => Lines.Count == 0;

    /// <summary>Whether it may be ordered as it is, once address and shipping are known.</summary>
    public bool CanCheckOut => !IsEmpty && !Problems.Any(problem => problem.Blocks);
}

public sealed record PricedLine(
    long VariantId,
    long StockItemId,
    string Sku,
    string ProductSlug,
    string Name,
    IReadOnlyList<string> OptionValues,
    string? ImagePath,
    string? ImageAlt,
    int Quantity,
    int WeightGrams,
    Money UnitPrice,
    Money? CompareAt,
    Money PriceWhenAdded,
    Money Total,
    Money Discount,
    Money Tax,
    int TaxPartsPerMillion,
    int Saleable,
    StockLevel Level)
{
    public bool HasPriceChanged => PriceWhenAdded != UnitPrice;

    public CartProblem ShortOfStock() => Saleable <= 0
        ? new(CartProblemKind.SoldOut, Refusals.SoldOut.With(Name), true, Sku, 0)
        : new(CartProblemKind.NotEnoughStock, Refusals.NotEnoughStock.With(Name, Saleable), true, Sku, Saleable);
}

/// <summary>Something the shopper should know. A problem that blocks keeps the cart from being ordered. <see cref="Sku"/>
/// names its line, null the cart; <see cref="Saleable"/> offers "set to so many"; <see cref="Code"/> is the code that does not count.</summary>
public sealed record CartProblem(CartProblemKind Kind, string Message, bool Blocks, string? Sku = null, int? Saleable = null, string? Code = null);

public enum CartProblemKind
{
    PriceChanged,
    NotForSale,
    SoldOut,
    NotEnoughStock,
    NoShippingThere,
    CodeDoesNotCount,
}
