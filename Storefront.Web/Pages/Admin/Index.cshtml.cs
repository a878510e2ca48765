using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Core.Reports;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin;

/// <summary>The first page of the morning: today against the same weekday, what waits, what runs out; of each what its reader may see.</summary>
[Needs(Permission.DashboardRead)]
public sealed class IndexModel(StoreDb db, SalesByDay sales, IOptions<StoreOptions> store) : PageModel
{
    private const int Days = 14;
    private const int MostLow = 10;

    public DashboardView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var staff = HttpContext.NeedShopper();
        View = new DashboardView(
            staff.May(Permission.OrdersRead) ? new SalesView(await sales.RunAsync(Days, cancel), store.Value.Currency) : null,
            await WaitingAsync(staff, cancel),
            staff.May(Permission.CatalogueRead) ? await LowStockAsync(cancel) : []);
    }

    private async Task<IReadOnlyList<Waiting>> WaitingAsync(SignedIn staff, CancellationToken cancel)
    {
        var waiting = new List<Waiting>();
        if (staff.May(Permission.OrdersRead))
        {
            waiting.Add(new(AdminWords.WaitToShip, await db.Shipments.Where(s => s.Status == ShipmentStatus.ToPick).Take(ListTab.CountedTo).CountAsync(cancel), "/admin/orders"));
            waiting.Add(new(AdminWords.WaitReturns, await db.Returns.Where(r => r.Status == ReturnStatus.Requested).Take(ListTab.CountedTo).CountAsync(cancel), "/admin/orders?view=returns"));
        }

        if (staff.May(Permission.AttentionRead))
            waiting.Add(new(AdminWords.WaitAttention, await db.PaymentConcerns.Where(c => c.ResolvedAt == null).Take(ListTab.CountedTo).CountAsync(cancel), "/admin/attention"));
        if (staff.May(Permission.JobsRead))
            waiting.Add(new(AdminWords.WaitJobs, await db.Outbox.Where(m => m.Status == OutboxStatus.Dead).Take(ListTab.CountedTo).CountAsync(cancel), "/admin/jobs"));
        return waiting;
    }

    private Task<List<LowStock>> LowStockAsync(CancellationToken cancel) => db.Variants
        .Where(v => v.IsActive && v.StockItem.Available - v.StockItem.SafetyThreshold <= v.StockItem.LowStockAt)
        .Take(MostLow)
        .Select(v => new LowStock(v.Product.Name, v.Sku, v.StockItem.Available - v.StockItem.SafetyThreshold))
        .ToListAsync(cancel);
}
