using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Audit;
using Storefront.Core.Catalog;
using Storefront.Core.Identity;
using Storefront.Web.Components.Admin.Products;
using Storefront.Web.Hosting;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Admin.Products;

/// <summary>One product. A form that was opened before somebody else saved is shown again with both versions, and what was typed in its fields.</summary>
[Needs(Permission.CatalogueRead)]
public sealed class EditModel(ProductDesk desk, SaveProduct save) : PageModel
{
    public ProductFormView View { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync(string slug, string? done) => await desk.FindAsync(slug, Cancel) is { } known
        ? await ShowAsync(known, null, [], [], done switch { "saved" => CatalogueWords.Saved, "added" => CatalogueWords.Added, _ => null }, StatusCodes.Status200OK)
        : NotFound();

    /// <param name="slug">From the address alone: the form has a field of that name, with what it is to become.</param>
    [Needs(Permission.CatalogueEdit)]
    public async Task<IActionResult> OnPostSaveAsync([FromRoute] string slug)
    {
        var form = await Request.ReadFormAsync(Cancel);
        var typed = ProductTyped.Read(form);
        var seen = int.TryParse(form["Revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;
        if (await desk.FindAsync(slug, Cancel) is not { } known)
            return NotFound();
        var draft = typed.AsDraft(desk.Currency);
        if (draft.Check() is { Count: > 0 } faults)
            return await ShowAsync(known, typed, [.. faults.Select(fault => new FormError(fault.Field, fault.Message))], [], null, StatusCodes.Status422UnprocessableEntity);

        StaffAct.Current?.About(slug);
        var saved = await save.ChangeAsync(slug, seen, draft, Cancel);
        if (saved.Refusal is not { } refusal)
            return new SeeOther($"/admin/products/{saved.Value.Slug}?done=saved");

        var isLate = refusal.Code == CatalogRefusals.Changed.Code;
        known = isLate ? await desk.FindAsync(slug, Cancel) ?? known : known;
        return await ShowAsync(known, typed, [ProductDesk.At(refusal, typed)], isLate ? Differences(ProductTyped.Of(known, desk.Currency), typed) : [], null, refusal.Status());
    }

    private async Task<IActionResult> ShowAsync(Product known, ProductTyped? typed, IReadOnlyList<FormError> errors, IReadOnlyList<Difference> meanwhile, string? news, int status)
    {
        View = await desk.LayOutAsync(known, typed, errors, meanwhile, news, HttpContext.FormToken(), Cancel);
        return new PageResult { StatusCode = status };
    }

    private static List<Difference> Differences(ProductTyped theirs, ProductTyped yours)
    {
        var typed = yours.Fields().GroupBy(field => field.Field).ToDictionary(field => field.Key, field => field.First().Value);
        return [.. theirs.Fields().Where(field => typed.GetValueOrDefault(field.Field) != field.Value).Select(field => new Difference(field.Field, field.Value, typed.GetValueOrDefault(field.Field, "–")))];
    }
}
