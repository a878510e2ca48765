using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Jobs;

internal static class JobMapping
{
    public static void MapJobs(this ModelBuilder model)
    {
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox");
            message.Property(m => m.Kind).HasMaxLength(80);
            message.Property(m => m.Once).HasMaxLength(200);
            message.HasIndex(m => m.Once).IsUnique();
            message.HasIndex(m => new { m.Status, m.DueAt });
        });
        model.Entity<ShopHold>(hold =>
        {
            hold.ToTable(ShopHold.Table);
            hold.Property(h => h.Reason).HasMaxLength(ShopHold.MaxReason);
        });
    }
}
