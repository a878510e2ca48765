using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Inventory;

/// <summary>Every "no" at the shelf.</summary>
public static class InventoryRefusals
{
    public static Refusal ReasonMissing(int max) => new("reason_missing", Refusals.StockReasonMissing.With(max));

    public static Refusal NotACount(int max) => new("not_a_count", Refusals.NotACount.With(max));

    /// <summary>Goods came or went since the page was opened.</summary>
    public static Refusal CountedMeanwhile => new("stock_changed", Refusals.CountedMeanwhile, RefusalKind.Conflict);

    public static Refusal PromisedToOrders => new("promised_to_orders", Refusals.PromisedToOrders, RefusalKind.Conflict);
}
