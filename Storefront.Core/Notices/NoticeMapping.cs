using Microsoft.EntityFrameworkCore;
using Storefront.Core.Identity;

namespace Storefront.Core.Notices;

internal static class NoticeMapping
{
    private const int MaxEmail = 254;

    public static void MapNotices(this ModelBuilder model) => model.Entity<StockNotice>(notice =>
    {
        notice.ToTable("stock_notices");
        notice.Property(n => n.Email).HasMaxLength(MaxEmail);
        notice.Property(n => n.Mailbox).HasMaxLength(MaxEmail);
        notice.Property(n => n.Locale).HasMaxLength(20);
        notice.HasIndex(n => new { n.VariantId, n.Mailbox }).IsUnique();
        notice.HasIndex(n => n.Mailbox);
        notice.HasIndex(n => n.ShopperId);
        notice.HasOne(n => n.Variant).WithMany().HasForeignKey(n => n.VariantId);
        notice.HasOne<Shopper>().WithMany().HasForeignKey(n => n.ShopperId).OnDelete(DeleteBehavior.Cascade);
    });
}
