using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.GiftCards;

internal static class GiftCardMapping
{
    public static void MapGiftCards(this ModelBuilder model)
    {
        model.Entity<GiftCard>(card =>
        {
            card.ToTable(table => table.HasCheckConstraint("ck_gift_cards_balance", "balance_minor >= 0"));
            card.Property(c => c.CodeHash).HasMaxLength(64);
            card.Property(c => c.LastFour).HasMaxLength(4);
            card.HasIndex(c => c.CodeHash).IsUnique();
            card.ComplexProperty(c => c.Balance);
        });

        model.Entity<GiftCardEntry>(entry =>
        {
            entry.HasIndex(e => e.OrderId);
            entry.HasOne(e => e.GiftCard).WithMany().HasForeignKey(e => e.GiftCardId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
