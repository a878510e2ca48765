using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin;
using Storefront.Web.Hosting;

namespace Storefront.Web.Pages.Admin.Audit;

/// <summary>What staff wrote, newest first: of everybody, of one person, or about one thing.</summary>
[Needs(Permission.AuditRead)]
public sealed class IndexModel(StoreDb db, IOptions<StoreOptions> store) : PageModel
{
    public AuditView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var state = ListState.Of(Request, []);
        var entries = db.AuditEntries.AsNoTracking();
        if (state.Search.Length > 0)
        {
            // By whom: the account's key, so that the index is used and a new address finds what was done under the old one.
            var normalised = Shopper.Normalise(state.Search);
            var staff = await db.Shoppers.Where(s => s.NormalizedEmail == normalised).Select(s => (long?)s.Id).SingleOrDefaultAsync(cancel);
            entries = entries.Where(e => e.Subject == state.Search || e.StaffId == staff);
        }

        View = new AuditView(await entries.SliceAsync(state, page => page, entry => entry.Id, cancel), state, store.Value.Zone);
    }
}
