using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Shipping;

internal static class ShippingMapping
{
    public static void MapShipping(this ModelBuilder model)
    {
        model.Entity<ShippingZoneCountry>(country =>
        {
            country.HasKey(c => c.Country);
            country.Property(c => c.Country).HasMaxLength(2);
            country.HasOne(c => c.Zone).WithMany(z => z.Countries).HasForeignKey(c => c.ShippingZoneId);
        });

        model.Entity<ShippingRate>(rate =>
        {
            rate.ToTable(table => table.HasCheckConstraint("ck_shipping_rates_price", "price_minor >= 0"));
            rate.Property(r => r.Code).HasMaxLength(40);
            rate.HasOne(r => r.Zone).WithMany(z => z.Rates).HasForeignKey(r => r.ShippingZoneId);
            rate.ComplexProperty(r => r.Price);
        });
    }
}
