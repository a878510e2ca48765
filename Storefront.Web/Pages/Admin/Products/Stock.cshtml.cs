using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Audit;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin.Products;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Products;

/// <summary>What lies in the warehouse of one product: goods come in, or somebody counts.</summary>
[Needs(Permission.CatalogueRead)]
public sealed class StockModel(StoreDb db, AdjustStock adjust, IOptions<StoreOptions> store) : PageModel
{
    private const int MovementsShown = 50;

    public StockView View { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync(string slug, string? done) => ShowAsync(slug, done == "saved" ? CatalogueWords.Saved : null, null, StatusCodes.Status200OK);

    [Needs(Permission.StockAdjust)]
    public async Task<IActionResult> OnPostAdjustAsync(string slug, string? sku, string? how, string? units, string? seen, string? reason)
    {
        if (sku is null || !await db.Variants.AnyAsync(v => v.Sku == sku && v.Product.Slug == slug, Cancel))
            return NotFound();

        StaffAct.Current?.About(sku, async (db, cancel) => await db.Variants.Where(v => v.Sku == sku).Select(v => new { v.StockItem.OnHand, v.StockItem.Available }).SingleAsync(cancel));
        var by = HttpContext.NeedShopper().Actor();
        var changed = how == "count"
            ? await adjust.CountAsync(sku, Number(seen), Number(units), reason ?? "", by, Cancel)
            : await adjust.ReceiveAsync(sku, Number(units), reason ?? "", by, Cancel);
        return changed.Refusal is { } refusal ? await ShowAsync(slug, null, refusal.Message, refusal.Status()) : new SeeOther($"/admin/products/{slug}/stock?done=saved");
    }

    private async Task<IActionResult> ShowAsync(string slug, string? news, string? failure, int status)
    {
        var product = await db.Products.Where(p => p.Slug == slug).Select(p => new
        {
            p.Id,
            p.Name,
            Rows = p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => new { v.Sku, v.OptionValues, v.StockItem.OnHand, v.StockItem.Reserved, v.StockItem.Available }).ToList(),
        }).SingleOrDefaultAsync(Cancel);
        if (product is null)
            return NotFound();

        var ledger = await db.StockMovements
            .Join(db.Variants.Where(v => v.ProductId == product.Id), m => m.StockItemId, v => v.StockItemId, (m, v) => new { m, v.Sku })
            .OrderByDescending(row => row.m.Id).Take(MovementsShown)
            .Select(row => new LedgerRow(row.m.At, row.Sku, row.m.OnHand, row.m.Reserved, row.m.Reason, row.m.Actor))
            .ToListAsync(Cancel);
        View = new StockView(
            slug,
            product.Name,
            product.Rows.ConvertAll(row => new StockRow(row.Sku, string.Join(", ", row.OptionValues), row.OnHand, row.Reserved, row.Available)),
            ledger,
            HttpContext.NeedShopper().May(Permission.StockAdjust),
            store.Value.Zone,
            news,
            failure,
            HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }

    /// <summary>What is no number is refused as the use case refuses it.</summary>
    private static int Number(string? text) => int.TryParse((text ?? "").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
