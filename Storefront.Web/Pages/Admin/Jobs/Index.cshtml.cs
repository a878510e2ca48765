using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Audit;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Jobs;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin;
using Storefront.Web.Components.Admin.Jobs;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Jobs;

/// <summary>The outbox as it is: what failed for good, what waits, what runs, what was done. Hangfire, which runs it, has a page of its own.</summary>
[Needs(Permission.JobsRead)]
public sealed class IndexModel(StoreDb db, RetryJob retry, DeleteJob delete, IOptions<StoreOptions> store, TimeProvider time) : PageModel
{
    private const string Failed = "failed";
    private const string Running = "running";
    private const string Waiting = "waiting";
    private const string Done = "done";

    public JobsView View { get; private set; } = null!;

    public Task OnGetAsync(string? done) => ShowAsync(done switch { "retry" => AdminWords.JobRetried, "delete" => AdminWords.JobDeleted, _ => null }, null);

    [Needs(Permission.JobsRun)]
    public Task<IActionResult> OnPostRetryAsync(long id) => DoAsync(id, "retry", async () => (await retry.RunAsync(id, HttpContext.RequestAborted)).Refusal);

    [Needs(Permission.JobsRun)]
    public Task<IActionResult> OnPostDeleteAsync(long id) => DoAsync(id, "delete", async () => (await delete.RunAsync(id, HttpContext.RequestAborted)).Refusal);

    private async Task<IActionResult> DoAsync(long id, string done, Func<Task<Refusal?>> run)
    {
        StaffAct.Current?.About(id.ToString(CultureInfo.InvariantCulture), async (db, cancel) =>
            await db.Outbox.AsNoTracking().Where(m => m.Id == id).Select(m => new { m.Kind, m.Payload, Status = m.Status.ToString(), m.Attempts, m.LastError }).SingleOrDefaultAsync(cancel));
        if (await run() is not { } refusal)
            return new SeeOther($"/admin/jobs?done={done}");

        await ShowAsync(null, refusal.Message);
        return new PageResult { StatusCode = refusal.Status() };
    }

    private async Task ShowAsync(string? news, string? failure)
    {
        var (cancel, now) = (HttpContext.RequestAborted, time.GetUtcNow());
        var state = ListState.Of(Request, [Failed, Running, Waiting, Done]);
        var jobs = db.Outbox.AsNoTracking();
        jobs = state.View switch
        {
            Running => jobs.Where(m => m.Status == OutboxStatus.Waiting && m.LeasedUntil > now),
            Waiting => jobs.Where(m => m.Status == OutboxStatus.Waiting && (m.LeasedUntil == null || m.LeasedUntil <= now)),
            Done => jobs.Where(m => m.Status == OutboxStatus.Done),
            _ => jobs.Where(m => m.Status == OutboxStatus.Dead),
        };
        if (state.Search.Length > 0)
            jobs = long.TryParse(state.Search, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? jobs.Where(m => m.Id == id) : jobs.Where(m => m.Kind == state.Search || m.Once == state.Search);

        View = new JobsView(
            await jobs.SliceAsync(state, page => page, job => job.Id, cancel),
            state,
            [
                new(Failed, AdminWords.JobsFailed, await db.Outbox.Where(m => m.Status == OutboxStatus.Dead).Take(ListTab.CountedTo).CountAsync(cancel)),
                new(Running, AdminWords.JobsRunning),
                new(Waiting, AdminWords.JobsWaiting, await db.Outbox.Where(m => m.Status == OutboxStatus.Waiting).Take(ListTab.CountedTo).CountAsync(cancel)),
                new(Done, AdminWords.JobsDone),
            ],
            store.Value.Zone,
            HttpContext.NeedShopper().May(Permission.JobsRun),
            news,
            failure,
            HttpContext.FormToken());
    }
}
