using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Checkout;
using Storefront.Core.Data;
using Storefront.Core.Invoices;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Invoices;
using Storefront.Web.Components.Orders;
using Storefront.Web.Hosting;
using Storefront.Web.Pages.Carts;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Orders;

/// <summary>An order for the guest who holds its link. Without a key that opens it there is no such order.</summary>
public sealed class IndexModel(StoreDb db, ReadCart read, TakePayment pay, OrderLinks links, IOptions<StoreOptions> store) : PageModel
{
    public OrderView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, string? key, string? payment)
    {
        if (!links.Opens(key, number) || await ReadAsync(number) is not { } order)
            return NotFound();

        View = new OrderView(
            order,
            order.Status == OrderStatus.AwaitingPayment ? await PendingAsync(order) : null,
            order.PaymentStatus != PaymentStatus.Unpaid && order.Events.All(happened => happened.Kind != OrderEventKind.Paid),
            payment == "unknown",
            await DocumentsAsync(number, key!),
            store.Value.Zone);
        return Page();
    }

    public async Task<IActionResult> OnPostPayAsync(string number, string? key)
    {
        if (!links.Opens(key, number))
            return NotFound();

        var hosted = await pay.RunAsync(number, HttpContext.RequestAborted);
        return hosted.Refusal switch
        {
            null => new SeeOther(hosted.Value),
            { Kind: RefusalKind.NotFound } => NotFound(),
            var refusal => new SeeOther(links.PathAfter(number, refusal)),
        };
    }

    private Task<Order?> ReadAsync(string number) => db.Orders.AsNoTracking()
        .Include(order => order.Lines)
        .Include(order => order.Discounts)
        .Include(order => order.Events)
        .AsSplitQuery()
        .SingleOrDefaultAsync(order => order.Number == number, HttpContext.RequestAborted);

    private async Task<IReadOnlyList<DocumentLink>> DocumentsAsync(string number, string key) =>
        (await db.Invoices.Where(invoice => invoice.OrderNumber == number).OrderBy(invoice => invoice.Id)
            .Select(invoice => new { invoice.Kind, invoice.Number })
            .ToListAsync(HttpContext.RequestAborted))
        .ConvertAll(invoice => new DocumentLink(
            InvoiceWords.DocumentLink.With(InvoiceSheet.TitleOf(invoice.Kind), invoice.Number),
            OrderLinks.PathWith(key, number, OrderLinks.Document(invoice.Number)),
            OrderLinks.PathWith(key, number, OrderLinks.Pdf(invoice.Number))));

    private async Task<PendingOrderView> PendingAsync(Order order)
    {
        var heldUntil = await db.StockHolds.Where(hold => hold.OrderId == order.Id).MaxAsync(hold => hold.ExpiresAt, HttpContext.RequestAborted);
        return read.Pending(HttpContext, new PendingOrder(order.Id, order.Number, order.Due, heldUntil));
    }
}
