using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Checkout;
using Storefront.Core.Data;
using Storefront.Core.Orders;
using Storefront.Core.Shared.Postal;
using Storefront.Core.Shipping;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Components.Orders;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Carts;
using Storefront.Web.Pages.Checkout;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Orders;

/// <summary>Corrects where an order goes, for whoever may see it, until it is packed.</summary>
public sealed class AddressModel(StoreDb db, OrderAccess access, CorrectAddress correct) : PageModel
{
    public OrderAddressView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, string? key)
    {
        if (await access.FindAsync(HttpContext, number, key) is not { } pass || await ReadAsync(number) is not { } order)
            return NotFound();
        return order.MayChangeAddress ? await ShowAsync(pass, AddressFields.Of(order.DeliveryAddress), []) : new SeeOther(pass.To());
    }

    public async Task<IActionResult> OnPostCountryAsync(string number, string? key) =>
        await access.FindAsync(HttpContext, number, key) is { } pass ? await ShowAsync(pass, await TypedAsync(), []) : NotFound();

    public async Task<IActionResult> OnPostAsync(string number, string? key)
    {
        if (await access.FindAsync(HttpContext, number, key) is not { } pass)
            return NotFound();

        var typed = await TypedAsync();
        var address = AddressRules.Tidy(typed.ToAddress());
        var errors = DetailsCheck.Check("Delivery", address, await CountriesAsync()).ToList();
        if (errors.Count > 0)
            return await ShowAsync(pass, typed, errors, StatusCodes.Status422UnprocessableEntity);

        var corrected = await correct.RunAsync(number, address, OrderEvent.Shopper, HttpContext.RequestAborted);
        return corrected.Refusal is { } refusal
            ? await ShowAsync(pass, typed, [new FormError("", refusal.Message)], refusal.Status())
            : new SeeOther(pass.Done("address"));
    }

    private Task<Order?> ReadAsync(string number) =>
        db.Orders.AsNoTracking().Include(order => order.Lines).SingleOrDefaultAsync(order => order.Number == number, HttpContext.RequestAborted);

    private Task<List<string>> CountriesAsync() => DeliveryCountries.ListAsync(db, HttpContext.RequestAborted);

    private async Task<AddressFields> TypedAsync()
    {
        var typed = new AddressFields();
        await TryUpdateModelAsync(typed, "Delivery");
        return typed;
    }

    private async Task<IActionResult> ShowAsync(OrderPass pass, AddressFields fields, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK)
    {
        View = new OrderAddressView(pass, fields, errors, ReadCart.Choices(await CountriesAsync()), HttpContext.FormToken());
        return Request.IsHtmx()
            ? Fragment.Of<AddressPanel>((nameof(AddressPanel.View), View)).With(status)
            : new PageResult { StatusCode = status };
    }
}
