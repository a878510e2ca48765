using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Reviews;

internal static class ReviewMapping
{
    public static void MapReviews(this ModelBuilder model) => model.Entity<Review>(review =>
    {
        review.ToTable(table => table.HasCheckConstraint("ck_reviews_rating", "rating BETWEEN 1 AND 5"));
        review.Property(r => r.Author).HasMaxLength(80);
        review.Property(r => r.Title).HasMaxLength(160);
        review.HasIndex(r => new { r.ProductId, r.Status, r.WrittenAt });
        review.HasOne(r => r.Product).WithMany().HasForeignKey(r => r.ProductId);
    });
}
