using Microsoft.EntityFrameworkCore;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;

namespace Storefront.Core.Checks;

/// <summary>Nothing waits for ever, and nobody is written to twice.</summary>
internal static class JobInvariants
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static readonly Invariant[] All =
    [
        new("I8", "An order that awaits its payment has a job that will end it", async (db, now, cancel) =>
        {
            var waiting = await db.Orders
                .Where(o => o.Status == OrderStatus.AwaitingPayment && o.PlacedAt < now - Patience)
                .Select(o => new { o.Id, o.Number })
                .ToListAsync(cancel);
            if (waiting.Count == 0)
                return [];

            var payloads = await db.Outbox
                .Where(m => m.Kind == Checkout.ReleaseUnpaid.Kind && m.Status == OutboxStatus.Waiting)
                .Select(m => m.Payload)
                .ToListAsync(cancel);
            var watched = payloads.Select(payload => System.Text.Json.JsonSerializer.Deserialize<Checkout.ReleaseUnpaid>(payload)!.OrderId).ToHashSet();
            return [.. waiting.Where(o => !watched.Contains(o.Id)).Select(o => new Finding("I8", o.Number, "awaits its payment and no job will end it"))];
        }),

        new("I9", "No job is overdue, unless the shop is held", async (db, now, cancel) =>
            (await db.Outbox
                .Where(m => m.Status == OutboxStatus.Waiting && m.DueAt < now - Patience && (m.LeasedUntil == null || m.LeasedUntil < now - Patience) && !db.Holds.Any())
                .Select(m => new { m.Id, m.Kind, m.DueAt })
                .ToListAsync(cancel))
            .ConvertAll(m => new Finding("I9", $"job {m.Id}", $"{m.Kind} was due {m.DueAt:O}"))),

        new("I9b", "No job was given up", async (db, _, cancel) =>
            (await db.Outbox.Where(m => m.Status == OutboxStatus.Dead).Select(m => new { m.Id, m.Kind, m.LastError }).ToListAsync(cancel))
            .ConvertAll(m => new Finding("I9b", $"job {m.Id}", $"{m.Kind}: {m.LastError}"))),

        new("I10", "Every paid order has exactly one confirmation", async (db, _, cancel) =>
        {
            var paid = await db.Orders
                .Where(o => o.Events.Any(e => e.Kind == OrderEventKind.Paid))
                .Select(o => new
                {
                    o.Id,
                    o.Number,
                    Sent = o.Events.Count(e => e.Kind == OrderEventKind.ConfirmationSent),
                    Asked = db.Outbox.Count(m => m.Once == "mail:confirmation:" + o.Id),
                    Done = db.Outbox.Count(m => m.Once == "mail:confirmation:" + o.Id && m.Status == OutboxStatus.Done),
                })
                .Where(o => o.Asked != 1 || o.Sent != o.Done)
                .ToListAsync(cancel);
            return paid.ConvertAll(o => new Finding("I10", o.Number, $"asked for {o.Asked}, done {o.Done}, sent {o.Sent}"));
        }),
    ];
}
