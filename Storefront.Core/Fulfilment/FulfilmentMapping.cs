using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Fulfilment;

internal static class FulfilmentMapping
{
    public static void MapFulfilment(this ModelBuilder model)
    {
        model.Entity<Shipment>(shipment =>
        {
            shipment.HasOne(s => s.Order).WithMany().HasForeignKey(s => s.OrderId).OnDelete(DeleteBehavior.Restrict);
            // One list to pick an order.
            shipment.HasIndex(s => s.OrderId).HasFilter("status = 0").IsUnique().HasDatabaseName("ix_shipments_to_pick");
            shipment.HasIndex(s => s.TrackingNumber);
            shipment.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.ShipmentId);
        });

        model.Entity<Return>(back =>
        {
            back.HasIndex(r => r.Status);
            back.Property(r => r.Comment).HasMaxLength(Return.MaxComment);
            back.HasOne(r => r.Order).WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
            back.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReturnId);
        });

        model.Entity<ReturnLine>(line =>
        {
            line.ToTable(table => table.HasCheckConstraint("ck_return_lines_quantity", "quantity > 0 AND received BETWEEN 0 AND quantity"));
            line.HasOne(l => l.OrderLine).WithMany().HasForeignKey(l => l.OrderLineId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<ShipmentLine>(line =>
        {
            line.ToTable(table => table.HasCheckConstraint("ck_shipment_lines_quantity", "quantity > 0"));
            line.HasOne(l => l.OrderLine).WithMany().HasForeignKey(l => l.OrderLineId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
