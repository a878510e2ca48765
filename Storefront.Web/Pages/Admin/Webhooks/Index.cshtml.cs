using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Audit;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin;
using Storefront.Web.Components.Admin.Webhooks;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Webhooks;

/// <summary>What the gateway told the shop, and whether it was worked on. Each can be worked on again: the gateway is asked how things stand, so it does no harm.</summary>
[Needs(Permission.WebhooksRead)]
public sealed class IndexModel(StoreDb db, RepeatWebhook repeat, IOptions<StoreOptions> store) : PageModel
{
    private const string All = "all";
    private const string Open = "open";

    public WebhooksView View { get; private set; } = null!;

    public Task OnGetAsync(string? done) => ShowAsync(done == "replay" ? AdminWords.WebhookReplayed : null, null);

    [Needs(Permission.WebhooksReplay)]
    public async Task<IActionResult> OnPostReplayAsync(string? id)
    {
        var eventId = id ?? "";
        StaffAct.Current?.About(eventId);
        var again = await repeat.RunAsync(eventId, HttpContext.RequestAborted);
        if (again.Refusal is not { } refusal)
            return new SeeOther("/admin/webhooks?done=replay");

        await ShowAsync(null, refusal.Message);
        return new PageResult { StatusCode = refusal.Status() };
    }

    private async Task ShowAsync(string? news, string? failure)
    {
        var state = ListState.Of(Request, [All, Open]);
        var events = db.WebhookEvents.AsNoTracking();
        if (state.View == Open)
            events = events.Where(e => e.HandledAt == null);
        if (state.Search.Length > 0)
            events = events.Where(e => e.EventId == state.Search || e.ObjectId == state.Search);

        View = new WebhooksView(
            await events.SliceAsync(state, page => page, received => received.Id, HttpContext.RequestAborted),
            state,
            [new(All, AdminWords.ViewAll), new(Open, AdminWords.WebhooksOpen)],
            store.Value.Zone,
            HttpContext.NeedShopper().May(Permission.WebhooksReplay),
            news,
            failure,
            HttpContext.FormToken());
    }
}
