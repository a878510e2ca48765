using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Carts;
using Storefront.Core.Data;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Checkout;

/// <summary>Where the hosted page sends a shopper who has paid. The address proves nothing: the gateway is asked. The webhook may have been
/// faster or may never come; all of them settle the payment alike.</summary>
public sealed class ReturnModel(StoreDb db, PriceCart prices, SettlePayment settle, OrderLinks links) : PageModel
{
    private const int SecondsBetweenLooks = 4;

    public string Again { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "session_id")] string? session)
    {
        if (string.IsNullOrEmpty(session) || session.Length > 200)
            return NotFound();

        var settled = await settle.RunAsync(session, HttpContext.RequestAborted);
        if (settled.Refusal is { Kind: RefusalKind.Unavailable })
        {
            Again = $"/checkout/return?session_id={Uri.EscapeDataString(session)}";
            Response.Headers["Refresh"] = $"{SecondsBetweenLooks}; url={Again}";
            return Page();
        }

        if (settled.Refusal is { } refusal)
            return StatusCode(refusal.Status());
        if (settled.Value.Result == SettlementResult.Ended)
            return new SeeOther("/cart");
        if (settled.Value.Result == SettlementResult.Paid && await prices.RunAsync(db, HttpContext.OwnCart(), HttpContext.RequestAborted) is { IsClaimed: true })
            HttpContext.ForgetCart();
        return new SeeOther(links.PathTo(settled.Value.OrderNumber));
    }
}
