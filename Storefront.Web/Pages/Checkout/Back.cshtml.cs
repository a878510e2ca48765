using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Checkout;
using Storefront.Core.Data;
using Storefront.Core.Orders;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Checkout;

/// <summary>Where the hosted page sends a shopper who turned back, and what "change the order" posts to: the unpaid order is taken back, its
/// stock is free again, and the cart is as it was. The gateway comes back with a GET; all that a stranger's link could do with it is to
/// return somebody's own unpaid cart to them.</summary>
public sealed class BackModel(StoreDb db, ReleaseUnpaidOrder release, OrderLinks links) : PageModel
{
    public Task<IActionResult> OnPostAsync() => OnGetAsync();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await PendingOrder.OfCartAsync(db, HttpContext.OwnCart(), HttpContext.RequestAborted) is not { } order)
            return new SeeOther("/checkout/review");

        var released = await release.RunAsync(order.Id, OrderEvent.Shopper, HttpContext.RequestAborted);
        if (released.Refusal is { } refusal)
            return new SeeOther(links.PathAfter(order.Number, refusal));
        return new SeeOther(released.Value == OrderStatus.Confirmed ? links.PathTo(order.Number) : "/checkout/review?from=payment");
    }
}
