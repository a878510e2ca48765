using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;

namespace Storefront.Core.Invoices;

internal static class InvoiceMapping
{
    public static void MapInvoices(this ModelBuilder model)
    {
        model.Entity<Invoice>(invoice =>
        {
            invoice.ToTable(table =>
            {
                table.HasCheckConstraint("ck_invoices_total", "total_minor = net_minor + tax_minor AND total_minor >= 0 AND by_gift_cards_minor BETWEEN 0 AND total_minor");
                table.HasCheckConstraint("ck_invoices_kind", "(kind = 0 AND refund_id IS NULL AND corrects IS NULL) OR (kind IN (1, 2) AND refund_id IS NOT NULL AND corrects IS NOT NULL)");
                table.HasCheckConstraint("ck_invoices_sequence", "sequence > 0");
            });
            invoice.Property(i => i.Number).HasMaxLength(40);
            invoice.Property(i => i.Series).HasMaxLength(40);
            invoice.Property(i => i.Corrects).HasMaxLength(40);
            invoice.Property(i => i.OrderNumber).HasMaxLength(20);
            invoice.HasIndex(i => i.Number).IsUnique();
            invoice.HasIndex(i => new { i.Series, i.Sequence }).IsUnique();
            invoice.HasIndex(i => new { i.RefundId, i.Kind }).IsUnique();
            invoice.HasIndex(i => new { i.OrderId, i.Kind }, "ix_invoices_order_id").IsUnique().HasFilter("kind = 0");
            invoice.HasIndex(i => i.OrderNumber);
            invoice.HasIndex(i => i.IssuedOn);
            invoice.ComplexProperty(i => i.Seller, seller => seller.ComplexProperty(s => s.Address));
            invoice.ComplexProperty(i => i.Buyer);
            invoice.ComplexProperty(i => i.DeliverTo);
            invoice.ComplexProperty(i => i.Net);
            invoice.ComplexProperty(i => i.Tax);
            invoice.ComplexProperty(i => i.Total);
            invoice.ComplexProperty(i => i.ByGiftCards);
            invoice.Ignore(i => i.ByCard);
            invoice.Ignore(i => i.Taxes);
            invoice.HasOne<Order>().WithMany().HasForeignKey(i => i.OrderId).OnDelete(DeleteBehavior.Restrict);
            invoice.HasOne<Refund>().WithMany().HasForeignKey(i => i.RefundId).OnDelete(DeleteBehavior.Restrict);
            invoice.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<InvoiceLine>().Ignore(l => l.Gross);
        model.Entity<InvoiceSeries>().HasKey(series => series.Name);
        model.Entity<InvoiceSeries>().Property(series => series.Name).HasMaxLength(40);
    }
}
