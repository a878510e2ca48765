using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Mail;

internal static class MailMapping
{
    public static void MapMail(this ModelBuilder model) => model.Entity<SentMail>(mail =>
    {
        mail.Property(m => m.Key).HasMaxLength(200);
        mail.Property(m => m.To).HasMaxLength(254);
        mail.Property(m => m.Subject).HasMaxLength(SentMail.MaxText);
        mail.Property(m => m.Detail).HasMaxLength(SentMail.MaxText);
        mail.HasIndex(m => new { m.To, m.Id });
        mail.HasIndex(m => m.Key);
    });
}
