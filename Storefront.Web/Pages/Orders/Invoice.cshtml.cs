using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Data;
using Storefront.Web.Components.Invoices;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Orders;

/// <summary>An invoice or a credit note of an order, for whoever holds the order's link. Without a key that opens the order there is none.</summary>
public sealed class InvoiceModel(StoreDb db, OrderLinks links) : PageModel
{
    public InvoiceSheet Sheet { get; private set; } = null!;

    public string Number { get; private set; } = "";

    public string OrderPath { get; private set; } = "";

    public string PdfPath { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string number, string document, string? key)
    {
        if (!links.Opens(key, number) || await db.FindInvoiceAsync(number, document, HttpContext.RequestAborted) is not { } invoice)
            return NotFound();

        (Sheet, Number) = (InvoiceSheet.Of(invoice), number);
        (OrderPath, PdfPath) = (OrderLinks.PathWith(key!, number), OrderLinks.PathWith(key!, number, OrderLinks.Pdf(document)));
        return Page();
    }
}
