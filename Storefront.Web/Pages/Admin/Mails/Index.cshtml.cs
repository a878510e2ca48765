using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Mail;
using Storefront.Core.Shared;
using Storefront.Core.Shared.Postal;
using Storefront.Web.Components.Admin;
using Storefront.Web.Components.Admin.Mails;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Mails;

/// <summary>What the shop had delivered, to whom, and what the provider said.</summary>
[Needs(Permission.MailRead)]
public sealed class IndexModel(StoreDb db, IOptions<StoreOptions> store) : PageModel
{
    private const string All = "all";
    private const string Failed = "failed";

    public MailLogView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var state = ListState.Of(Request, [All, Failed]);
        var mails = db.SentMails.AsNoTracking();
        if (state.View == Failed)
            mails = mails.Where(m => m.Outcome != MailOutcome.Accepted);
        if (state.Search.Length > 0)
        {
            var address = ContactRules.TidyEmail(state.Search);
            mails = mails.Where(m => m.To == address || m.Key == state.Search);
        }

        View = new MailLogView(
            await mails.SliceAsync(state, page => page, mail => mail.Id, cancel),
            state,
            [new(All, AdminWords.ViewAll), new(Failed, AdminWords.MailNotTaken)],
            store.Value.Zone);
    }
}
