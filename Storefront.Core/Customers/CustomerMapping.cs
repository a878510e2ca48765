using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;

namespace Storefront.Core.Customers;

internal static class CustomerMapping
{
    public static void MapCustomers(this ModelBuilder model) => model.Entity<SavedAddress>(saved =>
    {
        saved.Property(s => s.Code).HasMaxLength(32);
        saved.HasIndex(s => s.Code).IsUnique();
        saved.HasIndex(s => new { s.ShopperId, s.CreatedAt });
        saved.HasIndex(s => s.ShopperId).HasFilter("is_default").IsUnique().HasDatabaseName("ix_saved_addresses_default");
        saved.ComplexProperty(s => s.Address);
        saved.HasOne<Shopper>().WithMany().HasForeignKey(s => s.ShopperId).OnDelete(DeleteBehavior.Cascade);
    });
}
