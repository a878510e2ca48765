using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Reviews;

internal static class ReviewMapping
{
    public static void MapReviews(this ModelBuilder model)
    {
        model.Entity<Review>(review =>
        {
            review.ToTable(table => table.HasCheckConstraint("ck_reviews_rating", "rating BETWEEN 1 AND 5"));
            review.Property(r => r.Author).HasMaxLength(ReviewDraft.MaxAuthor);
            review.Property(r => r.Title).HasMaxLength(160);
            review.Property(r => r.Token).HasMaxLength(16);
            review.Property(r => r.GuestKey).HasMaxLength(64);
            review.Property(r => r.Reply).HasMaxLength(Review.MaxReply);
            review.Property(r => r.RejectedBecause).HasMaxLength(Review.MaxReason);
            review.Property(r => r.DecidedBy).HasMaxLength(254);
            review.HasIndex(r => r.Token).IsUnique();
            review.HasIndex(r => new { r.ProductId, r.Status, r.WrittenAt });
            // The queue of the staff is short, however many reviews there are.
            review.HasIndex(r => r.WrittenAt).HasFilter("status = 0").HasDatabaseName("ix_reviews_waiting");
            // One a customer and product. Shoppers also find their own by it.
            review.HasIndex(r => new { r.ShopperId, r.ProductId }).IsUnique().HasFilter("shopper_id IS NOT NULL");
            review.HasIndex(r => new { r.GuestKey, r.ProductId }).IsUnique().HasFilter("guest_key IS NOT NULL");
            review.HasMany(r => r.Photos).WithOne().HasForeignKey(p => p.ReviewId);
            review.HasOne(r => r.Product).WithMany().HasForeignKey(r => r.ProductId);
            review.HasOne(r => r.Shopper).WithMany().HasForeignKey(r => r.ShopperId).OnDelete(DeleteBehavior.SetNull);
        });

        model.Entity<ReviewPhoto>(photo =>
        {
            photo.Property(p => p.Name).HasMaxLength(32);
            photo.HasIndex(p => p.Name).IsUnique();
        });

        model.Entity<HelpfulVote>(vote =>
        {
            vote.HasKey(v => new { v.ReviewId, v.Voter });
            vote.Property(v => v.Voter).HasMaxLength(64);
            vote.HasIndex(v => v.Voter);
            vote.HasOne<Review>().WithMany().HasForeignKey(v => v.ReviewId);
        });

        model.Entity<ReviewOptOut>(stop =>
        {
            stop.HasKey(s => s.Key);
            stop.Property(s => s.Key).HasMaxLength(64);
        });
    }
}
