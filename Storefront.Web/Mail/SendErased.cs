using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Privacy;
using Storefront.Core.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Mail;

/// <summary>The last mail to somebody who asked to be forgotten. Its row, and its line in the mail log, which hold the address, go with it, also when the provider refuses it for good.</summary>
public sealed class SendErased(StoreWrites writes, IMailer mailer, AccountMails mails, IOptions<StoreOptions> store) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var erased = job.Read<ErasedByMail>();
        var key = $"erased-{job.Id}";
        var answer = await mailer.SendAsync(mails.Write(erased.Email, erased.Locale, key, Notice), cancel);
        if (answer.Outcome == MailOutcome.Unknown)
            throw new InvalidOperationException($"{key} was not taken: {answer.Detail}");
        await FaultPoint.ReachAsync(FaultPoint.MailAccepted);
        await writes.RunAsync(
            async db =>
            {
                await db.Outbox.Where(m => m.Id == job.Id).ExecuteDeleteAsync(cancel);
                await db.SentMails.Where(mail => mail.Key == key).ExecuteDeleteAsync(cancel);
            },
            cancel);
    }

    private AccountNotice Notice() => new(
        MailWords.ErasedSubject.With(store.Value.Name), MailWords.ErasedTitle, [MailWords.ErasedText, MailWords.ErasedKept], null, MailWords.ErasedSmall.With(store.Value.MailFrom));
}
