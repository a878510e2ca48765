using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Web.Components.Account;
using Storefront.Web.Components.Orders;
using Storefront.Web.Hosting;
using Storefront.Web.Pages.Shared;

namespace Storefront.Web.Pages.Account;

/// <summary>What the shopper has bought.</summary>
public sealed class OrdersModel(StoreDb db, IOptions<StoreOptions> store) : PageModel
{
    private const int PerPage = 10;

    public OrdersView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancel)
    {
        var id = HttpContext.NeedShopper().ShopperId;
        var all = new Page<OrderRow>([], 1, PerPage, await db.Orders.CountAsync(order => order.ShopperId == id, cancel));
        if (PageNumber.Of(page, all.Count) is not { } number)
            return NotFound();

        var orders = await db.Orders
            .Where(order => order.ShopperId == id)
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Skip((number - 1) * PerPage).Take(PerPage)
            .Select(order => new
            {
                order.Number,
                order.PlacedAt,
                order.Total,
                order.Status,
                order.PaymentStatus,
                order.FulfilmentStatus,
                Lines = order.Lines.OrderBy(line => line.Id).Select(line => new { line.Name, line.ImagePath, line.Quantity }).ToList(),
            })
            .ToListAsync(cancel);
        View = new OrdersView(
            orders.ConvertAll(order => new OrderRow(
                order.Number,
                order.PlacedAt,
                order.Total,
                OrderText.Pill(order.Status, order.PaymentStatus, order.FulfilmentStatus),
                order.Lines.Sum(line => line.Quantity),
                order.Lines.ConvertAll(line => (line.Name, line.ImagePath)))),
            number,
            all.Count,
            store.Value.Zone);
        return Page();
    }
}
