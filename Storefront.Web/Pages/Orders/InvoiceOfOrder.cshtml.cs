using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Invoices;
using Storefront.Core.Orders;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Orders;

/// <summary>Leads to the invoice of a paid order, by a link that can be given away before its number is known; until then it says so.</summary>
public sealed class InvoiceOfOrderModel(StoreDb db, OrderAccess access) : PageModel
{
    public string Number { get; private set; } = "";

    public string OrderPath { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string number, string? key)
    {
        if (await access.FindAsync(HttpContext, number, key) is not { } pass)
            return NotFound();

        var cancel = HttpContext.RequestAborted;
        var document = await db.Invoices
            .Where(invoice => invoice.OrderNumber == number && invoice.Kind == InvoiceKind.Invoice)
            .Select(invoice => invoice.Number)
            .SingleOrDefaultAsync(cancel);
        if (document is not null)
            return Redirect(pass.To(OrderLinks.Document(document)));
        if (!await db.Orders.AnyAsync(order => order.Number == number && order.Events.Any(happened => happened.Kind == OrderEventKind.Paid), cancel))
            return NotFound();

        (Number, OrderPath) = (number, pass.To());
        return Page();
    }
}
