using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Invoices;
using Storefront.Web.Components.Invoices;
using Storefront.Web.Hosting;
using Storefront.Web.Print;

namespace Storefront.Web.Pages.Orders;

/// <summary>The same document as a file: <c>INV-2026-000001.pdf</c>.</summary>
public sealed class InvoicePdfModel(StoreDb db, OrderAccess access) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, string document, string? key)
    {
        if (await access.FindAsync(HttpContext, number, key) is null || await db.FindInvoiceAsync(number, document, HttpContext.RequestAborted) is not { } invoice)
            return NotFound();

        return File(InvoicePdf.Of(InvoiceSheet.Of(invoice)), "application/pdf", $"{invoice.Number}.pdf");
    }
}

internal static class FindInvoice
{
    /// <summary>Null unless the document is one of that order's.</summary>
    public static Task<Invoice?> FindInvoiceAsync(this StoreDb db, string orderNumber, string document, CancellationToken cancel) => db.Invoices.AsNoTracking()
        .Include(invoice => invoice.Lines)
        .SingleOrDefaultAsync(invoice => invoice.OrderNumber == orderNumber && invoice.Number == document, cancel);
}
