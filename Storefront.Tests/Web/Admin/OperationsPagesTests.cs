using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Fulfilment;
using Storefront.Core.Jobs;
using Storefront.Core.Payments;
using Storefront.Tests.Support;

namespace Storefront.Tests.Web.Admin;

/// <summary>The pages behind the shop's curtain: what needs attention, jobs, mails, webhooks, and the figures of the day.</summary>
public class OperationsPagesTests
{
    [Theory, BothDatabases]
    public async Task A_concern_is_put_away_with_a_note_once_and_is_in_the_audit_log(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        await shop.Given.SaveAsync(db => Task.FromResult(db.PaymentConcerns.Add(new PaymentConcern { Kind = PaymentConcernKind.PaidTooLate, Subject = "cs_1", Detail = "Late.", At = shop.Clock.GetUtcNow() })));
        using var staff = await shop.StaffAsync("Support");
        var page = await staff.GetHtmlAsync("/admin/attention");
        var form = page.QuerySelectorAll("form[action$=Fix]").OfType<IHtmlFormElement>().Single(one => one.QuerySelector("[name=note]") is not null);

        using var silent = await new HtmlForm(form).SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        using var seen = await new HtmlForm(form).With("note", "Refunded by hand").SubmitAsync(staff);
        Assert.Equal("/admin/attention?done=fixed", seen.Headers.Location?.ToString());
        using var again = await new HtmlForm(form).With("note", "Refunded by hand").SubmitAsync(staff);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        Assert.Equal("Refunded by hand", await shop.Database.ReadAsync(db => db.PaymentConcerns.Select(c => c.Note).SingleAsync()));
        var entry = Assert.Single(await shop.Database.ReadAsync(db => db.AuditEntries.ToListAsync()));
        Assert.Equal("cs_1", entry.Subject);
        Assert.Contains("Refunded by hand", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("Refunded by hand", entry.Before, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_job_that_was_given_up_is_tried_again_or_thrown_away_and_no_other(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var ids = new List<long>();
        for (var i = 0; i < 2; i++)
            ids.Add(await ADeadJobAsync(shop));
        using var staff = await shop.StaffAsync();
        var page = await staff.GetHtmlAsync("/admin/jobs");
        Assert.Equal([$"{ids[1]}", $"{ids[0]}"], page.QuerySelectorAll("[data-row]").Select(link => link.TextContent));

        var retry = page.QuerySelectorAll("form[action$=Retry]").OfType<IHtmlFormElement>().Last();
        var delete = page.QuerySelectorAll("form[action$=Delete]").OfType<IHtmlFormElement>().First();
        using var retried = await new HtmlForm(retry).SubmitAsync(staff, "button");
        using var deleted = await new HtmlForm(delete).SubmitAsync(staff, "button");
        using var twice = await new HtmlForm(retry).SubmitAsync(staff, "button");

        Assert.Equal("/admin/jobs?done=retry", retried.Headers.Location?.ToString());
        Assert.Equal("/admin/jobs?done=delete", deleted.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        var left = Assert.Single(await shop.Database.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync()));
        Assert.Equal((ids[0], OutboxStatus.Waiting, 0), (left.Id, left.Status, left.Attempts));
        var entries = await shop.Database.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([$"{ids[0]}", $"{ids[1]}"], entries.Select(entry => entry.Subject));
        Assert.Contains("\"Dead\"", entries[1].Before, StringComparison.Ordinal);
        Assert.Null(entries[1].After);
    }

    [Theory, BothDatabases]
    public async Task Every_mail_is_in_the_log_and_every_webhook_can_be_worked_on_again(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind);
        var order = await shop.PaidOrderAsync((await shop.Given.AVariantAsync(), 1));
        using var staff = await shop.StaffAsync();

        var mails = await staff.GetHtmlAsync($"/admin/mail?q={Uri.EscapeDataString(order.Email)}");
        Assert.Equal(shop.MailsTo(order.Email).Count, mails.QuerySelectorAll("[data-row]").Length);
        Assert.Contains(shop.MailsTo(order.Email)[0].Subject, mails.Words("table.list"), StringComparison.Ordinal);

        var page = await staff.GetHtmlAsync("/admin/webhooks");
        var form = page.QuerySelectorAll("form[action$=Replay]").OfType<IHtmlFormElement>().First();
        using var replayed = await new HtmlForm(form).SubmitAsync(staff, "button");
        Assert.Equal("/admin/webhooks?done=replay", replayed.Headers.Location?.ToString());
        using var underWay = await new HtmlForm(form).SubmitAsync(staff, "button");
        Assert.Equal(HttpStatusCode.Conflict, underWay.StatusCode);
        var before = await shop.FindAsync(order.Number);
        await shop.RunJobsAsync();
        Assert.Equal(before.Events.Count, (await shop.FindAsync(order.Number)).Events.Count);
        Assert.Equal(0, await shop.Database.ReadAsync(db => db.Outbox.CountAsync(m => m.Kind == WebhookReceived.Kind && m.Status != OutboxStatus.Done)));
        await shop.AssertSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task The_figures_of_the_day_are_the_ledgers_with_refunds_subtracted(DatabaseKind kind)
    {
        await using var shop = await Shop.OpenAsync(kind, ("Store:TimeZone", "Asia/Kathmandu"));
        var mug = await shop.Given.AVariantAsync("Mug", price: 2000, stock: 6);
        await shop.PaidOrderAsync((mug, 1));
        var second = await shop.PaidOrderAsync((mug, 2));
        await shop.RefundAsync(second.Number, RefundWish.OfAmount(Given.Euro(500), "late"));
        await shop.OrderAsync((mug, 1));
        await shop.RunJobsAsync();
        using var staff = await shop.StaffAsync("Fulfilment");

        var page = await staff.GetHtmlAsync("/admin");

        // 20.00 and 40.00 of goods, each with 4.90 of shipping; 5.00 went back.
        Assert.Equal(["€64.80", "2", "€34.90"], page.QuerySelectorAll("dl dd.text-2xl").Select(figure => figure.Words()));
        Assert.Equal(["2", "€69.80", "€5.00", "€64.80"], page.QuerySelectorAll("figure tbody tr")[0].Children.Skip(1).Select(cell => cell.Words()));
        Assert.Equal(14, page.QuerySelectorAll("figure svg rect").Length);
        Assert.Equal(["Mug", mug.Sku, "2"], page.QuerySelectorAll("#low-stock tbody td").Select(cell => cell.Words()));
        using var support = await shop.StaffAsync("Catalogue");
        Assert.Empty((await support.GetHtmlAsync("/admin")).QuerySelectorAll("figure"));
    }

    private static Task<long> ADeadJobAsync(Shop shop) => shop.Given.SaveAsync(async db =>
    {
        var job = OutboxMessage.For(new SendRefunds(1), shop.Clock.GetUtcNow());
        db.Outbox.Add(job);
        await db.SaveChangesAsync();
        await db.Outbox.Where(m => m.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, OutboxStatus.Dead).SetProperty(m => m.Attempts, 10));
        return job.Id;
    });
}
