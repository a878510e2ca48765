using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Payments;

internal static class PaymentMapping
{
    public static void MapPayments(this ModelBuilder model)
    {
        model.Entity<Payment>(payment =>
        {
            payment.Property(p => p.IdempotencyKey).HasMaxLength(100);
            payment.Property(p => p.SessionId).HasMaxLength(200);
            payment.Property(p => p.PaymentIntentId).HasMaxLength(200);
            payment.HasIndex(p => p.IdempotencyKey).IsUnique();
            payment.HasIndex(p => p.SessionId).IsUnique();
            payment.HasIndex(p => p.PaymentIntentId);
            payment.HasIndex(p => new { p.State, p.CreatedAt });
            payment.ComplexProperty(p => p.Amount);
            payment.HasOne(p => p.Order).WithMany().HasForeignKey(p => p.OrderId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Refund>(refund =>
        {
            refund.ToTable(table => table.HasCheckConstraint("ck_refunds_amount", "amount_minor > 0 AND to_gift_cards_minor BETWEEN 0 AND amount_minor"));
            refund.Ignore(r => r.IdempotencyKey);
            refund.HasIndex(r => r.GatewayId).IsUnique();
            refund.HasIndex(r => r.State);
            refund.ComplexProperty(r => r.Amount);
            refund.Ignore(r => r.ToGateway);
            refund.Ignore(r => r.GivenBack);
            refund.HasOne(r => r.Order).WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
            refund.HasOne(r => r.Payment).WithMany().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
            refund.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RefundId);
        });

        model.Entity<RefundLine>(line =>
        {
            line.ComplexProperty(l => l.Amount);
            line.ComplexProperty(l => l.Tax);
        });

        model.Entity<Dispute>(dispute =>
        {
            dispute.ToTable(table => table.HasCheckConstraint("ck_disputes_amount", "amount_minor >= 0"));
            dispute.Property(d => d.GatewayId).HasMaxLength(200);
            dispute.Property(d => d.Reason).HasMaxLength(100);
            dispute.HasIndex(d => d.GatewayId).IsUnique();
            dispute.HasIndex(d => d.State);
            dispute.ComplexProperty(d => d.Amount);
            dispute.HasOne(d => d.Order).WithMany().HasForeignKey(d => d.OrderId).OnDelete(DeleteBehavior.Restrict);
            dispute.HasOne(d => d.Payment).WithMany().HasForeignKey(d => d.PaymentId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<WebhookEvent>(received =>
        {
            received.Property(e => e.EventId).HasMaxLength(200);
            received.Property(e => e.ObjectId).HasMaxLength(200);
            received.HasIndex(e => e.EventId).IsUnique();
            received.HasIndex(e => e.ObjectId);
        });

        model.Entity<PaymentConcern>(concern =>
        {
            concern.Property(c => c.Subject).HasMaxLength(200);
            concern.Property(c => c.ResolvedBy).HasMaxLength(100);
            concern.Property(c => c.Note).HasMaxLength(PaymentConcern.LongestNote);
            concern.HasIndex(c => new { c.Kind, c.Subject }).IsUnique();
            concern.HasIndex(c => c.ResolvedAt);
        });
    }
}
