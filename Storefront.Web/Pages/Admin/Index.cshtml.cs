using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Web.Components.Admin;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin;

/// <summary>What the shop waits for, for whoever opens it in the morning.</summary>
[Needs(Permission.DashboardRead)]
public sealed class IndexModel(StoreDb db) : PageModel
{
    public DashboardView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var staff = HttpContext.NeedShopper();
        var waiting = new List<Waiting>();
        if (staff.May(Permission.OrdersRead))
        {
            waiting.Add(new(AdminWords.WaitToShip, await db.Shipments.Where(s => s.Status == ShipmentStatus.ToPick).Take(ListTab.CountedTo).CountAsync(cancel)));
            waiting.Add(new(AdminWords.WaitReturns, await db.Returns.Where(r => r.Status == ReturnStatus.Requested).Take(ListTab.CountedTo).CountAsync(cancel)));
        }

        if (staff.May(Permission.AttentionRead))
            waiting.Add(new(AdminWords.WaitAttention, await db.PaymentConcerns.Where(c => c.ResolvedAt == null).Take(ListTab.CountedTo).CountAsync(cancel)));
        if (staff.May(Permission.JobsRead))
            waiting.Add(new(AdminWords.WaitJobs, await db.Outbox.Where(m => m.Status == OutboxStatus.Dead).Take(ListTab.CountedTo).CountAsync(cancel)));
        View = new DashboardView(waiting);
    }
}
