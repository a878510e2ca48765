using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

// Small letters on both sides, compared in the database.
#pragma warning disable CA1304, CA1311, CA1862

namespace Storefront.Core.Privacy;

/// <summary>Somebody with an account, and what leads from them to what the shop holds. Their address is proven, so what was bought with it as a guest is theirs too.</summary>
/// <param name="Email">In small letters.</param>
/// <param name="GatewayKeys">Of their sessions, payments, refunds and disputes: what webhooks are about.</param>
internal sealed record Person(long ShopperId, string Email, string? Name, IReadOnlyList<long> OrderIds, IReadOnlyList<string> OrderNumbers, IReadOnlyList<string> GatewayKeys)
{
    /// <summary>When they are erased.</summary>
    public DateTimeOffset Now { get; init; }

    public static async Task<Person?> FindAsync(StoreDb db, long shopperId, CancellationToken cancel)
    {
        var shopper = await db.Shoppers.Where(s => s.Id == shopperId).Select(s => new { s.Email, s.Name }).SingleOrDefaultAsync(cancel);
        if (shopper is null)
            return null;

        var email = shopper.Email!.ToLowerInvariant();
        var orders = await db.Orders.Where(o => o.ShopperId == shopperId || (o.ShopperId == null && o.Email.ToLower() == email)).Select(o => new { o.Id, o.Number }).ToListAsync(cancel);
        List<long> ids = orders.ConvertAll(order => order.Id);
        var payments = await db.Payments.Where(p => ids.Contains(p.OrderId)).Select(p => new { p.SessionId, p.PaymentIntentId }).ToListAsync(cancel);
        var refunds = await db.Refunds.Where(r => ids.Contains(r.OrderId)).Select(r => r.GatewayId).ToListAsync(cancel);
        var disputes = await db.Disputes.Where(d => ids.Contains(d.OrderId)).Select(d => d.GatewayId).ToListAsync(cancel);
        return new Person(
            shopperId,
            email,
            shopper.Name,
            ids,
            orders.ConvertAll(order => order.Number),
            [.. payments.SelectMany(p => new[] { p.SessionId, p.PaymentIntentId }).Concat(refunds).Concat(disputes).OfType<string>()]);
    }
}
