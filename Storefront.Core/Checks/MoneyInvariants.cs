using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;

namespace Storefront.Core.Checks;

/// <summary>No cent lost, never charged twice, never paid without an order.</summary>
internal static class MoneyInvariants
{
    public static readonly Invariant[] All =
    [
        new("I3", "A promotion's uses are its redemptions, and within its limit", async (db, _, cancel) =>
            (await db.Promotions
                .Select(p => new { p.Id, p.Used, p.Limit, Redeemed = db.Redemptions.Count(r => r.PromotionId == p.Id && r.ReturnedAt == null) })
                .Where(p => p.Used != p.Redeemed || p.Used > p.Limit)
                .ToListAsync(cancel))
            .ConvertAll(p => new Finding("I3", $"promotion {p.Id}", $"used {p.Used}, redeemed {p.Redeemed}, limit {p.Limit}"))),

        new("I4", "A gift card's balance is the sum of its ledger, and not negative", async (db, _, cancel) =>
            (await db.GiftCards
                .Select(c => new { c.Id, c.Balance.Minor, Ledger = db.GiftCardEntries.Where(e => e.GiftCardId == c.Id).Sum(e => e.AmountMinor) })
                .Where(c => c.Minor != c.Ledger || c.Minor < 0)
                .ToListAsync(cancel))
            .ConvertAll(c => new Finding("I4", $"gift card {c.Id}", $"balance {c.Minor}, ledger {c.Ledger}"))),

        new("I5", "An order's total is the sum of its parts", async (db, _, cancel) =>
            (await db.Orders
                .Select(o => new
                {
                    o.Number,
                    Subtotal = o.Subtotal.Minor,
                    Discount = o.Discount.Minor,
                    Tax = o.Tax.Minor,
                    ShippingTax = o.ShippingTax.Minor,
                    LineTotals = o.Lines.Sum(l => l.Total.Minor),
                    LineDiscounts = o.Lines.Sum(l => l.Discount.Minor),
                    LineTaxes = o.Lines.Sum(l => l.Tax.Minor),
                    Named = o.Discounts.Sum(d => d.Amount.Minor) - o.ShippingDiscount.Minor,
                })
                .Where(o => o.Subtotal != o.LineTotals || o.Discount != o.LineDiscounts || o.Discount != o.Named || o.Tax != o.LineTaxes + o.ShippingTax)
                .ToListAsync(cancel))
            .ConvertAll(o => new Finding("I5", o.Number, o.ToString()!))),

        new("I6", "A confirmed order was paid in full, once, and an unpaid one was not", async (db, _, cancel) =>
            (await db.Orders
                .Select(o => new
                {
                    o.Number,
                    o.Status,
                    o.PaymentStatus,
                    Due = o.Total.Minor - o.PaidByGiftCards.Minor,
                    Paid = db.Payments.Where(p => p.OrderId == o.Id && p.State == PaymentState.Paid).Sum(p => p.Amount.Minor),
                })
                .Where(o => (o.Status == OrderStatus.Confirmed && o.Paid != o.Due)
                    || (o.Paid != 0 && o.Paid != o.Due)
                    || (o.PaymentStatus == PaymentStatus.Unpaid && o.Paid != 0)
                    || (o.Status == OrderStatus.AwaitingPayment && o.PaymentStatus != PaymentStatus.Unpaid))
                .ToListAsync(cancel))
            .ConvertAll(o => new Finding("I6", o.Number, $"{o.Status}, {o.PaymentStatus}: due {o.Due}, paid {o.Paid}"))),

        new("I6b", "What was given back is the sum of the refunds that did not fail, and no more than the total", async (db, _, cancel) =>
            (await db.Orders
                .Select(o => new
                {
                    o.Number,
                    o.RefundedMinor,
                    Total = o.Total.Minor,
                    Refunds = db.Refunds.Where(r => r.OrderId == o.Id && r.State != RefundState.Failed).Sum(r => r.Amount.Minor)
                        + db.Refunds.Where(r => r.OrderId == o.Id && r.State == RefundState.Failed).Sum(r => r.ToGiftCardsMinor),
                })
                .Where(o => o.RefundedMinor != o.Refunds || o.RefundedMinor > o.Total)
                .ToListAsync(cancel))
            .ConvertAll(o => new Finding("I6b", o.Number, $"counted {o.RefundedMinor}, refunds {o.Refunds}, total {o.Total}"))),

        new("I6c", "Money of an order that came to nothing has gone back", async (db, _, cancel) =>
            (await db.Orders
                .Where(o => (o.Status == OrderStatus.Expired || o.Status == OrderStatus.Cancelled) && o.PaymentStatus != PaymentStatus.Unpaid && o.RefundedMinor + o.DisputedMinor < o.Total.Minor)
                .Select(o => new { o.Number, RefundedMinor = o.RefundedMinor + o.DisputedMinor, Total = o.Total.Minor })
                .ToListAsync(cancel))
            .ConvertAll(o => new Finding("I6c", o.Number, $"total {o.Total}, given back {o.RefundedMinor}"))),

        new("I6d", "What banks hold of an order is the sum of its disputes that are open or lost, each of a paid payment", async (db, _, cancel) =>
            (await db.Orders
                .Select(o => new
                {
                    o.Number,
                    o.DisputedMinor,
                    Disputes = db.Disputes
                        .Where(d => d.OrderId == o.Id && (d.State == DisputeState.NeedsResponse || d.State == DisputeState.UnderReview || d.State == DisputeState.Lost))
                        .Sum(d => d.Amount.Minor),
                    Unpaid = db.Disputes.Count(d => d.OrderId == o.Id && d.Payment.State != PaymentState.Paid),
                })
                .Where(o => o.DisputedMinor != o.Disputes || o.Unpaid != 0)
                .ToListAsync(cancel))
            .ConvertAll(o => new Finding("I6d", o.Number, $"counted {o.DisputedMinor}, disputes {o.Disputes}, of payments not paid {o.Unpaid}"))),

        new("I7", "One order a cart, and one payment a session of the gateway", async (db, _, cancel) =>
            [
                .. (await db.Orders.GroupBy(o => o.CartId).Where(cart => cart.Count() > 1).Select(cart => cart.Key).ToListAsync(cancel))
                    .Select(cart => new Finding("I7", $"cart {cart}", "more than one order")),
                .. (await db.Payments.Where(p => p.SessionId != null).GroupBy(p => p.SessionId).Where(session => session.Count() > 1).Select(session => session.Key).ToListAsync(cancel))
                    .Select(session => new Finding("I7", $"session {session}", "more than one payment")),
            ]),
    ];
}
