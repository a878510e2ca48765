using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Shared;

namespace Storefront.Core.Reports;

/// <summary>What came in on one day of the shop's clock, and what went back; in minor units of the shop's currency.</summary>
/// <param name="Orders">Paid on that day.</param>
/// <param name="PaidMinor">What was paid, at the gateway and by gift cards.</param>
/// <param name="BackMinor">Refunds that did not fail, and what banks have taken by disputes.</param>
public sealed record DayOfSales(DateOnly Day, int Orders, long PaidMinor, long BackMinor)
{
    public long RevenueMinor => PaidMinor - BackMinor;

    /// <summary>Of an order; 0 when there was none.</summary>
    public long AverageMinor => Orders == 0 ? 0 : PaidMinor / Orders;
}

/// <summary>
/// The sales of the last days out of the ledger of payments, gift cards, refunds and disputes, never out of statuses. Added up by the database in quarters of an hour,
/// which every time zone's days are made of, and here into days.
/// </summary>
public sealed class SalesByDay(StoreDb db, IOptions<StoreOptions> store, TimeProvider time)
{
    private const int QuarterSeconds = 900;

    /// <returns>The days in order, the last one today; a day without sales is there too.</returns>
    public async Task<IReadOnlyList<DayOfSales>> RunAsync(int days, CancellationToken cancel = default)
    {
        var zone = store.Value.Zone;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var first = today.AddDays(1 - days);
        var midnight = first.ToDateTime(TimeOnly.MinValue);
        var quarters = await QuartersAsync(new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime(), cancel);
        var sums = quarters.GroupBy(quarter => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(quarter.Quarter * QuarterSeconds), zone).DateTime))
            .ToDictionary(day => day.Key, day => (Orders: day.Sum(q => q.Orders), Paid: day.Sum(q => q.Paid), Back: day.Sum(q => q.Back)));
        return [.. Enumerable.Range(0, days).Select(first.AddDays).Select(day => sums.TryGetValue(day, out var sum) ? new DayOfSales(day, sum.Orders, sum.Paid, sum.Back) : new DayOfSales(day, 0, 0, 0))];
    }

    /// <summary>A payment that was opened a day before it was settled is old; so the index over when it was opened bounds the search.</summary>
    private async Task<List<QuarterOfSales>> QuartersAsync(DateTimeOffset from, CancellationToken cancel)
    {
        string Of(string column) => db is SqliteStoreDb ? $"({column} - 621355968000000000) / {QuarterSeconds * TimeSpan.TicksPerSecond}" : $"CAST(floor(extract(epoch from {column}) / {QuarterSeconds}) AS bigint)";
        var sql =
            $$"""
            SELECT quarter AS "Quarter", CAST(SUM(orders) AS integer) AS "Orders", CAST(SUM(paid) AS bigint) AS "Paid", CAST(SUM(back) AS bigint) AS "Back" FROM (
              SELECT {{Of("settled_at")}} AS quarter, 1 AS orders, amount_minor AS paid, 0 AS back FROM payments WHERE state = 2 AND created_at >= {1} AND settled_at >= {0}
              UNION ALL
              SELECT {{Of("e.at")}}, 0, -e.amount_minor, 0 FROM gift_card_entries e JOIN orders o ON o.id = e.order_id WHERE e.kind = 1 AND e.at >= {0} AND o.payment_status > 0
              UNION ALL
              SELECT {{Of("e.at")}}, 1, 0, 0 FROM order_events e JOIN orders o ON o.id = e.order_id WHERE e.kind = 1 AND e.at >= {0} AND o.placed_at >= {1} AND o.status IN (1, 3) AND o.total_minor = o.paid_by_gift_cards_minor
              UNION ALL
              SELECT {{Of("created_at")}}, 0, 0, amount_minor FROM refunds WHERE state <> 3 AND created_at >= {0}
              UNION ALL
              SELECT {{Of("opened_at")}}, 0, 0, amount_minor FROM disputes WHERE state IN (2, 3, 4) AND opened_at >= {0}
            ) AS ledger GROUP BY quarter
            """;
        return await db.Database.SqlQueryRaw<QuarterOfSales>(sql, db.Stored(from), db.Stored(from.AddDays(-1))).ToListAsync(cancel);
    }

    private sealed record QuarterOfSales(long Quarter, int Orders, long Paid, long Back);
}
