using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;

namespace Storefront.Core.Wishes;

internal static class WishMapping
{
    public static void MapWishes(this ModelBuilder model)
    {
        model.Entity<Wishlist>(list =>
        {
            list.ToTable(table => table.HasCheckConstraint("ck_wishlists_owner", "(token_hash IS NULL) <> (shopper_id IS NULL)"));
            list.Property(l => l.TokenHash).HasMaxLength(64);
            list.Property(l => l.ShareToken).HasMaxLength(32);
            list.HasIndex(l => l.TokenHash).IsUnique();
            list.HasIndex(l => l.ShopperId).IsUnique();
            list.HasIndex(l => l.ShareToken).IsUnique();
            list.HasIndex(l => l.TouchedAt);
            list.HasOne<Shopper>().WithMany().HasForeignKey(l => l.ShopperId).OnDelete(DeleteBehavior.Cascade);
            list.HasMany(l => l.Wishes).WithOne().HasForeignKey(w => w.WishlistId);
        });

        model.Entity<Wish>(wish =>
        {
            wish.HasIndex(w => new { w.WishlistId, w.ProductId }).IsUnique();
            wish.HasOne(w => w.Product).WithMany().HasForeignKey(w => w.ProductId);
            wish.HasOne(w => w.Variant).WithMany().HasForeignKey(w => w.VariantId).OnDelete(DeleteBehavior.SetNull);
        });
    }
}
