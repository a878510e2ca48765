using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Checkout;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Web.Components.Orders;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Orders;

/// <summary>An order for its shopper, and for the guest who holds its link: how it stands, and what they can still do about it. To anybody else there is
/// no such order.</summary>
public sealed class IndexModel(OrderAccess access, ReadOrder read, TakePayment pay, CancelOrder cancel, Reorder reorder, OrderLinks links) : PageModel
{
    public OrderView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, string? key, string? payment, string? done) =>
        await access.FindAsync(HttpContext, number, key) is { } pass ? await ShowAsync(pass, payment, done) : NotFound();

    public async Task<IActionResult> OnPostPayAsync(string number, string? key)
    {
        if (await access.FindAsync(HttpContext, number, key) is null)
            return NotFound();

        var hosted = await pay.RunAsync(number, HttpContext.RequestAborted);
        return hosted.Refusal switch
        {
            null => new SeeOther(hosted.Value),
            { Kind: RefusalKind.NotFound } => NotFound(),
            var refusal => new SeeOther(links.PathAfter(number, refusal)),
        };
    }

    public async Task<IActionResult> OnPostCancelAsync(string number, string? key)
    {
        if (await access.FindAsync(HttpContext, number, key) is not { } pass)
            return NotFound();

        var cancelled = await cancel.RunAsync(number, OrderEvent.Shopper, OrderWords.CancelledByShopper, HttpContext.RequestAborted);
        return cancelled.Refusal is { } refusal ? await ShowAsync(pass, refusal: refusal) : new SeeOther(pass.Done("cancelled"));
    }

    /// <summary>Into this browser's cart; the cart's page says what could not be had.</summary>
    public async Task<IActionResult> OnPostReorderAsync(string number, string? key)
    {
        if (await access.FindAsync(HttpContext, number, key) is not { } pass)
            return NotFound();

        var again = await reorder.RunAsync(number, HttpContext.OwnCart(), HttpContext.RequestAborted);
        if (again.Refusal is { } refusal)
            return await ShowAsync(pass, refusal: refusal);
        if (again.Value is { } token)
            HttpContext.KeepCart(token);
        return new SeeOther("/cart");
    }

    private async Task<IActionResult> ShowAsync(OrderPass pass, string? payment = null, string? done = null, Refusal? refusal = null)
    {
        if (await read.RunAsync(HttpContext, pass, payment, done, refusal) is not { } view)
            return NotFound();

        View = view;
        return new PageResult { StatusCode = refusal?.Status() ?? StatusCodes.Status200OK };
    }
}
