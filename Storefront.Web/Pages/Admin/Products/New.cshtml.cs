using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Storefront.Core.Audit;
using Storefront.Core.Catalog;
using Storefront.Core.Identity;
using Storefront.Web.Components.Admin.Products;
using Storefront.Web.Hosting;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Admin.Products;

/// <summary>A product that is not there yet.</summary>
[Needs(Permission.CatalogueEdit)]
public sealed class NewModel(ProductDesk desk, SaveProduct save) : PageModel
{
    public ProductFormView View { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => ShowAsync(null, [], StatusCodes.Status200OK);

    [Needs(Permission.CatalogueEdit)]
    public async Task<IActionResult> OnPostAsync()
    {
        var typed = ProductTyped.Read(await Request.ReadFormAsync(Cancel));
        var draft = typed.AsDraft(desk.Currency);
        if (draft.Check() is { Count: > 0 } faults)
            return await ShowAsync(typed, [.. faults.Select(fault => new FormError(fault.Field, fault.Message))], StatusCodes.Status422UnprocessableEntity);

        StaffAct.Current?.About(draft.Slug);
        var added = await save.AddAsync(draft, Cancel);
        return added.Refusal is { } refusal ? await ShowAsync(typed, [ProductDesk.At(refusal, typed)], refusal.Status()) : new SeeOther($"/admin/products/{added.Value.Slug}?done=added");
    }

    private async Task<IActionResult> ShowAsync(ProductTyped? typed, IReadOnlyList<FormError> errors, int status)
    {
        View = await desk.LayOutAsync(null, typed, errors, [], null, HttpContext.FormToken(), Cancel);
        return new PageResult { StatusCode = status };
    }
}
