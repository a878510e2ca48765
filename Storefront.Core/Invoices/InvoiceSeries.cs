using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Invoices;

/// <summary>How far a series of numbers has been counted.</summary>
public sealed class InvoiceSeries
{
    public required string Name { get; init; }

    /// <summary>The last number taken.</summary>
    public long Last { get; private set; }

    /// <summary>Takes the next number, in the transaction that inserts its document: rolled back, it was never taken. Whoever asks next
    /// waits for that, so take it last.</summary>
    internal static async Task<long> NextAsync(StoreDb db, string name, CancellationToken cancel)
    {
        if (await CountAsync(db, name, cancel) == 0)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO invoice_series (name, last) VALUES ({name}, 0) ON CONFLICT (name) DO NOTHING", cancel);
            await CountAsync(db, name, cancel);
        }

        return await db.InvoiceSeries.Where(series => series.Name == name).Select(series => series.Last).SingleAsync(cancel);
    }

    private static Task<int> CountAsync(StoreDb db, string name, CancellationToken cancel) => db.InvoiceSeries
        .Where(series => series.Name == name)
        .ExecuteUpdateAsync(set => set.SetProperty(series => series.Last, series => series.Last + 1), cancel);
}
