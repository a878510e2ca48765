using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;

namespace Storefront.Core.Catalog;

internal static class CatalogMapping
{
    public static void MapCatalog(this ModelBuilder model)
    {
        model.Entity<Category>(category =>
        {
            category.Property(c => c.Name).HasMaxLength(120);
            category.Property(c => c.Path).HasMaxLength(300);
            category.HasIndex(c => c.Path).IsUnique();
            category.HasOne(c => c.Parent).WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Brand>(brand =>
        {
            brand.Property(b => b.Name).HasMaxLength(120);
            brand.Property(b => b.Slug).HasMaxLength(140);
            brand.HasIndex(b => b.Slug).IsUnique();
        });

        model.Entity<Product>(product =>
        {
            product.ToTable(table => table.HasCheckConstraint("ck_products_ratings", "rating_count >= 0 AND rating_sum BETWEEN rating_count AND rating_count * 5"));
            product.Property(p => p.Name).HasMaxLength(200);
            product.Property(p => p.Slug).HasMaxLength(220);
            product.Property(p => p.Summary).HasMaxLength(400);
            product.HasIndex(p => p.Slug).IsUnique();
            product.Property(p => p.Revision).IsConcurrencyToken();
            product.HasOne(p => p.Succession).WithOne().HasForeignKey<Succession>(s => s.ProductId);
            product.HasIndex(p => new { p.Status, p.IsFeatured, p.Popularity, p.Id }).IsDescending(false, false, true, false);
            product.HasIndex(p => new { p.Status, p.PublishedAt, p.Id }).IsDescending(false, true, false);
            product.HasIndex(p => new { p.Status, p.Popularity, p.Id }).IsDescending(false, true, false).HasFilter("compare_at_minor IS NOT NULL").HasDatabaseName("ix_products_reduced");
            product.ComplexProperty(p => p.PriceFrom);
            product.Property(p => p.Options).AsJson();
            product.Property(p => p.Specifications).AsJson();
            product.HasOne(p => p.Brand).WithMany().HasForeignKey(p => p.BrandId).OnDelete(DeleteBehavior.Restrict);
            product.HasOne(p => p.Category).WithMany().HasForeignKey(p => p.CategoryId).OnDelete(DeleteBehavior.Restrict);
            product.HasOne(p => p.TaxCategory).WithMany().HasForeignKey(p => p.TaxCategoryId).OnDelete(DeleteBehavior.Restrict);
            product.HasMany(p => p.Images).WithOne().HasForeignKey(i => i.ProductId);
            product.HasMany(p => p.Listings).WithOne().HasForeignKey(l => l.ProductId);
        });

        model.Entity<OldSlug>(old =>
        {
            old.HasKey(o => o.Slug);
            old.Property(o => o.Slug).HasMaxLength(220);
            old.HasOne(o => o.Product).WithMany().HasForeignKey(o => o.ProductId);
        });

        model.Entity<Succession>(succession =>
        {
            succession.HasKey(s => s.ProductId);
            succession.HasOne(s => s.Successor).WithMany().HasForeignKey(s => s.SuccessorId);
        });

        model.Entity<OldPath>(old =>
        {
            old.HasKey(o => o.Path);
            old.Property(o => o.Path).HasMaxLength(300);
            old.HasOne(o => o.Category).WithMany().HasForeignKey(o => o.CategoryId);
        });

        model.Entity<ProductImage>(image =>
        {
            image.Property(i => i.Path).HasMaxLength(300);
            image.Property(i => i.Alt).HasMaxLength(300);
            image.Property(i => i.OptionValue).HasMaxLength(60);
        });

        model.Entity<CategoryListing>(listing =>
        {
            listing.HasKey(l => new { l.CategoryId, l.ProductId });
            listing.HasOne(l => l.Category).WithMany().HasForeignKey(l => l.CategoryId);
            // Holds what lists are narrowed down by too, so that counting reads the index alone.
            listing.HasIndex(l => new { l.CategoryId, l.IsPublished, l.Popularity, l.ProductId, l.BrandId, l.PriceMinor, l.Rating, l.IsReduced, l.IsAvailable })
                .IsDescending(false, false, true, false, false, false, false, false, false).HasDatabaseName("ix_category_listings_popular");
            listing.HasIndex(l => new { l.CategoryId, l.IsPublished, l.PriceMinor, l.ProductId });
            listing.HasIndex(l => new { l.CategoryId, l.IsPublished, l.PublishedAt, l.ProductId }).IsDescending(false, false, true, false);
        });

        model.Entity<Variant>(variant =>
        {
            variant.ToTable(table => table.HasCheckConstraint("ck_variants_price", "price_minor >= 0 AND weight_grams >= 0"));
            variant.Property(v => v.Sku).HasMaxLength(64);
            variant.Property(v => v.Gtin).HasMaxLength(14);
            variant.HasIndex(v => v.Sku).IsUnique();
            variant.Property(v => v.OptionValues).AsJson();
            variant.ComplexProperty(v => v.Price);
            variant.HasOne(v => v.Product).WithMany(p => p.Variants).HasForeignKey(v => v.ProductId);
            variant.HasOne(v => v.StockItem).WithMany().HasForeignKey(v => v.StockItemId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
