using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Inventory;

internal static class InventoryMapping
{
    public static void MapInventory(this ModelBuilder model)
    {
        model.Entity<StockItem>().ToTable(table =>
        {
            table.HasCheckConstraint("ck_stock_items_sum", "on_hand = available + reserved");
            table.HasCheckConstraint("ck_stock_items_reserved", "reserved >= 0");
            table.HasCheckConstraint("ck_stock_items_available", "available >= 0 OR available >= safety_threshold");
        });

        model.Entity<StockMovement>(movement =>
        {
            movement.HasIndex(m => m.StockItemId);
            movement.HasIndex(m => m.OrderId);
            movement.HasOne<StockItem>().WithMany().HasForeignKey(m => m.StockItemId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<StockHold>(hold =>
        {
            hold.ToTable(table => table.HasCheckConstraint("ck_stock_holds_quantity", "quantity > 0 AND settled BETWEEN 0 AND quantity"));
            hold.HasIndex(h => new { h.OrderId, h.StockItemId }).IsUnique();
            hold.HasIndex(h => new { h.StockItemId, h.Status });
            hold.HasOne(h => h.StockItem).WithMany().HasForeignKey(h => h.StockItemId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
