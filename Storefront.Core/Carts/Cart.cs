using Storefront.Core.Catalog;
using Storefront.Core.GiftCards;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>What a shopper means to buy. It holds no stock and no price of its own: every reading prices it anew.
/// It is found by its <see cref="CartKey"/>.</summary>
public sealed class Cart
{
    /// <summary>A cart nobody touched for so long is forgotten.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public const int MaxQuantityPerLine = 999;

    public const int MaxLines = 200;

    public long Id { get; private set; }

    /// <summary>The key under which it is found: of a guest's cart the hash of the token in the browser. Null once nobody goes on with it: bought, or
    /// replaced by its copy.</summary>
    public string? TokenHash { get; private set; }

    /// <summary>Whose it is; null for a guest's. An account that is erased takes it along.</summary>
    public long? ShopperId { get; private set; }

    public required string Currency { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset TouchedAt { get; private set; }

    /// <summary>Rises with every change, so that exactly the cart which was priced is ordered.</summary>
    public int Revision { get; private set; }

    /// <summary>When it became an order; from then on it does not change.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public Address? DeliveryAddress { get; private set; }

    /// <summary>Null: the same as the delivery address.</summary>
    public Address? BillingAddress { get; private set; }

    public string? ShippingCode { get; private set; }

    /// <summary>Promotion codes the shopper entered, as <see cref="Promotion.Normalise"/> writes them.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Gift cards the shopper entered; they pay in this order.</summary>
    public IReadOnlyList<long> GiftCardIds { get; private set; } = [];

    /// <summary>What the shop did to it since the shopper changed it last.</summary>
    public IReadOnlyList<CartNews> News { get; private set; } = [];

    public List<CartLine> Lines { get; } = [];

    public static Cart Open(CartKey key, string currency, DateTimeOffset now) =>
        new() { TokenHash = key.Stored, ShopperId = key.ShopperId, Currency = currency, CreatedAt = now, TouchedAt = now };

    /// <summary>The same variant again raises the quantity. Refuses what cannot be a quantity and a full cart;
    /// stock is judged when the cart is read and taken when it is ordered.</summary>
    public Outcome<CartLine> Add(Variant variant, int quantity, DateTimeOffset now)
    {
        var saleable = variant.StockItem.Saleable;
        if (quantity < 1)
            return CartRefusals.InvalidQuantity;
        if (!variant.IsActive || variant.Product.Status != ProductStatus.Published)
            return CartRefusals.NotForSale;

        var line = Lines.Find(line => line.VariantId == variant.Id);
        var wanted = (long)quantity + (line?.Quantity ?? 0);
        if (wanted > MaxQuantityPerLine)
            return CartRefusals.InvalidQuantity;
        if (saleable <= 0)
            return CartRefusals.SoldOut(variant.Product.Name);
        if (wanted > saleable)
            return CartRefusals.NotEnoughStock(variant.Product.Name, saleable);
        if (line is null && Lines.Count >= MaxLines)
            return CartRefusals.CartFull;

        if (line is null)
            Lines.Add(line = new CartLine { VariantId = variant.Id, PriceWhenAdded = variant.Price, AddedAt = now });
        line.Quantity = (int)wanted;
        Changed(now);
        return line;
    }

    /// <summary>Sets a line's quantity; 0 removes the line. Refuses to raise it above what there is; lowering always works.</summary>
    public Outcome<Cart> Change(Variant variant, int quantity, DateTimeOffset now)
    {
        if (quantity is < 0 or > MaxQuantityPerLine)
            return CartRefusals.InvalidQuantity;
        if (Lines.Find(line => line.VariantId == variant.Id) is not { } line)
            return CartRefusals.NoSuchLine;
        if (quantity > line.Quantity && quantity > variant.StockItem.Saleable)
            return CartRefusals.NotEnoughStock(variant.Product.Name, variant.StockItem.Saleable);

        if (quantity == 0)
            Lines.Remove(line);
        else
            line.Quantity = quantity;
        Changed(now);
        return this;
    }

    public void Deliver(string email, string? phone, Address delivery, Address? billing, DateTimeOffset now)
    {
        (Email, Phone, DeliveryAddress, BillingAddress) = (email, phone, delivery, billing);
        Changed(now);
    }

    /// <summary>Choosing again what is chosen changes nothing: every press of the order button does.</summary>
    public void ShipBy(string code, DateTimeOffset now)
    {
        if (ShippingCode == code)
            return;

        ShippingCode = code;
        Changed(now);
    }

    /// <summary>Entering a code twice changes nothing.</summary>
    public void Enter(string code, DateTimeOffset now)
    {
        if (Codes.Contains(code))
            return;

        Codes = [.. Codes, code];
        Changed(now);
    }

    public void Enter(GiftCard card, DateTimeOffset now)
    {
        if (GiftCardIds.Contains(card.Id))
            return;

        GiftCardIds = [.. GiftCardIds, card.Id];
        Changed(now);
    }

    public void Forget(string code, DateTimeOffset now)
    {
        Codes = [.. Codes.Where(entered => entered != code)];
        Changed(now);
    }

    public void Forget(GiftCard card, DateTimeOffset now)
    {
        GiftCardIds = [.. GiftCardIds.Where(entered => entered != card.Id)];
        Changed(now);
    }

    /// <summary>A fresh cart with the same contents, after the order made of this one came to nothing. It takes over the
    /// key unless its shopper has begun another cart since.</summary>
    public Cart Reopen(DateTimeOffset now)
    {
        var copy = new Cart
        {
            TokenHash = TokenHash,
            ShopperId = ShopperId,
            Currency = Currency,
            CreatedAt = CreatedAt,
            TouchedAt = now,
            Email = Email,
            Phone = Phone,
            DeliveryAddress = DeliveryAddress,
            BillingAddress = BillingAddress,
            ShippingCode = ShippingCode,
            Codes = Codes,
            GiftCardIds = GiftCardIds,
        };
        copy.Lines.AddRange(Lines.Select(line => line.Copy()));
        return copy;
    }

    /// <summary>Lets go of its key.</summary>
    public void Detach() => TokenHash = null;

    /// <summary>From now on it is found by this key.</summary>
    internal void BelongTo(CartKey key, DateTimeOffset now, params CartNews[] news)
    {
        (TokenHash, ShopperId) = (key.Stored, key.ShopperId);
        Changed(now);
        News = news;
    }

    /// <summary>Puts another cart's contents into this one. Where both hold the same variant, the quantity of one of them counts; what the
    /// other's shopper told the checkout fills only what is not known here, unless it wins.</summary>
    internal void TakeIn(Cart other, bool otherWins, DateTimeOffset now)
    {
        foreach (var line in other.Lines)
        {
            if (Lines.Find(own => own.VariantId == line.VariantId) is not { } known)
                Lines.Add(line.Copy());
            else if (otherWins)
                known.Quantity = line.Quantity;
        }

        if (other.Email is not null && (otherWins || Email is null))
            (Email, Phone, DeliveryAddress, BillingAddress) = (other.Email, other.Phone, other.DeliveryAddress, other.BillingAddress);
        ShippingCode = otherWins ? other.ShippingCode ?? ShippingCode : ShippingCode ?? other.ShippingCode;
        Codes = [.. Codes.Union(other.Codes)];
        GiftCardIds = [.. GiftCardIds.Union(other.GiftCardIds)];
        Changed(now);
    }

    /// <summary>How many lines there would be with the other's.</summary>
    internal int CountWith(Cart other) => Lines.Count + other.Lines.Count(line => !Lines.Exists(own => own.VariantId == line.VariantId));

    /// <summary>Tells the shopper what was done, until they change the cart next.</summary>
    internal void Tell(IReadOnlyList<CartNews> news) => News = news;

    /// <summary>Whose it was is nobody's business any more.</summary>
    internal void ForgetShopper() => (TokenHash, ShopperId, Email, Phone, DeliveryAddress, BillingAddress) = (null, null, null, null, null, null);

    private void Changed(DateTimeOffset now)
    {
        TouchedAt = now;
        Revision++;
        News = [];
    }
}

public sealed class CartLine
{
    public long Id { get; private set; }

    public long CartId { get; private set; }

    public long VariantId { get; init; }

    public Variant Variant { get; private set; } = null!;

    public int Quantity { get; internal set; }

    /// <summary>What one unit cost when the shopper added it; shown when it has changed since, never charged.</summary>
    public required Money PriceWhenAdded { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    internal CartLine Copy() => new() { VariantId = VariantId, Quantity = Quantity, PriceWhenAdded = PriceWhenAdded, AddedAt = AddedAt };
}
