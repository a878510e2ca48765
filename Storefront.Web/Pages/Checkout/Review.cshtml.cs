using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Data;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Web.Components;
using Storefront.Web.Components.Carts;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Carts;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Checkout;

/// <summary>The last look before the order is placed. Whatever keeps it from being placed shows this page again with everything kept.</summary>
public sealed class ReviewModel(StoreDb db, PriceCart prices, ReadCart read, ChangeCodes codes, ChooseShipping choose, PlaceOrder place, TakePayment pay, OrderLinks links, IOptions<StoreOptions> store) : PageModel
{
    public OrderReviewView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string? from) => ShowAsync(notice: from == "payment" ? CheckoutWords.BackNotice : null);

    /// <summary>Another way of sending it has another total.</summary>
    public async Task<IActionResult> OnPostShippingAsync(string? shipping)
    {
        var chosen = await choose.RunAsync(HttpContext.OwnCart(), shipping ?? "", HttpContext.RequestAborted);
        return chosen.Refusal is null && !Request.IsHtmx() ? new SeeOther("/checkout/review") : await ShowAsync(chosen.Refusal);
    }

    public async Task<IActionResult> OnPostEnterCodeAsync(string? code) => await ShowAsync(await codes.EnterAsync(HttpContext, code));

    public async Task<IActionResult> OnPostForgetCodeAsync(string? code) => await ShowAsync(await codes.ForgetAsync(HttpContext, code));

    /// <summary>Places the order over the total that the shopper saw, and sends them to pay it. However often it is pressed, it is one order.</summary>
    public async Task<IActionResult> OnPostAsync(string? shipping, string? total)
    {
        var key = HttpContext.OwnCart();
        var cancel = HttpContext.RequestAborted;
        // A second press finds the cart claimed, which has no shipping to choose any more: placing then answers with the first order.
        if ((await choose.RunAsync(key, shipping ?? "", cancel)).Refusal is { } refused && refused.Code != CheckoutRefusals.EmptyCart.Code)
            return await ShowAsync(refused);

        var placed = await place.RunAsync(key, Shown(total), CultureInfo.CurrentUICulture.Name, cancel);
        if (placed.Refusal is { } refusal)
            return await ShowAsync(refusal);

        Response.MarkCart(0);
        var hosted = await pay.RunAsync(placed.Value, cancel);
        return new SeeOther(hosted.Succeeded ? hosted.Value : links.PathAfter(placed.Value, hosted.Refusal!));
    }

    /// <summary>A total that cannot be read is one that nobody saw.</summary>
    private Money Shown(string? total) =>
        new(long.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : -1, store.Value.Currency);

    private async Task<IActionResult> ShowAsync(CodeAttempt attempt) =>
        attempt.Succeeded && !Request.IsHtmx() ? new SeeOther("/checkout/review") : await ShowAsync(code: attempt);

    private async Task<IActionResult> ShowAsync(Refusal? refusal = null, string? notice = null, CodeAttempt? code = null)
    {
        var cart = await prices.RunAsync(db, HttpContext.OwnCart(), HttpContext.RequestAborted);
        if (cart is not { IsClaimed: false, IsEmpty: false })
            return new SeeOther("/cart");
        if (cart.DeliveryAddress is null || cart.Email is null)
            return new SeeOther("/checkout");

        Response.MarkCart(cart.Quantity);
        var view = new OrderReviewView(cart, store.Value.Name, read.FormToken(HttpContext), refusal, notice, code);
        var status = (refusal ?? code?.Refusal)?.Status() ?? StatusCodes.Status200OK;
        if (Request.IsHtmx())
        {
            var announcement = CheckoutWords.TotalIs.With(cart.Due);
            return Fragment.Of<ReviewPanel>((nameof(ReviewPanel.View), view), (nameof(ReviewPanel.Announcement), announcement)).With(status);
        }

        View = view;
        return new PageResult { StatusCode = status };
    }
}
