using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Audit;
using Storefront.Core.Carts;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Reviews;
using Storefront.Core.Search;

// Small letters on both sides, compared in the database.
#pragma warning disable CA1304, CA1311, CA1862

namespace Storefront.Core.Privacy;

/// <summary>Where a person stands within rows that are about something else: finds them, and takes the person out.</summary>
internal static class EmptyTraces
{
    /// <summary>What is left of a webhook: its key, so that it is not taken for a new one. Acting on it again asks the gateway, and not the body.</summary>
    public const string NoBody = "{}";

    /// <summary>Jobs that name the person, by address or by key, or whose last error does.</summary>
    public static IQueryable<OutboxMessage> Jobs(StoreDb db, Person who)
    {
        var (plain, escaped) = (who.Email, Escaped(who));
        return Named(db, who).Union(db.Outbox.Where(m => m.LastError!.ToLower().Contains(plain) || m.LastError!.ToLower().Contains(escaped)));
    }

    /// <summary>A job that names the person is a mail to them, and goes; another's last error is forgotten.</summary>
    public static async Task OfJobsAsync(StoreDb db, Person who, CancellationToken cancel)
    {
        await Named(db, who).ExecuteDeleteAsync(cancel);
        await db.Outbox.Where(m => m.LastError!.ToLower().Contains(who.Email)).ExecuteUpdateAsync(set => set.SetProperty(m => m.LastError, (string?)null), cancel);
    }

    /// <summary>Mails to the person, and those that a job about the person sent to another address of theirs: a mail's key ends in its job's. To be asked before the jobs go.</summary>
    public static IQueryable<SentMail> Mails(StoreDb db, Person who) =>
        db.SentMails.Where(mail => mail.To.ToLower() == who.Email || Named(db, who).Any(job => mail.Key.EndsWith("-" + job.Id)));

    public static IQueryable<Review> Reviews(StoreDb db, Person who) => db.Reviews.Of(new Reviewer(who.ShopperId, who.Email, who.Name));

    /// <summary>Searches are counted without who asked; somebody's full name among them tells of them all the same.</summary>
    public static IQueryable<SearchedQuestion> Questions(StoreDb db, Person who)
    {
        var name = who.Name?.ToLowerInvariant() ?? "";
        return db.SearchedQuestions.Where(q => name.Contains(' ') && q.Question.Contains(name));
    }

    /// <summary>The gateway writes the address into what it tells of a payment.</summary>
    public static IQueryable<WebhookEvent> Webhooks(StoreDb db, Person who) =>
        db.WebhookEvents.Where(e => who.GatewayKeys.Contains(e.ObjectId) || e.Body.ToLower().Contains(who.Email));

    /// <summary>The gateway's answer is not needed once the payment is settled; keys and amounts stay.</summary>
    public static Task OfPaymentsAsync(StoreDb db, Person who, CancellationToken cancel) => db.Payments
        .Where(p => who.OrderIds.Contains(p.OrderId) && (p.State == PaymentState.Paid || p.State == PaymentState.Expired))
        .ExecuteUpdateAsync(set => set.SetProperty(p => p.RawAnswer, (string?)null).SetProperty(p => p.HostedUrl, (string?)null), cancel);

    /// <summary>An open cart goes. One that became an order stays as the order's key, without its shopper.</summary>
    public static async Task OfCartsAsync(StoreDb db, Person who, CancellationToken cancel)
    {
        var carts = PersonalTables.Carts(db, who);
        await carts.Where(cart => !db.Orders.Any(order => order.CartId == cart.Id)).ExecuteDeleteAsync(cancel);
        foreach (var cart in await carts.ToListAsync(cancel))
            cart.ForgetShopper();
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>They belong to no account any more.</summary>
    public static async Task OfOrdersAsync(StoreDb db, Person who, CancellationToken cancel)
    {
        var orders = db.Orders.Where(o => who.OrderIds.Contains(o.Id));
        await orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.ShopperId, (long?)null), cancel);
        await OfUnpaidAsync(orders, cancel);
    }

    /// <summary>What was ordered and never paid is no trade: nobody need know any more who it was.</summary>
    public static Task OfUnpaidAsync(IQueryable<Order> orders, CancellationToken cancel) => orders
        .Where(o => o.PaymentStatus == PaymentStatus.Unpaid && (o.Status == OrderStatus.Expired || o.Status == OrderStatus.Cancelled))
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(o => o.Email, "").SetProperty(o => o.Phone, (string?)null).SetProperty(o => o.NameKey, "").SetProperty(o => o.FamilyNameKey, "")
                .SetProperty(o => o.DeliveryAddress.Name, "").SetProperty(o => o.DeliveryAddress.Company, (string?)null)
                .SetProperty(o => o.DeliveryAddress.Line1, "").SetProperty(o => o.DeliveryAddress.Line2, (string?)null)
                .SetProperty(o => o.DeliveryAddress.PostalCode, "").SetProperty(o => o.DeliveryAddress.City, "")
                .SetProperty(o => o.BillingAddress.Name, "").SetProperty(o => o.BillingAddress.Company, (string?)null)
                .SetProperty(o => o.BillingAddress.Line1, "").SetProperty(o => o.BillingAddress.Line2, (string?)null)
                .SetProperty(o => o.BillingAddress.PostalCode, "").SetProperty(o => o.BillingAddress.City, ""),
            cancel);

    /// <summary>What staff did to the person, by address, name or key; and what the person did, if they once worked here.</summary>
    public static IQueryable<AuditEntry> Audits(StoreDb db, Person who) => db.AuditEntries.Where(entry => entry.StaffId == who.ShopperId || AuditsAbout(db, who).Any(about => about.Id == entry.Id));

    /// <summary>That something was done, when and by whom stays.</summary>
    public static Task OfAuditsAsync(StoreDb db, Person who, CancellationToken cancel) => AuditsAbout(db, who).ExecuteUpdateAsync(
        set => set.SetProperty(e => e.Before, (string?)null).SetProperty(e => e.After, (string?)null).SetProperty(e => e.Subject, e => e.Subject.ToLower().Contains(who.Email) ? "" : e.Subject),
        cancel);

    private static IQueryable<AuditEntry> AuditsAbout(StoreDb db, Person who)
    {
        var (email, name, last, further) = (who.Email, who.Name is { Length: > 0 } called ? called.ToLowerInvariant() : who.Email, $"\"ShopperId\":{who.ShopperId}}}", $"\"ShopperId\":{who.ShopperId},");
        return db.AuditEntries.Where(e => e.Subject.ToLower().Contains(email)
            || (e.Before ?? "").ToLower().Contains(email) || (e.After ?? "").ToLower().Contains(email)
            || (e.Before ?? "").ToLower().Contains(name) || (e.After ?? "").ToLower().Contains(name)
            || ((e.Before ?? "") + (e.After ?? "")).Contains(last) || ((e.Before ?? "") + (e.After ?? "")).Contains(further));
    }

    private static IQueryable<OutboxMessage> Named(StoreDb db, Person who)
    {
        var (escaped, last, further) = (Escaped(who), $"\"ShopperId\":{who.ShopperId}}}", $"\"ShopperId\":{who.ShopperId},");
        return db.Outbox.Where(m => m.Payload.ToLower().Contains(escaped) || m.Payload.Contains(last) || m.Payload.Contains(further));
    }

    /// <summary>As it stands in a job's payload.</summary>
    private static string Escaped(Person who) => JsonEncodedText.Encode(who.Email).ToString().ToLowerInvariant();
}
