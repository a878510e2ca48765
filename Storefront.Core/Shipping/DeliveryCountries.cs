using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Shipping;

public static class DeliveryCountries
{
    /// <summary>ISO codes of the countries that some zone covers.</summary>
    public static Task<List<string>> ListAsync(StoreDb db, CancellationToken cancel) =>
        db.ShippingZoneCountries.Select(country => country.Country).OrderBy(code => code).ToListAsync(cancel);
}
