using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>What was bought, as it was when it was bought. It copies and points at nothing that can change;
/// statuses change only by the guarded transitions of <see cref="OrderTransitions"/>.</summary>
public sealed class Order
{
    public long Id { get; init; }

    /// <summary>What people call it, for example <c>F-7K2M-9XQ4</c>; unique, and not to be counted through.</summary>
    public required string Number { get; init; }

    /// <summary>Unique: one cart becomes at most one order.</summary>
    public required long CartId { get; init; }

    /// <summary>Who bought it, or claimed it by an address that they proved; null for a guest's.</summary>
    public long? ShopperId { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public OrderStatus Status { get; private set; } = OrderStatus.AwaitingPayment;

    public PaymentStatus PaymentStatus { get; private set; } = PaymentStatus.Unpaid;

    public FulfilmentStatus FulfilmentStatus { get; private set; } = FulfilmentStatus.Unfulfilled;

    public required string Email { get; init; }

    public string? Phone { get; init; }

    public required Address DeliveryAddress { get; init; }

    public required Address BillingAddress { get; init; }

    /// <summary>The name on the parcel as it is searched for, from its first word on. Stored, so that an index finds it.</summary>
    public string NameKey { get => OrderNames.Key(DeliveryAddress.Name); private set { } }

    /// <summary>The same from its last word on.</summary>
    public string FamilyNameKey { get => OrderNames.FamilyKey(DeliveryAddress.Name); private set { } }

    /// <summary>BCP 47 tag in which the shopper bought; mails and documents use it.</summary>
    public required string Locale { get; init; }

    public required string Currency { get; init; }

    /// <summary>Whether the amounts of lines and shipping hold the tax already.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>Sum of the lines.</summary>
    public required Money Subtotal { get; init; }

    /// <summary>What promotions took off the lines.</summary>
    public required Money Discount { get; init; }

    public required Money Shipping { get; init; }

    public required Money ShippingDiscount { get; init; }

    public required Money ShippingTax { get; init; }

    /// <summary>Millionths. Null in orders placed before it was kept.</summary>
    public int? ShippingTaxPartsPerMillion { get; init; }

    /// <summary>All tax, shipping's included.</summary>
    public required Money Tax { get; init; }

    public required Money Total { get; init; }

    /// <summary>What gift cards paid of the total; the rest is paid at the gateway.</summary>
    public required Money PaidByGiftCards { get; init; }

    /// <summary>What has been given back or is on its way back, in minor units; never above the total. Changes by guarded updates.</summary>
    public long RefundedMinor { get; private set; }

    /// <summary>Of it, for the shipping.</summary>
    public long RefundedShippingMinor { get; private set; }

    /// <summary>What the shoppers' banks have taken back by disputes that are open or lost, in minor units. Changes with them.</summary>
    public long DisputedMinor { get; private set; }

    public Money Due => Total - PaidByGiftCards;

    /// <summary>What can still be given back. A bank may have taken more than was left; then it is nothing.</summary>
    public Money Refundable => Total with { Minor = Math.Max(0, Total.Minor - RefundedMinor - DisputedMinor) };

    /// <summary>Paid, and nothing of it has left the house. Needs its lines.</summary>
    public bool MayChangeAddress => Status == OrderStatus.Confirmed && Lines.TrueForAll(line => line.Shipped == 0);

    public required string ShippingCode { get; init; }

    public required string ShippingName { get; init; }

    public required DateOnly DeliveryFrom { get; init; }

    public required DateOnly DeliveryTo { get; init; }

    public List<OrderLine> Lines { get; } = [];

    public List<OrderDiscount> Discounts { get; } = [];

    public List<OrderEvent> Events { get; } = [];

    public void Note(OrderEventKind kind, string actor, DateTimeOffset at, string? detail = null) =>
        Events.Add(new OrderEvent { Kind = kind, Actor = actor, At = at, Detail = detail });
}

public sealed class OrderLine
{
    public long Id { get; private set; }

    public long OrderId { get; private set; }

    /// <summary>The variant it was made of, for staff; not a foreign key, the variant may go.</summary>
    public required long VariantId { get; init; }

    public required long StockItemId { get; init; }

    public required string ProductSlug { get; init; }

    public required string Name { get; init; }

    public required string Sku { get; init; }

    /// <summary>Its option values in words, for example <c>Pine, M</c>; empty for a product without options.</summary>
    public required string Options { get; init; }

    public string? ImagePath { get; init; }

    public required int Quantity { get; init; }

    public required int WeightGrams { get; init; }

    public required Money UnitPrice { get; init; }

    /// <summary>Unit price times quantity.</summary>
    public required Money Total { get; init; }

    /// <summary>Its own reductions and its share of the order's.</summary>
    public required Money Discount { get; init; }

    /// <summary>What was charged for it, before tax that comes on top.</summary>
    public Money Net => Total - Discount;

    /// <summary>Millionths: 190000 is 19 %.</summary>
    public required int TaxPartsPerMillion { get; init; }

    /// <summary>Within <see cref="Net"/> when the order's prices include tax, on top of it otherwise.</summary>
    public required Money Tax { get; init; }

    /// <summary>Units that have left the house.</summary>
    public int Shipped { get; private set; }

    /// <summary>Units that were taken off the order before they were shipped.</summary>
    public int Cancelled { get; private set; }

    /// <summary>Units whose price was given back.</summary>
    public int Refunded { get; private set; }

    /// <summary>Units that are still to be shipped.</summary>
    public int Open => Quantity - Shipped - Cancelled;
}

/// <summary>A promotion that counted for the order, as it was called then.</summary>
public sealed class OrderDiscount
{
    public long Id { get; private set; }

    public long OrderId { get; private set; }

    public required string Name { get; init; }

    public string? Code { get; init; }

    public required Money Amount { get; init; }
}

/// <summary>One entry of the order's timeline; entries are added, never changed.</summary>
public sealed class OrderEvent
{
    public const string Shopper = "shopper";
    public const string System = "system";

    public long Id { get; private set; }

    public long OrderId { get; init; }

    public required OrderEventKind Kind { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Detail { get; init; }
}

public enum OrderEventKind
{
    Placed = 0,
    Paid = 1,
    PaymentDeclined = 2,
    Expired = 3,
    Cancelled = 4,
    ConfirmationSent = 5,
    ReadyToPick = 6,
    Refunded = 7,
    Shipped = 8,
    Delivered = 9,
    ReturnRequested = 10,
    ReturnApproved = 11,
    ReturnRejected = 12,
    ReturnReceived = 13,
    DisputeOpened = 14,
    DisputeWon = 15,
    DisputeLost = 16,
    ShipmentCancelled = 17,
    RefundFailed = 18,
    AddressCorrected = 19,

    /// <summary>Something that staff wrote down, for themselves.</summary>
    Note = 20,
}
