using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Web.Components;
using Storefront.Web.Components.Ui;
using Storefront.Web.Hosting;
using Storefront.Web.Pages.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Categories;

/// <summary>A shelf: <c>/c/{path}</c>, with <c>?sort=</c> and <c>?page=</c> only where they differ from the usual.</summary>
public sealed class IndexModel(StoreDb db, SiteFrames frames, IOptions<StoreOptions> store) : PageModel
{
    private const int PageSize = 24;

    /// <summary>Deeper pages cost more than they help anybody: who looks so far should sort or search.</summary>
    private const int LastPage = 400;

    public CategoryView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? path, string? sort, [FromQuery(Name = "page")] string? page, CancellationToken cancel)
    {
        var (frame, shelf) = await frames.FindAsync(path ?? "", cancel);
        if (shelf is null || CategoryView.OrderOf(sort) is not { } order || PageNumber.Of(page, LastPage) is not { } number)
            return NotFound();

        var total = await db.CategoryListings.CountAsync(listing => listing.CategoryId == shelf.Id && listing.IsPublished, cancel);
        var ids = await db.CategoryListings.ProductIds(shelf.Id, order).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var products = new Page<ProductCard>(await db.ReadCardsAsync(ids, cancel), number, PageSize, total);
        if (!products.IsInRange)
            return NotFound();

        View = new CategoryView(shelf, [.. frame.Categories.Below(shelf)], Trail(frame.Categories.WayTo(shelf)), products, order, Math.Min(products.Count, LastPage));
        Response.IsForEverybody();
        ViewData.SetHead(Head());
        return Page();
    }

    private PageHead Head()
    {
        var products = View.Products;
        var canonical = View.Href(ProductOrder.Popular, products.Number);
        return new PageHead(
            products.Number == 1 ? View.Shelf.Name : CatalogWords.PageTitle.With(View.Shelf.Name, products.Number),
            View.Shelf.Summary.Length > 0 ? View.Shelf.Summary : null,
            canonical,
            products.Items is [{ Pictures: [var picture, ..] }, ..] ? StructuredData.Raster(picture.Path) : null,
            products.Number > 1 ? View.Href(View.Order, products.Number - 1) : null,
            products.Number < View.Pages ? View.Href(View.Order, products.Number + 1) : null)
        {
            Data = [StructuredData.Breadcrumbs(store.Value, View.Trail, $"/c/{View.Shelf.Path}")],
        };
    }

    private static IReadOnlyList<Crumb> Trail(IReadOnlyList<Shelf> way) =>
        [new Crumb(CommonWords.Home, "/"), .. way.SkipLast(1).Select(step => new Crumb(step.Name, $"/c/{step.Path}")), new Crumb(way[^1].Name)];
}
