using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Data;
using Storefront.Core.Wishes;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Wishes;

/// <summary>Which hearts are full, for the script on pages that are the same for everybody. Never kept by anybody.</summary>
public sealed class ProductsModel(StoreDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync() => new JsonResult(await db.WishedSlugsAsync(HttpContext.WishlistOwner(), HttpContext.RequestAborted));
}
