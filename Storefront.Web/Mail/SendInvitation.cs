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

/// <summary>Mails the link behind which somebody begins to work for the shop. One that was withdrawn meanwhile is not sent.</summary>
public sealed class SendInvitation(StoreDb reads, StoreWrites writes, IMailer mailer, AccountMails mails, AccountLinks links, IOptions<StoreOptions> store, TimeProvider time) : IJobHandler
{
    public async Task RunAsync(JobRun job, CancellationToken cancel)
    {
        var id = job.Read<InvitedByMail>().InvitationId;
        var invitation = await reads.Invitations.AsNoTracking().Include(i => i.Role).SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (invitation?.IsOpen(time.GetUtcNow()) == true)
            await mailer.DeliverAsync(mails.Write(invitation.Email, "en-IE", $"invitation-{job.Id}", () => Invite(invitation)), cancel);
        await writes.RunAsync(db => job.FinishAsync(db, time.GetUtcNow()), cancel);
    }

    private AccountNotice Invite(Invitation invitation) => new(
        MailWords.InvitationSubject.With(store.Value.Name),
        MailWords.InvitationTitle.With(store.Value.Name),
        [MailWords.InvitationText.With(invitation.InvitedBy, store.Value.Name, invitation.Role.Name)],
        (MailWords.InvitationLink, links.To(new InvitationLink(invitation.Id))),
        MailWords.InvitationSmall.With((int)Invitation.Lifetime.TotalDays));
}
