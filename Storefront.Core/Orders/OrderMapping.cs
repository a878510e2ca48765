using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Orders;

internal static class OrderMapping
{
    public static void MapOrders(this ModelBuilder model)
    {
        model.Entity<Order>(order =>
        {
            order.ToTable(table => table.HasCheckConstraint("ck_orders_refunded", "refunded_minor BETWEEN 0 AND total_minor AND paid_by_gift_cards_minor BETWEEN 0 AND total_minor"));
            order.ToTable(table => table.HasCheckConstraint(
                "ck_orders_total",
                "total_minor >= 0 AND total_minor = subtotal_minor - discount_minor + shipping_minor - shipping_discount_minor + CASE WHEN prices_include_tax THEN 0 ELSE tax_minor END"));
            order.Property(o => o.Number).HasMaxLength(20);
            order.HasIndex(o => o.Number).IsUnique();
            order.HasIndex(o => o.CartId).IsUnique();
            order.HasIndex(o => new { o.Status, o.PlacedAt });
            order.HasIndex(o => o.Email);
            order.HasIndex(o => new { o.ShopperId, o.PlacedAt });
            order.Property(o => o.NameKey).HasMaxLength(OrderNames.Longest).HasDefaultValue("").UsePropertyAccessMode(PropertyAccessMode.Property).ValueGeneratedNever();
            order.Property(o => o.FamilyNameKey).HasMaxLength(OrderNames.Longest).HasDefaultValue("").UsePropertyAccessMode(PropertyAccessMode.Property).ValueGeneratedNever();
            order.HasIndex(o => o.NameKey);
            order.HasIndex(o => o.FamilyNameKey);
            order.Property(o => o.Email).HasMaxLength(254);
            order.Property(o => o.Currency).HasMaxLength(3);
            order.ComplexProperty(o => o.DeliveryAddress);
            order.ComplexProperty(o => o.BillingAddress);
            order.ComplexProperty(o => o.Subtotal);
            order.ComplexProperty(o => o.Discount);
            order.ComplexProperty(o => o.Shipping);
            order.ComplexProperty(o => o.ShippingDiscount);
            order.ComplexProperty(o => o.PaidByGiftCards);
            order.Ignore(o => o.Due);
            order.Ignore(o => o.Refundable);
            order.Ignore(o => o.MayChangeAddress);
            order.HasMany(o => o.Discounts).WithOne().HasForeignKey(d => d.OrderId);
            order.ComplexProperty(o => o.ShippingTax);
            order.ComplexProperty(o => o.Tax);
            order.ComplexProperty(o => o.Total);
            order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
            order.HasMany(o => o.Events).WithOne().HasForeignKey(e => e.OrderId);
        });

        model.Entity<OrderLine>(line =>
        {
            line.ToTable(table =>
            {
                table.HasCheckConstraint("ck_order_lines_total", "quantity > 0 AND total_minor = unit_price_minor * quantity AND discount_minor BETWEEN 0 AND total_minor");
                table.HasCheckConstraint("ck_order_lines_units", "shipped >= 0 AND cancelled >= 0 AND shipped + cancelled <= quantity AND refunded BETWEEN 0 AND quantity");
            });
            line.HasIndex(l => new { l.Sku, l.OrderId });
            line.Ignore(l => l.Net);
            line.Ignore(l => l.Open);
            line.ComplexProperty(l => l.Discount);
            line.ComplexProperty(l => l.UnitPrice);
            line.ComplexProperty(l => l.Total);
            line.ComplexProperty(l => l.Tax);
        });

        model.Entity<OrderDiscount>().ComplexProperty(d => d.Amount);
    }
}
