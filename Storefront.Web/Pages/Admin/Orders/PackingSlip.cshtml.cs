using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin.Orders;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Admin.Orders;

/// <summary>What goes into the box: of a parcel that was sent, or of all that is still to be picked. Printed by the style sheet for paper; it says no prices, since it may be a gift.</summary>
[Needs(Permission.OrdersRead)]
public sealed class PackingSlipModel(StoreDb db, IOptions<StoreOptions> store) : PageModel
{
    public PackingSlipView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, long? parcel, CancellationToken cancel)
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines.OrderBy(line => line.Id)).SingleOrDefaultAsync(o => o.Number == number, cancel);
        if (order is null)
            return NotFound();

        var packed = parcel is null ? null : await db.Shipments.AsNoTracking().Include(s => s.Lines).SingleOrDefaultAsync(s => s.Id == parcel && s.OrderId == order.Id, cancel);
        if (parcel is not null && packed is null)
            return NotFound();

        View = new PackingSlipView(
            order,
            [.. order.Lines.Select(line => new PackedLine(line.Name, line.Options, line.Sku, packed is null ? line.Open : packed.Lines.Where(one => one.OrderLineId == line.Id).Sum(one => one.Quantity))).Where(line => line.Units > 0)],
            store.Value.Name,
            store.Value.Zone);
        return Page();
    }
}
