using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>What staff do at the shelf: goods come in, or somebody counts. Each change leaves a line in the stock's ledger with its reason. Refuses to take away
/// what is promised to orders.</summary>
public sealed class AdjustStock(StoreWrites writes, TimeProvider time)
{
    public const int MaxReason = 200;

    private const int MaxUnits = 10_000_000;

    /// <summary>Goods came in.</summary>
    public Task<Outcome<StockItem>> ReceiveAsync(string sku, int units, string reason, string by, CancellationToken cancel = default) =>
        RunAsync(sku, _ => units, units is > 0 and <= MaxUnits, StockMovementKind.Received, reason, by, cancel);

    /// <summary>Somebody counted.</summary>
    /// <param name="sku">The variant.</param>
    /// <param name="seen">What the page said was on hand; when it is no longer so, the count is refused.</param>
    /// <param name="counted">What lies there.</param>
    /// <param name="reason">For the ledger.</param>
    /// <param name="by">Who of the staff.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public Task<Outcome<StockItem>> CountAsync(string sku, int seen, int counted, string reason, string by, CancellationToken cancel = default) =>
        RunAsync(sku, onHand => onHand == seen ? counted - seen : null, counted is >= 0 and <= MaxUnits, StockMovementKind.Adjusted, reason, by, cancel);

    private Task<Outcome<StockItem>> RunAsync(
        string sku, Func<int, int?> change, bool isSensible, StockMovementKind kind, string reason, string by, CancellationToken cancel) => writes.RunAsync<Outcome<StockItem>>(
        async db =>
        {
            var because = PlainText.Line(reason);
            if (because is not { Length: > 0 and <= MaxReason })
                return InventoryRefusals.ReasonMissing(MaxReason);
            if (!isSensible)
                return InventoryRefusals.NotACount(MaxUnits);
            var items = db.Variants.Where(v => v.Sku == sku).Select(v => v.StockItem);
            var id = await items.Select(item => item.Id).SingleOrDefaultAsync(cancel);
            // An update that changes nothing makes rivals wait, so that what is read now holds until the end.
            if (id == 0 || await db.StockItems.Where(item => item.Id == id).ExecuteUpdateAsync(set => set.SetProperty(item => item.OnHand, item => item.OnHand), cancel) == 0)
                return CatalogRefusals.NoSuchVariant;
            if (change(await items.Select(item => item.OnHand).SingleAsync(cancel)) is not { } units)
                return InventoryRefusals.CountedMeanwhile;
            if (units != 0 && !await ReceiveStock.RunAsync(db, id, units, kind, new StockReason(by, because, null, time.GetUtcNow()), cancel))
                return InventoryRefusals.PromisedToOrders;
            return await db.StockItems.AsNoTracking().SingleAsync(item => item.Id == id, cancel);
        },
        cancel);
}
