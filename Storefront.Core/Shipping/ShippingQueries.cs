namespace Storefront.Core.Shipping;

public static class ShippingQueries
{
    /// <summary>The values (minor units) from which something is sent to the country for nothing, the lowest first.</summary>
    public static IQueryable<long?> FreeDeliveryFrom(this IQueryable<ShippingRate> rates, string country) => rates
        .Where(rate => rate.Price.Minor == 0 && rate.FromValue > 0 && rate.Zone.Countries.Any(c => c.Country == country))
        .OrderBy(rate => rate.FromValue)
        .Select(rate => (long?)rate.FromValue);
}
