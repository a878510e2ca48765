using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Search;
using Storefront.Web.Components.Admin;
using Storefront.Web.Components.Admin.Products;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Products;

/// <summary>The catalogue. A SKU or an address finds its product whatever its state; other words find among what the view holds.</summary>
[Needs(Permission.CatalogueRead)]
public sealed class IndexModel(StoreDb db, IProductSearch search) : PageModel
{
    private static readonly Dictionary<string, ProductStatus> Statuses = new()
    {
        ["published"] = ProductStatus.Published,
        ["draft"] = ProductStatus.Draft,
        ["archived"] = ProductStatus.Archived,
    };

    public ProductListView View { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task OnGetAsync()
    {
        var state = ListState.Of(Request, [.. Statuses.Keys]);
        var drafts = await db.Products.Where(p => p.Status == ProductStatus.Draft).Take(ListTab.CountedTo).CountAsync(Cancel);
        View = new ProductListView(
            await SliceAsync(state),
            state,
            [new ListTab("published", CatalogueWords.Published), new ListTab("draft", CatalogueWords.Draft, drafts), new ListTab("archived", CatalogueWords.Archived)],
            HttpContext.NeedShopper().May(Permission.CatalogueEdit),
            null);
    }

    private async Task<Slice<ProductRow>> SliceAsync(ListState state)
    {
        var status = Statuses[state.View];
        var products = db.Products.AsNoTracking().Where(p => p.Status == status);
        if (state.Search.Length == 0)
            return await products.SliceAsync(state, Rows, row => row.Id, Cancel);

        var exact = await db.Products.Where(p => p.Slug == state.Search).Select(p => p.Id).Union(db.Variants.Where(v => v.Sku == state.Search).Select(v => v.ProductId)).ToListAsync(Cancel);
        if (exact.Count > 0)
            return new Slice<ProductRow>(await Rows(db.Products.AsNoTracking().Where(p => exact.Contains(p.Id))).ToListAsync(Cancel), null, null);
        if (status != ProductStatus.Published)
            return await products.Where(p => p.Name.Contains(state.Search)).SliceAsync(state, Rows, row => row.Id, Cancel);

        // What shoppers find, in the order in which they find it.
        var found = (await search.FindAsync(new ProductQuery { Text = state.Search }, Cancel)).ProductIds.Take(ListState.Size).ToList();
        var rows = await Rows(products.Where(p => found.Contains(p.Id))).ToListAsync(Cancel);
        return new Slice<ProductRow>([.. rows.OrderBy(row => found.IndexOf(row.Id))], null, null);
    }

    private static IQueryable<ProductRow> Rows(IQueryable<Product> page) => page.Select(p => new ProductRow(
        p.Id, p.Slug, p.Name, p.Category.Name, p.Status, p.PriceFrom, p.HasPriceRange, p.Variants.Count,
        p.Variants.Sum(v => v.StockItem.Available > v.StockItem.SafetyThreshold ? v.StockItem.Available - v.StockItem.SafetyThreshold : 0),
        p.Images.OrderBy(image => image.Position).Select(image => image.Path).FirstOrDefault()));
}
