using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Fulfilment;

/// <summary>A shopper asks to send units back, within <see cref="StoreOptions.ReturnDays"/> of the last parcel. Refuses more
/// units than were shipped and are not in a return yet.</summary>
public sealed class RequestReturn(StoreWrites writes, IOptions<StoreOptions> options, TimeProvider time)
{
    public async Task<Outcome<long>> RunAsync(string orderNumber, IReadOnlyList<LineUnits> units, string reason, string actor, string? comment = null, CancellationToken cancel = default)
    {
        var requested = await writes.RunAsync<Outcome<Return>>(
            async db =>
            {
                if (!await db.LockOrderAsync(orderNumber, cancel))
                    return FulfilmentRefusals.NoSuchOrder;
                var order = await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Number == orderNumber, cancel);
                var lastParcel = await db.Shipments.Where(s => s.OrderId == order.Id && s.ShippedAt != null && s.Status != ShipmentStatus.Cancelled).MaxAsync(s => s.DeliveredAt ?? s.ShippedAt, cancel);
                if (lastParcel is null || units.Count == 0)
                    return FulfilmentRefusals.NothingGiven;
                if (actor == OrderEvent.Shopper && time.GetUtcNow() > lastParcel.Value.AddDays(options.Value.ReturnDays))
                    return FulfilmentRefusals.ReturnTooLate(options.Value.ReturnDays);

                return await RequestAsync(db, order, units, reason, comment, actor, cancel);
            },
            cancel);
        return requested.Refusal is { } refusal ? refusal : requested.Value.Id;
    }

    private async Task<Outcome<Return>> RequestAsync(StoreDb db, Order order, IReadOnlyList<LineUnits> units, string reason, string? comment, string actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var wanted = new Return { OrderId = order.Id, Reason = reason, Comment = comment, RequestedAt = now };
        var inReturns = await db.ReturnLines
            .Where(l => db.Returns.Any(r => r.Id == l.ReturnId && r.OrderId == order.Id && r.Status != ReturnStatus.Rejected))
            .GroupBy(l => l.OrderLineId)
            .Select(line => new { line.Key, Units = line.Sum(l => l.Quantity) })
            .ToDictionaryAsync(line => line.Key, line => line.Units, cancel);
        foreach (var (lineId, quantity) in units.GroupBy(unit => unit.OrderLineId, (line, all) => new LineUnits(line, all.Sum(unit => unit.Quantity))))
        {
            if (order.Lines.Find(l => l.Id == lineId) is not { } line || quantity <= 0)
                return FulfilmentRefusals.NothingGiven;
            var left = line.Shipped - inReturns.GetValueOrDefault(lineId);
            if (quantity > left)
                return FulfilmentRefusals.NotSoMany(line.Name, Math.Max(0, left));
            wanted.Lines.Add(new ReturnLine { OrderLineId = lineId, Quantity = quantity });
        }

        db.Returns.Add(wanted);
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, Kind = OrderEventKind.ReturnRequested, Actor = actor, At = now, Detail = reason });
        return wanted;
    }
}

/// <summary>Staff approve or reject a return request, once.</summary>
public sealed class DecideReturn(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<ReturnStatus>> RunAsync(long returnId, bool approve, string answer, string actor, CancellationToken cancel = default) => writes.RunAsync<Outcome<ReturnStatus>>(
        async db =>
        {
            var now = time.GetUtcNow();
            var to = approve ? ReturnStatus.Approved : ReturnStatus.Rejected;
            var moved = await db.Returns
                .Where(r => r.Id == returnId && r.Status == ReturnStatus.Requested)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, to).SetProperty(r => r.DecidedAt, now).SetProperty(r => r.Answer, answer), cancel);
            var orderId = await db.Returns.Where(r => r.Id == returnId).Select(r => (long?)r.OrderId).SingleOrDefaultAsync(cancel);
            if (orderId is null)
                return FulfilmentRefusals.NoSuchReturn;
            if (moved == 0)
                return FulfilmentRefusals.ReturnDecided;

            var kind = approve ? OrderEventKind.ReturnApproved : OrderEventKind.ReturnRejected;
            db.OrderEvents.Add(new OrderEvent { OrderId = orderId.Value, Kind = kind, Actor = actor, At = now, Detail = answer });
            db.Outbox.Add(OutboxMessage.For(new ReturnDecidedByMail(returnId), now, once: $"mail:return:{returnId}"));
            return to;
        },
        cancel);
}

/// <summary>Units of a return as they arrived.</summary>
public sealed record ReceivedUnits(long OrderLineId, int Quantity, ReturnCondition Condition);

/// <summary>An approved return arrives: sellable units go back on the shelf, and what arrived is refunded in the same
/// transaction. Refuses more than was to come, and a second time.</summary>
public sealed class ReceiveReturn(StoreWrites writes, RefundOrder refunds, TimeProvider time)
{
    public Task<Outcome<ReturnStatus>> RunAsync(long returnId, IReadOnlyList<ReceivedUnits> units, string actor, CancellationToken cancel = default) => writes.RunAsync<Outcome<ReturnStatus>>(
        async db =>
        {
            var number = await db.Returns.Where(r => r.Id == returnId).Select(r => r.Order.Number).SingleOrDefaultAsync(cancel);
            if (number is null || !await db.LockOrderAsync(number, cancel))
                return FulfilmentRefusals.NoSuchReturn;
            var moved = await db.Returns
                .Where(r => r.Id == returnId && r.Status == ReturnStatus.Approved)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, ReturnStatus.Received).SetProperty(r => r.ReceivedAt, time.GetUtcNow()), cancel);
            if (moved == 0)
                return FulfilmentRefusals.ReturnDecided;

            var arrived = await db.Returns.Include(r => r.Lines).SingleAsync(r => r.Id == returnId, cancel);
            return await ReceiveAsync(db, arrived, number, units, actor, cancel) is { } refusal ? refusal : ReturnStatus.Received;
        },
        cancel);

    private async Task<Refusal?> ReceiveAsync(StoreDb db, Return arrived, string orderNumber, IReadOnlyList<ReceivedUnits> units, string actor, CancellationToken cancel)
    {
        foreach (var unit in units)
        {
            if (arrived.Lines.Find(l => l.OrderLineId == unit.OrderLineId) is not { } line || unit.Quantity <= 0)
                return FulfilmentRefusals.NothingGiven;
            if (unit.Quantity > line.Quantity - line.Received)
                return FulfilmentRefusals.NotSoMany(orderNumber, line.Quantity - line.Received);
            (line.Received, line.Condition) = (line.Received + unit.Quantity, unit.Condition);
        }

        db.OrderEvents.Add(new OrderEvent { OrderId = arrived.OrderId, Kind = OrderEventKind.ReturnReceived, Actor = actor, At = time.GetUtcNow() });
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == arrived.OrderId, cancel);
        var lines = units.Select(unit => new RefundUnits(unit.OrderLineId, unit.Quantity, unit.Condition == ReturnCondition.Sellable)).ToList();
        return lines.Count == 0 ? null : (await refunds.RefundAsync(db, order, new RefundWish(lines, Shipping: false, Amount: null, arrived.Reason), actor, cancel)).Refusal;
    }
}
