using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Carts;
using Storefront.Core.Data;
using Storefront.Core.GiftCards;
using Storefront.Core.Inventory;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Promotions;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>Turns a cart into an order that awaits its payment. The cart is priced before the transaction, which then claims
/// exactly the cart that was priced, copies everything, takes the stock and saves the payment to be made. A second click, tab or
/// retry gets the first order. Refuses <see cref="CheckoutRefusals"/>; then nothing has changed.</summary>
public sealed class PlaceOrder(StoreDb reads, StoreWrites writes, PriceCart prices, OrderIds ids, IOptions<StoreOptions> options, TimeProvider time)
{
    /// <summary>The gateway opens no session that ends in less than 30 minutes or in more than a day
    /// (https://docs.stripe.com/api/checkout/sessions/create, expires_at); the margins are for the way there.</summary>
    private static readonly TimeSpan ShortestSession = TimeSpan.FromMinutes(35);

    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);

    private const int MaxTries = 5;

    /// <param name="key">The cart's key.</param>
    /// <param name="shown">What the shopper saw was left to pay, and agreed to.</param>
    /// <param name="locale">BCP 47 tag of the language they bought in.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <returns>The order's number.</returns>
    public async Task<Outcome<string>> RunAsync(CartKey? key, Money shown, string locale, CancellationToken cancel = default)
    {
        var placed = await PriceAndPlaceAsync(key, shown, locale, cancel);
        await FaultPoint.ReachAsync(FaultPoint.OrderCommitted);
        return placed;
    }

    private async Task<Outcome<string>> PriceAndPlaceAsync(CartKey? key, Money shown, string locale, CancellationToken cancel)
    {
        for (var attempt = 1; await prices.RunAsync(reads, key, cancel) is { } cart; attempt++)
        {
            // Whoever was first may have taken what this cart now seems to lack, so the order is looked for before the refusal.
            if (cart.IsClaimed || Refuse(cart, shown) is not null)
                return await FirstOrderAsync(cart.Id, cancel) is { } first ? first : Refuse(cart, shown) ?? CheckoutRefusals.EmptyCart;
            if (await writes.RunAsync(db => ClaimAndPlaceAsync(db, cart, locale, cancel), cancel) is var placed && placed.Refusal != CheckoutRefusals.CartChanged)
                return placed;
            if (attempt == MaxTries)
                return CheckoutRefusals.CartChanged;
        }

        return CheckoutRefusals.EmptyCart;
    }

    private async Task<string?> FirstOrderAsync(long cartId, CancellationToken cancel) =>
        await reads.Orders.Where(o => o.CartId == cartId).Select(o => o.Number).SingleOrDefaultAsync(cancel);

    private static Refusal? Refuse(PricedCart cart, Money shown)
    {
        if (cart.IsEmpty)
            return CheckoutRefusals.EmptyCart;
        if (cart.DeliveryAddress is null || cart.Email is null)
            return CheckoutRefusals.MissingDetails;
        if (!cart.CanCheckOut)
            return CheckoutRefusals.CartProblems(cart.Problems.Where(problem => problem.Blocks));
        if (!cart.IsShippingChosen)
            return CheckoutRefusals.NoShippingChosen;
        return cart.Due == shown ? null : CheckoutRefusals.TotalChanged(cart.Due);
    }

    /// <summary>Few commands, and stock last: a popular item's row is locked for the commit only.</summary>
    private async Task<Outcome<string>> ClaimAndPlaceAsync(StoreDb db, PricedCart cart, string locale, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        // Written out, because nothing is translated then: every order passes here.
        var claimed = await db.Database.ExecuteSqlAsync(
            $"UPDATE carts SET claimed_at = {db.Stored(now)} WHERE id = {cart.Id} AND revision = {cart.Revision} AND claimed_at IS NULL", cancel);
        if (claimed == 0)
            return CheckoutRefusals.CartChanged;

        var order = OrderFrom.Cart(await ids.NextAsync(db, cancel), cart, locale, now);
        var demands = StockDemand.Sum(cart.Lines.Select(line => new StockDemand(line.StockItemId, line.Quantity)));
        Write(db, order, demands, now);

        if (await RedeemPromotions.RunAsync(db, cart.Promotions, order.Id, order.Email, now, cancel) is { } usedUp)
            return usedUp;
        if (await SpendGiftCards.RunAsync(db, cart.GiftCards, order.Id, OrderEvent.Shopper, now, cancel) is { } changed)
            return changed;
        if (await TakeStock.RunAsync(db, demands, new StockReason(OrderEvent.Shopper, order.Number, order.Id, now), cancel) is { } shortItem)
            return CheckoutRefusals.CartProblems([await ShortOfStockAsync(db, cart, shortItem, cancel)]);
        if (order.Due.IsZero)
            await db.ConfirmPaidAsync(order, OrderStatus.AwaitingPayment, now, cancel);
        await FaultPoint.ReachAsync(FaultPoint.OrderBeforeCommit);
        return order.Number;
    }

    private void Write(StoreDb db, Order order, IReadOnlyList<StockDemand> demands, DateTimeOffset now)
    {
        var window = options.Value.PaymentWindow;
        db.Orders.Add(order);
        db.StockHolds.AddRange(demands.Select(demand => new StockHold { OrderId = order.Id, StockItemId = demand.StockItemId, Quantity = demand.Quantity, ExpiresAt = now + window }));
        if (order.Due.IsZero)
            return;

        db.Payments.Add(PaymentFor(order, now, window));
        db.Outbox.Add(OutboxMessage.For(new ReleaseUnpaid(order.Id), now, window));
    }

    /// <summary>While the gateway is away the session is opened later, up to the end of the window, so it lasts that much longer. The
    /// shop does not wait for its end: it ends the session itself when the window closes.</summary>
    private static Payment PaymentFor(Order order, DateTimeOffset now, TimeSpan window) => new()
    {
        Order = order,
        Amount = order.Due,
        IdempotencyKey = $"session:{order.Number}",
        CreatedAt = now,
        SessionExpiresAt = now + (window + ShortestSession < LongestSession ? window + ShortestSession : LongestSession),
    };

    /// <summary>Somebody was first since the cart was read, so what is left is read again.</summary>
    private static async Task<CartProblem> ShortOfStockAsync(StoreDb db, PricedCart cart, long item, CancellationToken cancel)
    {
        var left = await db.StockItems.Where(s => s.Id == item).Select(s => s.Available - s.SafetyThreshold).SingleAsync(cancel);
        return (cart.Lines.First(line => line.StockItemId == item) with { Saleable = left }).ShortOfStock();
    }
}
