using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Notices;
using Storefront.Core.Shared;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Mail;

/// <summary>Asks at an address whether its reader wants to be told. Whoever did not ask does nothing, and gets nothing more.</summary>
public sealed class SendNoticeQuestion(StoreDb reads, StoreWrites writes, IMailer mailer, AccountMails mails, AccountLinks links, IOptions<StoreOptions> store, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var id = job.Read<ConfirmNoticeByMail>().NoticeId;
        if (await reads.ReadNoticeAsync(id, cancel) is { IsConfirmed: false } notice)
            await mailer.DeliverAsync(mails.Write(notice.Email, notice.Locale, $"notice-confirm-{job.Id}", () => Question(id, notice)), cancel);
        await writes.RunAsync(db => job.FinishAsync(db, time.GetUtcNow()), cancel);
    }

    private AccountNotice Question(long id, NoticeForMail notice) => new(
        MailWords.NoticeConfirmSubject.With(notice.Product, store.Value.Name),
        MailWords.NoticeConfirmTitle,
        [MailWords.NoticeConfirmText.With(notice.Product)],
        (MailWords.NoticeConfirmLink, links.To(new ConfirmNoticeLink(id))),
        MailWords.NoticeConfirmSmall);
}

/// <summary>Tells somebody that what they wait for is back, once: the notice goes with its mail. Nothing is sent to who has bought it meanwhile, and
/// what is gone again is waited for again.</summary>
public sealed class SendBackInStock(StoreDb reads, StoreWrites writes, IMailer mailer, AccountMails mails, AccountLinks links, IOptions<StoreOptions> store, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var id = job.Read<BackInStockByMail>().NoticeId;
        var notice = await reads.ReadNoticeAsync(id, cancel);
        var waitsOn = notice is { CanBuy: false, HasBought: false };
        if (notice is { CanBuy: true, HasBought: false })
        {
            var stop = links.To(new StopNoticeLink(id));
            await mailer.DeliverAsync(mails.Write(notice.Email, notice.Locale, $"back-in-stock-{job.Id}", () => News(notice, stop)) with { Unsubscribe = stop }, cancel);
        }

        await writes.RunAsync(
            async db =>
            {
                await job.FinishAsync(db, time.GetUtcNow());
                await (waitsOn ? db.WaitOnAsync(id, cancel) : db.EndNoticeAsync(id, cancel));
            },
            cancel);
    }

    private AccountNotice News(NoticeForMail notice, string stop) => new(
        MailWords.BackInStockSubject.With(notice.Product),
        MailWords.BackInStockTitle,
        [notice.Options.Count == 0 ? MailWords.BackInStockText.With(notice.Product) : MailWords.BackInStockTextOf.With(notice.Product, string.Join(", ", notice.Options))],
        (MailWords.BackInStockLink, $"{store.Value.PublicUrl.TrimEnd('/')}/p/{notice.Slug}?variant={Uri.EscapeDataString(notice.Sku)}"),
        MailWords.BackInStockSmall.With(stop));
}
