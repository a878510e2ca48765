using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Data;
using Storefront.Web.Components.Invoices;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Orders;

/// <summary>An invoice or a credit note of an order, for whoever may see the order. To anybody else there is none.</summary>
public sealed class InvoiceModel(StoreDb db, OrderAccess access) : PageModel
{
    public InvoiceSheet Sheet { get; private set; } = null!;

    public string Number { get; private set; } = "";

    public string OrderPath { get; private set; } = "";

    public string PdfPath { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string number, string document, string? key)
    {
        if (await access.FindAsync(HttpContext, number, key) is not { } pass || await db.FindInvoiceAsync(number, document, HttpContext.RequestAborted) is not { } invoice)
            return NotFound();

        (Sheet, Number) = (InvoiceSheet.Of(invoice), number);
        (OrderPath, PdfPath) = (pass.To(), pass.To(OrderLinks.Pdf(document)));
        return Page();
    }
}
