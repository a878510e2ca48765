using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Promotions;

internal static class PromotionMapping
{
    public static void MapPromotions(this ModelBuilder model)
    {
        model.Entity<Promotion>(promotion =>
        {
            promotion.ToTable(table =>
            {
                table.HasCheckConstraint("ck_promotions_used", "used >= 0 AND (\"limit\" IS NULL OR used <= \"limit\")");
                table.HasCheckConstraint("ck_promotions_benefit", "parts_per_million BETWEEN 0 AND 1000000 AND amount_minor >= 0 AND minimum_minor >= 0");
            });
            promotion.Property(p => p.Name).HasMaxLength(120);
            promotion.Property(p => p.Code).HasMaxLength(40);
            promotion.HasIndex(p => p.Code).IsUnique();
            promotion.Property(p => p.CategoryIds).AsJson();
            promotion.Property(p => p.ProductIds).AsJson();
        });

        model.Entity<Redemption>(redemption =>
        {
            redemption.Property(r => r.Email).HasMaxLength(254);
            redemption.HasIndex(r => new { r.PromotionId, r.OrderId }).IsUnique();
            redemption.HasIndex(r => new { r.PromotionId, r.Email });
            redemption.HasIndex(r => r.OrderId);
            redemption.HasOne(r => r.Promotion).WithMany().HasForeignKey(r => r.PromotionId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
