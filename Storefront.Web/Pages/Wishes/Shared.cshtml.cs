using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Data;
using Storefront.Core.Wishes;

namespace Storefront.Web.Pages.Wishes;

/// <summary>Somebody's wishlist, by the link that they gave away. It does not say whose it is.</summary>
public sealed class SharedModel(StoreDb db) : PageModel
{
    public IReadOnlyList<WishRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? token)
    {
        if (await db.ReadSharedWishlistAsync(token, HttpContext.RequestAborted) is not { } list)
            return NotFound();

        Rows = list.Rows;
        return Page();
    }
}
