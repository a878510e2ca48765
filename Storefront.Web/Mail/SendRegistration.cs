using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Shared;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Mail;

/// <summary>Mails the link that opens an account; whoever has one already is told so instead, and nobody else learns it.</summary>
public sealed class SendRegistration(StoreDb reads, StoreWrites writes, IMailer mailer, AccountMails mails, AccountLinks links, IOptions<StoreOptions> store, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var asked = job.Read<RegistrationByMail>();
        var hasAccount = await reads.Shoppers.WithEmail(asked.Email).AnyAsync(cancel);
        await mailer.DeliverAsync(mails.Write(asked.Email, asked.Locale, $"registration-{job.Id}", () => hasAccount ? AccountExists() : NewAccount(asked)), cancel);
        await writes.RunAsync(db => job.FinishAsync(db, time.GetUtcNow()), cancel);
    }

    private AccountNotice NewAccount(RegistrationByMail asked) => new(
        MailWords.NewAccountSubject.With(store.Value.Name),
        MailWords.NewAccountTitle,
        [MailWords.NewAccountText],
        (MailWords.NewAccountLink, links.To(new NewAccountLink(asked.Email, asked.ReturnTo))),
        MailWords.NewAccountSmall.With((int)AccountLinks.NewAccountLifetime.TotalHours));

    private AccountNotice AccountExists() => new(
        MailWords.AccountExistsSubject.With(store.Value.Name),
        MailWords.AccountExistsTitle,
        [MailWords.AccountExistsText],
        (MailWords.AccountExistsLink, store.Value.PublicUrl.TrimEnd('/') + SignInCookies.SignInPath),
        MailWords.AccountExistsSmall);
}
