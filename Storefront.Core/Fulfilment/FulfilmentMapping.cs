using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Fulfilment;

internal static class FulfilmentMapping
{
    public static void MapFulfilment(this ModelBuilder model)
    {
        model.Entity<Shipment>(shipment =>
        {
            shipment.HasOne(s => s.Order).WithMany().HasForeignKey(s => s.OrderId).OnDelete(DeleteBehavior.Restrict);
            shipment.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.ShipmentId);
        });

        model.Entity<ShipmentLine>(line =>
        {
            line.ToTable(table => table.HasCheckConstraint("ck_shipment_lines_quantity", "quantity > 0"));
            line.HasOne(l => l.OrderLine).WithMany().HasForeignKey(l => l.OrderLineId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
