using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Audit;

internal static class AuditMapping
{
    public static void MapAudit(this ModelBuilder model) => model.Entity<AuditEntry>(entry =>
    {
        entry.Property(e => e.What).HasMaxLength(AuditEntry.MaxWhat);
        entry.Property(e => e.Subject).HasMaxLength(AuditEntry.MaxSubject);
        entry.Property(e => e.Staff).HasMaxLength(AuditEntry.MaxStaff);
        entry.Property(e => e.From).HasMaxLength(AuditEntry.MaxFrom);
        entry.HasIndex(e => new { e.Subject, e.Id });
        entry.HasIndex(e => new { e.StaffId, e.Id });
    });
}
