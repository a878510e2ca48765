using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Shipping;

public static class ShippingQueries
{
    /// <summary>The rates of a country, in the merchant's order.</summary>
    public static IQueryable<ShippingRate> To(this IQueryable<ShippingRate> rates, string country) => rates
        .AsNoTracking()
        .Where(rate => rate.Zone.Countries.Any(c => c.Country == country))
        .OrderBy(rate => rate.Position).ThenBy(rate => rate.Id);
}
