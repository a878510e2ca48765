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

/// <summary>Mails the link behind which a new password is chosen. Who has no account gets no mail.</summary>
public sealed class SendReset(StoreDb reads, StoreWrites writes, IMailer mailer, AccountMails mails, AccountLinks links, IOptions<StoreOptions> store, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var shopper = await reads.Shoppers.AsNoTracking().WithEmail(job.Read<ResetByMail>().Email).SingleOrDefaultAsync(cancel);
        if (shopper is not null)
            await mailer.DeliverAsync(mails.Write(shopper.Email!, shopper.Locale, $"reset-{job.Id}", () => Reset(shopper)), cancel);
        await writes.RunAsync(db => job.FinishAsync(db, time.GetUtcNow()), cancel);
    }

    private AccountNotice Reset(Shopper shopper) => new(
        MailWords.ResetSubject.With(store.Value.Name),
        MailWords.ResetTitle,
        [MailWords.ResetText],
        (MailWords.ResetLink, links.To(new ResetLink(shopper.Id, shopper.Email!, shopper.SecurityStamp!))),
        MailWords.ResetSmall.With((int)AccountLinks.ResetLifetime.TotalMinutes));
}

/// <summary>Asks at a new address whether its reader is the shopper who wants to move there.</summary>
public sealed class SendNewAddress(StoreDb reads, StoreWrites writes, IMailer mailer, AccountMails mails, AccountLinks links, IOptions<StoreOptions> store, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var asked = job.Read<NewAddressByMail>();
        var shopper = await reads.Shoppers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == asked.ShopperId, cancel);
        var isTaken = await reads.Shoppers.WithEmail(asked.NewEmail).AnyAsync(s => s.Id != asked.ShopperId, cancel);
        if (shopper is not null)
            await mailer.DeliverAsync(mails.Write(asked.NewEmail, shopper.Locale, $"new-address-{job.Id}", () => isTaken ? AccountExists() : NewAddress(asked, shopper)), cancel);
        await writes.RunAsync(db => job.FinishAsync(db, time.GetUtcNow()), cancel);
    }

    private AccountNotice NewAddress(NewAddressByMail asked, Shopper shopper) => new(
        MailWords.NewAddressSubject.With(store.Value.Name),
        MailWords.NewAddressTitle,
        [MailWords.NewAddressText],
        (MailWords.NewAddressLink, links.To(new NewAddressLink(shopper.Id, asked.NewEmail, shopper.SecurityStamp!))),
        MailWords.NewAddressSmall.With((int)AccountLinks.NewAddressLifetime.TotalHours));

    private AccountNotice AccountExists() => new(
        MailWords.AddressTakenSubject.With(store.Value.Name), MailWords.AddressTakenTitle, [MailWords.AddressTakenText], null, MailWords.AccountExistsSmall);
}
