using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Web.Components;
using Storefront.Web.Components.Lists;
using Storefront.Web.Components.Ui;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Categories;

/// <summary>A shelf: <c>/c/{path}</c>, with filters, <c>?sort=</c> and <c>?page=</c> only where they differ from the usual. A filter that means nothing here is
/// passed over; filters that leave nothing are a 404 that says so.</summary>
public sealed class IndexModel(IProductSearch search, StoreDb db, SiteFrames frames, IOptions<StoreOptions> store) : PageModel
{
    /// <summary>Deeper pages cost more than they help anybody: who looks so far should sort or search.</summary>
    private const int LastPage = 400;

    public CategoryView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? path, string? sort, [FromQuery(Name = "page")] string? page, CancellationToken cancel)
    {
        var (frame, shelf) = await frames.FindAsync(path ?? "", cancel);
        if (shelf is null && await db.FindMovedCategoryAsync(path ?? "", cancel) is { } now)
            return new MovedTo($"/c/{now}{Request.QueryString}");
        if (shelf is null || ListAddress.OrderOf(sort) is not { } order || PageNumber.Of(page, LastPage) is not { } number)
            return NotFound();

        var found = await search.FindAsync(new ProductQuery { CategoryId = shelf.Id, Filters = ListAddress.FiltersOf(Request.Query), Order = order, Page = number }, cancel);
        if (found.ProductIds.Count == 0 && number > 1)
            return NotFound();

        var address = new ListAddress($"/c/{shelf.Path}", null, found.Applied, order);
        var list = new ListView(
            address, await db.ReadCardsAsync(found.ProductIds, cancel), found.Total, found.Facets, number, ListView.PagesOf(found.Total, LastPage), new PriceBands(store.Value.Currency));
        Response.IsForEverybody();
        if (list.Products.Count == 0 && !found.Applied.AreNone)
            Response.StatusCode = StatusCodes.Status404NotFound;
        if (Request.IsHtmx())
            return Fragment.Of<ListPanel>((nameof(ListPanel.View), list)).With(Response.StatusCode);

        View = new CategoryView(shelf, [.. frame.Categories.Below(shelf)], Trail(frame.Categories.WayTo(shelf)), list);
        ViewData.SetHead(Head());
        return Page();
    }

    private PageHead Head()
    {
        var (list, shelf) = (View.List, View.Shelf);
        var plain = list.Address with { Filters = ProductFilters.None, Order = ProductOrder.Popular };
        return new PageHead(
            list.Number == 1 ? shelf.Name : CatalogWords.PageTitle.With(shelf.Name, list.Number),
            shelf.Summary.Length > 0 ? shelf.Summary : null,
            // Filters make more pages than anybody searches for.
            list.Filters.AreNone ? plain.Href(list.Number) : null,
            list.Products is [{ Pictures: [var picture, ..] }, ..] ? StructuredData.Raster(picture.Path) : null,
            list.Number > 1 ? list.Address.Href(list.Number - 1) : null,
            list.Number < list.Pages ? list.Address.Href(list.Number + 1) : null)
        {
            Data = [StructuredData.Breadcrumbs(store.Value, View.Trail, $"/c/{shelf.Path}")],
        };
    }

    private static IReadOnlyList<Crumb> Trail(IReadOnlyList<Shelf> way) =>
        [new Crumb(CommonWords.Home, "/"), .. way.SkipLast(1).Select(step => new Crumb(step.Name, $"/c/{step.Path}")), new Crumb(way[^1].Name)];
}
