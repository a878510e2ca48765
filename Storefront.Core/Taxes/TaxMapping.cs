using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Taxes;

internal static class TaxMapping
{
    public static void MapTaxes(this ModelBuilder model)
    {
        model.Entity<TaxCategory>(category =>
        {
            category.Property(c => c.Code).HasMaxLength(40);
            category.HasIndex(c => c.Code).IsUnique();
        });

        model.Entity<TaxRate>(rate =>
        {
            rate.ToTable(table => table.HasCheckConstraint("ck_tax_rates_ppm", "parts_per_million BETWEEN 0 AND 1000000"));
            rate.Property(r => r.Country).HasMaxLength(2);
            rate.HasIndex(r => new { r.Country, r.TaxCategoryId }).IsUnique();
            rate.HasOne(r => r.TaxCategory).WithMany().HasForeignKey(r => r.TaxCategoryId);
        });
    }
}
