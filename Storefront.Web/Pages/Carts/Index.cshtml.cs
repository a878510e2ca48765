using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Web.Components.Carts;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Carts;

/// <summary>The cart. The forms that add to it stand on pages that are the same for everybody, so they carry no token.</summary>
[TakesSameOriginPosts("Add")]
public sealed class IndexModel(ReadCart read, FillCart fill, ChangeCart change, ChangeCodes codes, BringBackCart aside) : PageModel
{
    public CartView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? country) => Show(await read.RunAsync(HttpContext, country));

    public async Task<IActionResult> OnPostAddAsync(string? sku, string? quantity)
    {
        var added = await fill.RunAsync(HttpContext, sku, quantity);
        if (!Request.IsHtmx())
            return added.Refusal is { } no ? Show(await read.RunAsync(HttpContext, null, refusals: no), no.Status()) : new SeeOther("/cart");
        if (added.Refusal is { } refusal)
            return Fragment.Of<AddedToCartPanel>((nameof(AddedToCartPanel.Refusal), refusal)).With(refusal.Status());

        var view = await read.RunAsync(HttpContext, null);
        return Fragment.Of<AddedToCartPanel>((nameof(AddedToCartPanel.Cart), view.Cart), (nameof(AddedToCartPanel.Sku), added.Value.Sku));
    }

    public async Task<IActionResult> OnPostChangeAsync(string? sku, string? quantity, bool remove, string? country)
    {
        var changed = (remove ? 0 : FillCart.Quantity(quantity ?? "")) is { } wanted
            ? await change.RunAsync(HttpContext.OwnCart(), sku ?? "", wanted, HttpContext.RequestAborted)
            : CartRefusals.InvalidQuantity;
        if (changed.Refusal is { } refusal)
        {
            // A morph keeps what was typed, which is what was refused.
            Response.Headers["HX-Reswap"] = "outerHTML";
            return Show(await read.RunAsync(HttpContext, country, refusals: refusal), refusal.Status());
        }

        return Request.IsHtmx()
            ? Show(await read.RunAsync(HttpContext, country, changed: true))
            : BackTo(country);
    }

    public async Task<IActionResult> OnPostEnterCodeAsync(string? code, string? country) => await ShowAsync(await codes.EnterAsync(HttpContext, code), country);

    public async Task<IActionResult> OnPostForgetCodeAsync(string? code, string? country) => await ShowAsync(await codes.ForgetAsync(HttpContext, code), country);

    /// <summary>What was set aside comes back into the cart.</summary>
    public async Task<IActionResult> OnPostBringBackAsync()
    {
        if (HttpContext.Shopper() is not { } shopper)
            return new SeeOther("/cart");

        var back = await aside.RunAsync(shopper.ShopperId, HttpContext.RequestAborted);
        return back.Refusal is { } refusal ? Show(await read.RunAsync(HttpContext, null, refusals: refusal), refusal.Status()) : new SeeOther("/cart");
    }

    public async Task<IActionResult> OnPostForgetAsideAsync()
    {
        if (HttpContext.Shopper() is { } shopper)
            await aside.ForgetAsync(shopper.ShopperId, HttpContext.RequestAborted);
        return new SeeOther("/cart");
    }

    private async Task<IActionResult> ShowAsync(CodeAttempt attempt, string? country)
    {
        if (attempt.Succeeded && !Request.IsHtmx())
            return BackTo(country);

        var view = await read.RunAsync(HttpContext, country, attempt.Succeeded);
        // Without a cart there is no field to say it at.
        return attempt.Refusal is { } refusal
            ? Show(view.IsEmpty ? view with { Refusals = [refusal] } : view with { Code = attempt }, refusal.Status())
            : Show(view with { Code = attempt, Announcement = view.Cart is { } cart ? CheckoutWords.TotalIs.With(cart.Due) : null });
    }

    private static SeeOther BackTo(string? country) => new(country is { Length: 2 } ? $"/cart?country={Uri.EscapeDataString(country)}" : "/cart");

    private IActionResult Show(CartView view, int status = StatusCodes.Status200OK)
    {
        if (Request.IsHtmx())
            return Fragment.Of<CartPanel>((nameof(CartPanel.View), view)).With(status);

        View = view;
        return new PageResult { StatusCode = status };
    }
}
