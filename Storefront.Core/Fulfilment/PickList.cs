using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Fulfilment;

/// <summary>The order's one list of what is still to be picked.</summary>
internal static class PickList
{
    public static async Task<Shipment> ForAsync(StoreDb db, long orderId, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Shipments.Include(s => s.Lines).SingleOrDefaultAsync(s => s.OrderId == orderId && s.Status == ShipmentStatus.ToPick, cancel) is { } open)
            return open;

        var list = Shipment.ToPick(orderId, [], now);
        db.Shipments.Add(list);
        return list;
    }

    /// <summary>Takes units off the list; a list with nothing on it goes.</summary>
    public static void TakeOff(StoreDb db, Shipment list, IEnumerable<(long LineId, int Quantity)> units)
    {
        foreach (var (line, quantity) in units)
            list.Pick(line, -quantity);
        if (list.Lines.Count == 0)
            db.Shipments.Remove(list);
    }
}
