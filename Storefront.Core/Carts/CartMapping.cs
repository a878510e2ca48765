using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Carts;

internal static class CartMapping
{
    public static void MapCarts(this ModelBuilder model)
    {
        model.Entity<Cart>(cart =>
        {
            cart.Property(c => c.TokenHash).HasMaxLength(64);
            cart.HasIndex(c => c.TokenHash).IsUnique();
            cart.HasIndex(c => c.TouchedAt);
            cart.HasIndex(c => c.ShopperId);
            cart.Property(c => c.Currency).HasMaxLength(3);
            cart.Property(c => c.Email).HasMaxLength(254);
            cart.Property(c => c.Codes).AsJson();
            cart.Property(c => c.GiftCardIds).AsJson();
            cart.Property(c => c.News).AsJson().HasDefaultValueSql("'[]'");
            cart.ComplexProperty(c => c.DeliveryAddress);
            cart.ComplexProperty(c => c.BillingAddress);
            cart.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CartId);
        });

        model.Entity<PriceRulesStamp>(rules =>
        {
            rules.Property(r => r.Id).ValueGeneratedNever();
            rules.HasData(new { Id = 1, Stamp = 0L });
        });

        model.Entity<CartLine>(line =>
        {
            line.ToTable(table => table.HasCheckConstraint("ck_cart_lines_quantity", $"quantity BETWEEN 1 AND {Cart.MaxQuantityPerLine}"));
            line.HasIndex(l => new { l.CartId, l.VariantId }).IsUnique();
            line.ComplexProperty(l => l.PriceWhenAdded);
            line.HasOne(l => l.Variant).WithMany().HasForeignKey(l => l.VariantId);
        });
    }
}
