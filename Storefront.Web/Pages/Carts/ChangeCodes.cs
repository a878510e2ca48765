using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Web.Components.Carts;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Carts;

/// <summary>Takes promotion codes and gift cards into the cart of this browser and off it again, for every page that has the field.</summary>
public sealed class ChangeCodes(EnterCode enter, ForgetCode forget)
{
    public async Task<CodeAttempt> EnterAsync(HttpContext http, string? typed) =>
        Done(http, typed, await enter.RunAsync(http.OwnCart(), typed ?? "", http.RequestAborted));

    public async Task<CodeAttempt> ForgetAsync(HttpContext http, string? entered) =>
        Done(http, entered, await forget.RunAsync(http.OwnCart(), entered ?? "", http.RequestAborted));

    private static CodeAttempt Done(HttpContext http, string? typed, Outcome<Cart> outcome)
    {
        // A morph keeps what was typed: right for a code that was refused, wrong for one that is done with.
        if (outcome.Succeeded)
            http.Response.Headers["HX-Reswap"] = "outerHTML";
        return new CodeAttempt(typed ?? "", outcome.Refusal);
    }
}
