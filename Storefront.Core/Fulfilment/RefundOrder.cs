using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Core.Fulfilment;

/// <summary>Units of a line whose price goes back. Units not shipped yet are taken off the order; shipped ones go back on the
/// shelf only when <paramref name="Restock"/> says so.</summary>
public sealed record RefundUnits(long OrderLineId, int Quantity, bool Restock = false);

/// <summary>What is given back: by lines, the shipping, or, where <paramref name="Amount"/> is given, just so much.
/// <paramref name="DespiteDispute"/>: also while the shopper's bank inquires, which the refund ends.</summary>
public sealed record RefundWish(IReadOnlyList<RefundUnits> Lines, bool Shipping, Money? Amount, string Reason, bool DespiteDispute = false)
{
    public static RefundWish OfAmount(Money amount, string reason) => new([], false, amount, reason);
}

/// <summary>Gives money back for a paid order. Amounts and taxes come from the order's rows; the sum of all refunds never
/// exceeds the total less what disputes took, however many people refund at once. Refuses with what is left, and while a dispute is open.</summary>
public sealed class RefundOrder(StoreWrites writes, TimeProvider time)
{
    /// <returns>The refund's key.</returns>
    public async Task<Outcome<long>> RunAsync(string orderNumber, RefundWish wish, string actor, CancellationToken cancel = default)
    {
        var refunded = await writes.RunAsync<Outcome<Refund>>(
            async db =>
            {
                if (!await db.LockOrderAsync(orderNumber, cancel))
                    return FulfilmentRefusals.NoSuchOrder;
                var order = await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Number == orderNumber, cancel);
                return order.PaymentStatus == PaymentStatus.Unpaid ? FulfilmentRefusals.NotPaid : await RefundAsync(db, order, wish, actor, cancel);
            },
            cancel);
        return refunded.Refusal is { } refusal ? refusal : refunded.Value.Id;
    }

    internal async Task<Outcome<Refund>> RefundAsync(StoreDb db, Order order, RefundWish wish, string actor, CancellationToken cancel)
    {
        if (await db.RefuseDuringDisputeAsync(order.Id, wish.DespiteDispute, cancel) is { } disputed)
            return disputed;

        var now = time.GetUtcNow();
        var lines = new List<RefundLine>();
        foreach (var units in wish.Lines)
        {
            if (order.Lines.Find(l => l.Id == units.OrderLineId) is not { } line || units.Quantity <= 0)
                return FulfilmentRefusals.NothingGiven;
            if (!await db.CountRefundedAsync(line.Id, units.Quantity, cancel))
                return FulfilmentRefusals.NotSoMany(line.Name, line.Quantity - line.Refunded);

            lines.Add(RefundShare.OfLine(order, line, units.Quantity));
            await TakeOffOrder.RunAsync(db, order, line, units, actor, now, cancel);
        }

        if (wish.Shipping)
            lines.Add(await ShippingAsync(db, order, cancel));
        var amount = wish.Amount ?? lines.Aggregate(Money.Zero(order.Currency), (sum, line) => sum + line.Amount);
        if (amount.Minor <= 0 || amount.Currency != order.Currency)
            return FulfilmentRefusals.NothingGiven;
        if (await RefundMoney.RunAsync(db, order.Id, amount, lines, wish.Reason, actor, now, cancel) is not { } refund)
            return PaymentRefusals.RefundTooMuch(order.Refundable);

        await db.DeriveFulfilmentStatusAsync(order.Id, cancel);
        db.Outbox.Add(OutboxMessage.For(new RefundedByMail(refund.Id), now, once: $"mail:refund:{refund.Id}"));
        return refund;
    }

    private static async Task<RefundLine> ShippingAsync(StoreDb db, Order order, CancellationToken cancel)
    {
        var shipping = RefundShare.OfShipping(order);
        await db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.RefundedShippingMinor, o => o.RefundedShippingMinor + shipping.Amount.Minor), cancel);
        return shipping;
    }
}
