using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;

namespace Storefront.Core.Reviews;

/// <summary>What an order is asked about, and who is not to be asked.</summary>
public static class Bought
{
    /// <summary>The lines of an order of which something left the house and is kept: neither on its way back nor paid back.</summary>
    public static IQueryable<OrderLine> KeptOf(this StoreDb db, string orderNumber) => db.Orders
        .Where(o => o.Number == orderNumber && o.Status == OrderStatus.Confirmed)
        .SelectMany(o => o.Lines)
        .Where(line => line.Shipped > line.Refunded - line.Cancelled
            && line.Shipped > db.ReturnLines.Where(l => l.OrderLineId == line.Id && db.Returns.Any(r => r.Id == l.ReturnId && r.Status != ReturnStatus.Rejected)).Sum(l => l.Quantity));

    public static Task<bool> MayBeAskedAsync(this StoreDb db, string email, CancellationToken cancel)
    {
        var key = Reviewer.KeyOf(email);
        return db.ReviewOptOuts.AllAsync(stop => stop.Key != key, cancel);
    }
}

/// <summary>A customer who is not to be asked for reviews. It stays when the customer is forgotten, and tells nobody who they were.</summary>
public sealed class ReviewOptOut
{
    /// <summary>As <see cref="Reviewer.Key"/>.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A customer does not want to be asked for reviews any more, or wants to be asked again. Safe to repeat.</summary>
public sealed class StopAsking(StoreWrites writes, TimeProvider time)
{
    public Task RunAsync(string email, bool stop, CancellationToken cancel = default)
    {
        var key = Reviewer.KeyOf(email);
        return writes.RunAsync(
            db => stop
                ? db.Database.ExecuteSqlAsync($"INSERT INTO review_opt_outs (key, at) VALUES ({key}, {db.Stored(time.GetUtcNow())}) ON CONFLICT (key) DO NOTHING", cancel)
                : db.ReviewOptOuts.Where(known => known.Key == key).ExecuteDeleteAsync(cancel),
            cancel);
    }
}
