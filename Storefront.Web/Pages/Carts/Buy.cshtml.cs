using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Shared;
using Storefront.Web.Components.Carts;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Carts;

/// <summary>A link that fills the cart, as <c>/buy/T1-1:2,T2-1</c>, for mails and agents. It orders nothing; what can be added is added, and
/// what cannot is said.</summary>
public sealed class BuyModel(ReadCart read, FillCart fill) : PageModel
{
    private const int MaxProducts = 20;

    public CartView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string items)
    {
        var refusals = new List<Refusal>();
        foreach (var item in items.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxProducts))
        {
            var colon = item.LastIndexOf(':');
            var added = await fill.RunAsync(HttpContext, colon < 0 ? item : item[..colon], colon < 0 ? "1" : item[(colon + 1)..]);
            if (added.Refusal is { } refusal && !refusals.Contains(refusal))
                refusals.Add(refusal);
        }

        if (refusals.Count == 0)
            return new SeeOther("/cart");

        View = await read.RunAsync(HttpContext, null, refusals: [.. refusals]);
        return new PageResult { StatusCode = refusals[0].Status() };
    }
}
