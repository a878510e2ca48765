using System.Globalization;
using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Carts;

/// <summary>Adds to the cart of this browser, which gets one when it has none.</summary>
public sealed class FillCart(AddToCart add)
{
    public async Task<Outcome<AddedToCart>> RunAsync(HttpContext http, string? sku, string? quantity)
    {
        if (Quantity(quantity ?? "1") is not { } number)
            return CartRefusals.InvalidQuantity;

        var added = await add.RunAsync(http.OwnCart(), sku ?? "", number, http.RequestAborted);
        if (added is { Succeeded: true, Value.Token: { } token })
            http.KeepCart(token);
        return added;
    }

    /// <summary>Whole numbers only: "2.0", "-1", "1e3" and what is larger than any number are no quantities.</summary>
    public static int? Quantity(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
