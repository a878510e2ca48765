using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Customers;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;
using Storefront.Core.Shipping;
using Storefront.Web.Components.Account;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Carts;
using Storefront.Web.Pages.Checkout;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Account;

/// <summary>One address of the shopper's book, or a new one. A code that is in somebody else's book is in none.</summary>
public sealed class AddressModel(StoreDb db, KeepAddress keep, IOptions<StoreOptions> store) : PageModel
{
    public AddressFormView View { get; private set; } = null!;

    private long ShopperId => HttpContext.NeedShopper().ShopperId;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (code == AddressFormView.New)
            return await ShowAsync(code, new AddressFields { Name = HttpContext.NeedShopper().Name, Country = store.Value.Country }, prefer: false, []);
        return await FindAsync(code) is { } saved ? await ShowAsync(code, AddressFields.Of(saved.Address), saved.IsDefault, []) : NotFound();
    }

    public async Task<IActionResult> OnPostCountryAsync(string code, bool prefer) =>
        await IsOursAsync(code) ? await ShowAsync(code, await TypedAsync(), prefer, []) : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, bool prefer)
    {
        if (!await IsOursAsync(code))
            return NotFound();

        var typed = await TypedAsync();
        var address = AddressRules.Tidy(typed.ToAddress());
        var errors = DetailsCheck.Check("Delivery", address, await CountriesAsync()).ToList();
        if (errors.Count > 0)
            return await ShowAsync(code, typed, prefer, errors, StatusCodes.Status422UnprocessableEntity);

        var kept = await keep.RunAsync(ShopperId, code == AddressFormView.New ? null : code, address, prefer, HttpContext.RequestAborted);
        return kept.Refusal is { } refusal
            ? await ShowAsync(code, typed, prefer, [new FormError("", refusal.Message)], refusal.Status())
            : new SeeOther("/account/addresses?done=saved");
    }

    private async Task<bool> IsOursAsync(string code) => code == AddressFormView.New || await FindAsync(code) is not null;

    private Task<SavedAddress?> FindAsync(string code) =>
        db.SavedAddresses.AsNoTracking().SingleOrDefaultAsync(saved => saved.Code == code && saved.ShopperId == ShopperId, HttpContext.RequestAborted);

    private Task<List<string>> CountriesAsync() => DeliveryCountries.ListAsync(db, HttpContext.RequestAborted);

    private async Task<AddressFields> TypedAsync()
    {
        var typed = new AddressFields();
        await TryUpdateModelAsync(typed, "Delivery");
        return typed;
    }

    private async Task<IActionResult> ShowAsync(string code, AddressFields fields, bool prefer, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK)
    {
        View = new AddressFormView(code, fields, prefer, errors, ReadCart.Choices(await CountriesAsync()), HttpContext.FormToken());
        return Request.IsHtmx()
            ? Fragment.Of<AddressPanel>((nameof(AddressPanel.View), View)).With(status)
            : new PageResult { StatusCode = status };
    }
}
