using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Customers;
using Storefront.Core.Data;
using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;
using Storefront.Core.Shipping;
using Storefront.Web.Components.Checkout;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Carts;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Checkout;

/// <summary>Who buys and where it goes. A guest needs no account, and nothing here tells whether an address has one; a shopper chooses from their book, or
/// types an address and keeps it.</summary>
public sealed class IndexModel(StoreDb db, PriceCart prices, ReadCart read, SaveCheckoutDetails save, KeepAddress keep, IOptions<StoreOptions> store) : PageModel
{
    public DetailsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? country) => await ReadCartAsync() is { } cart
        ? await ShowAsync(cart, await FieldsAsync(cart, country), [])
        : new SeeOther("/cart");

    /// <summary>Another country has other fields: the form is drawn anew with everything that was typed.</summary>
    public async Task<IActionResult> OnPostCountryAsync() => await ReadCartAsync() is { } cart
        ? await ShowAsync(cart, await TypedAsync(), [])
        : new SeeOther("/cart");

    /// <summary>An address of the book fills the fields, where it can still be changed; all else stays as typed.</summary>
    public async Task<IActionResult> OnPostSavedAsync(string? saved)
    {
        if (await ReadCartAsync() is not { } cart)
            return new SeeOther("/cart");

        var typed = await TypedAsync();
        if (await BookAsync() is { } book && book.Find(known => known.Code == saved) is { } chosen)
            (typed.Delivery, typed.Keep) = (AddressFields.Of(chosen.Address), false);
        return await ShowAsync(cart, typed, []);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadCartAsync() is not { } cart)
            return new SeeOther("/cart");

        var typed = await TypedAsync();
        var (details, errors) = DetailsCheck.Run(typed, await CountriesAsync());
        if (details is null)
            return await ShowAsync(cart, typed, errors, StatusCodes.Status422UnprocessableEntity);

        var saved = await save.RunAsync(HttpContext.OwnCart(), details, HttpContext.RequestAborted);
        if (saved.Refusal is { } refusal)
            return await ShowAsync(cart, typed, [new FormError("", refusal.Message)], refusal.Status());

        // A book that is full by now keeps nobody from ordering.
        if (typed.Keep && HttpContext.Shopper() is { } shopper)
            await keep.RunAsync(shopper.ShopperId, null, details.Delivery, makeDefault: false, HttpContext.RequestAborted);
        return new SeeOther("/checkout/review");
    }

    /// <summary>The open cart, or null when there is nothing here that can be checked out; the cart's page says why.</summary>
    private async Task<PricedCart?> ReadCartAsync() =>
        await prices.RunAsync(db, HttpContext.OwnCart(), HttpContext.RequestAborted) is { IsClaimed: false, IsEmpty: false } cart
        && cart.Problems.All(problem => !problem.Blocks || problem.Kind == CartProblemKind.NoShippingThere)
            ? cart
            : null;

    private Task<List<string>> CountriesAsync() => DeliveryCountries.ListAsync(db, HttpContext.RequestAborted);

    private async Task<List<SavedAddress>?> BookAsync() =>
        HttpContext.Shopper() is { } shopper ? await db.ReadAddressesAsync(shopper.ShopperId, HttpContext.RequestAborted) : null;

    private async Task<CheckoutFields> FieldsAsync(PricedCart cart, string? country)
    {
        var countries = await CountriesAsync();
        var assumed = countries.Contains(country ?? "") ? country : countries.Contains(store.Value.Country) ? store.Value.Country : countries.FirstOrDefault();
        var book = cart.DeliveryAddress is null ? await BookAsync() : null;
        var delivery = (cart.DeliveryAddress ?? book?.FirstOrDefault(saved => saved.IsDefault && countries.Contains(saved.Address.Country))?.Address) is { } known
            ? AddressFields.Of(known)
            : new AddressFields { Country = assumed, Name = HttpContext.Shopper()?.Name };
        return new CheckoutFields
        {
            Email = cart.Email ?? HttpContext.Shopper()?.Email,
            Phone = cart.Phone,
            Delivery = delivery,
            BillingSame = cart.BillingAddress is null,
            Keep = book is { Count: 0 },
            Billing = cart.BillingAddress is { } billing ? AddressFields.Of(billing) : new AddressFields { Country = delivery.Country },
        };
    }

    private async Task<CheckoutFields> TypedAsync()
    {
        var typed = new CheckoutFields();
        await TryUpdateModelAsync(typed, "");
        return typed;
    }

    private async Task<IActionResult> ShowAsync(PricedCart cart, CheckoutFields fields, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK)
    {
        var countries = await CountriesAsync();
        var chosen = fields.Delivery.Country;
        if (chosen != cart.Country && countries.Contains(chosen ?? ""))
            cart = await prices.EstimateAsync(db, HttpContext.OwnCart(), chosen, HttpContext.RequestAborted) ?? cart;

        var view = new DetailsView(fields, errors, ReadCart.Choices(countries), ReadCart.Choices(AddressNames.Countries), Summary.Of(cart), read.FormToken(HttpContext)) { Saved = await BookAsync() };
        if (Request.IsHtmx())
            return Fragment.Of<DetailsPanel>((nameof(DetailsPanel.View), view)).With(status);

        View = view;
        return new PageResult { StatusCode = status };
    }
}
