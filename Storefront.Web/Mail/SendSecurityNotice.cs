using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Mail;

/// <summary>Tells a shopper what has changed about signing in, and what to do if it was somebody else.</summary>
public sealed class SendSecurityNotice(StoreDb reads, StoreWrites writes, IMailer mailer, AccountMails mails, IOptions<StoreOptions> store, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var happened = job.Read<SecurityByMail>();
        var shopper = await reads.Shoppers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == happened.ShopperId, cancel);
        if (shopper is not null)
            await mailer.DeliverAsync(mails.Write(happened.Email ?? shopper.Email!, shopper.Locale, $"security-{job.Id}", () => Notice(happened)), cancel);
        await writes.RunAsync(db => job.FinishAsync(db, time.GetUtcNow()), cancel);
    }

    private AccountNotice Notice(SecurityByMail happened)
    {
        var text = Text(happened.What);
        // Whoever has lost the address cannot use its links: the shop has to help.
        var isMoved = happened.What == SecurityEvent.AddressChanged;
        return new AccountNotice(
            MailWords.SecuritySubject.With(store.Value.Name),
            MailWords.SecurityTitle,
            [text, MailWords.SecurityWhen.With(happened.At.UtcDateTime)],
            isMoved ? null : (MailWords.SecurityLink, store.Value.PublicUrl.TrimEnd('/') + "/account/security"),
            isMoved ? MailWords.SecurityWriteToUs.With(store.Value.MailFrom) : MailWords.SecuritySmall);
    }

    private static string Text(SecurityEvent what) => what switch
    {
        SecurityEvent.PasswordChanged => MailWords.PasswordChanged,
        SecurityEvent.AddressChanged => MailWords.AddressChanged,
        SecurityEvent.PasskeyAdded => MailWords.PasskeyAdded,
        SecurityEvent.PasskeyRemoved => MailWords.PasskeyRemoved,
        SecurityEvent.AuthenticatorTurnedOn => MailWords.AuthenticatorTurnedOn,
        SecurityEvent.AuthenticatorTurnedOff => MailWords.AuthenticatorTurnedOff,
        SecurityEvent.RecoveryCodesReplaced => MailWords.RecoveryCodesReplaced,
        SecurityEvent.RecoveryCodeUsed => MailWords.RecoveryCodeUsed,
        SecurityEvent.LoginConnected => MailWords.LoginConnected,
        SecurityEvent.LoginRemoved => MailWords.LoginRemoved,
        _ => throw new InvalidOperationException($"No words for {what}."),
    };
}
