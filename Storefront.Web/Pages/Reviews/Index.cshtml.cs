using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Reviews;
using Storefront.Web.Components.Reviews;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Reviews;

/// <summary>What is to be reviewed of an order, for whoever holds the link that was mailed to its buyer.</summary>
public sealed class IndexModel(StoreDb db, ReviewLinks links) : PageModel
{
    /// <summary>Null for a link that opens nothing.</summary>
    public OrderReviewsView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? key)
    {
        var cancel = HttpContext.RequestAborted;
        if (links.Read(key) is not { } link || await Reviewer.OfOrderAsync(db, link.OrderNumber, cancel) is not { } reviewer)
            return new PageResult { StatusCode = StatusCodes.Status410Gone };

        var kept = db.KeptOf(link.OrderNumber).Select(line => line.ProductSlug);
        var own = db.Reviews.Of(reviewer);
        var products = await db.Products.AsNoTracking().Published()
            .Where(p => kept.Contains(p.Slug))
            .OrderBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Slug,
                p.Name,
                Picture = p.Images.OrderBy(image => image.Position).Select(image => image.Path).FirstOrDefault(),
                Status = own.Where(review => review.ProductId == p.Id).Select(review => (ReviewStatus?)review.Status).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        View = new OrderReviewsView(link.OrderNumber, [.. products.Select(p => new OrderedProduct(p.Name, p.Picture, p.Status, ReviewLinks.PathTo(p.Slug, key)))]);
        return Page();
    }
}
