using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;

namespace Storefront.Core.Checks;

/// <summary>Never oversold.</summary>
internal static class StockInvariants
{
    public static readonly Invariant[] All =
    [
        new("I1", "On hand is available plus reserved, and nothing is below what may be sold", async (db, _, cancel) =>
            (await db.StockItems
                .Where(s => s.OnHand != s.Available + s.Reserved || s.Reserved < 0 || (s.Available < 0 && s.Available < s.SafetyThreshold))
                .ToListAsync(cancel))
            .ConvertAll(s => new Finding("I1", $"stock item {s.Id}", $"on hand {s.OnHand}, available {s.Available}, reserved {s.Reserved}"))),

        new("I2", "Reserved is the sum of open holds and unshipped allocations", async (db, _, cancel) =>
            (await db.StockItems
                .Select(s => new
                {
                    s.Id,
                    s.Reserved,
                    Held = db.StockHolds.Where(h => h.StockItemId == s.Id && h.Status != StockHoldStatus.Released).Sum(h => h.Quantity - h.Settled),
                })
                .Where(s => s.Reserved != s.Held)
                .ToListAsync(cancel))
            .ConvertAll(s => new Finding("I2", $"stock item {s.Id}", $"reserved {s.Reserved}, held {s.Held}"))),

        new("I2b", "The ledger's movements add up to what is reserved", async (db, _, cancel) =>
            (await db.StockItems
                .Select(s => new { s.Id, s.Reserved, Moved = db.StockMovements.Where(m => m.StockItemId == s.Id).Sum(m => m.Reserved) })
                .Where(s => s.Reserved != s.Moved)
                .ToListAsync(cancel))
            .ConvertAll(s => new Finding("I2b", $"stock item {s.Id}", $"reserved {s.Reserved}, moved {s.Moved}"))),

        new("I2c", "What is held for an order is what its lines have not shipped yet", async (db, _, cancel) =>
            (await db.Orders
                .Select(o => new
                {
                    o.Number,
                    Held = db.StockHolds.Where(h => h.OrderId == o.Id && h.Status != StockHoldStatus.Released).Sum(h => h.Quantity - h.Settled),
                    Open = o.Status == Orders.OrderStatus.AwaitingPayment || o.Status == Orders.OrderStatus.Confirmed
                        ? o.Lines.Sum(l => l.Quantity - l.Shipped - l.Cancelled)
                        : 0,
                })
                .Where(o => o.Held != o.Open)
                .ToListAsync(cancel))
            .ConvertAll(o => new Finding("I2c", o.Number, $"held {o.Held}, to be shipped {o.Open}"))),
    ];
}
