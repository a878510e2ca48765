using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Attention;
using Storefront.Core.Audit;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin.Attention;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Attention;

/// <summary>What went wrong with money and jobs, each with what is safe to do about it.</summary>
[Needs(Permission.AttentionRead)]
public sealed class IndexModel(AttentionList list, FixAttention fix, IOptions<StoreOptions> store, TimeProvider time) : PageModel
{
    public AttentionView View { get; private set; } = null!;

    public Task OnGetAsync(string? done) => ShowAsync(done == "fixed" ? AdminWords.AttentionDone : null, null, null, null);

    [Needs(Permission.AttentionFix)]
    public async Task<IActionResult> OnPostFixAsync(AttentionKind kind, string? subject, AttentionFix what, string? note)
    {
        if (string.IsNullOrEmpty(subject) || !Enum.IsDefined(kind) || !Enum.IsDefined(what))
            return NotFound();

        StaffAct.Current?.About(subject, (db, cancel) => LookAsync(db, subject, cancel));
        var done = await fix.RunAsync(kind, subject, what, HttpContext.NeedShopper().Actor(), note ?? "", HttpContext.RequestAborted);
        if (done.Refusal is not { } refusal)
            return new SeeOther("/admin/attention?done=fixed");

        await ShowAsync(null, refusal.Message, subject, note);
        return new PageResult { StatusCode = refusal.Status() };
    }

    private async Task ShowAsync(string? news, string? failure, string? subject, string? note) => View = new AttentionView(
        await list.RunAsync(HttpContext.RequestAborted), time.GetUtcNow(), store.Value.Zone, HttpContext.NeedShopper(), news, failure, subject, note, HttpContext.FormToken());

    private static async Task<object?> LookAsync(StoreDb db, string subject, CancellationToken cancel)
    {
        var job = long.TryParse(subject, out var id) ? id : 0;
        return new
        {
            Concerns = await db.PaymentConcerns.Where(c => c.Subject == subject).OrderBy(c => c.Id).Select(c => new { Kind = c.Kind.ToString(), c.ResolvedAt, c.ResolvedBy, c.Note }).ToListAsync(cancel),
            Job = await db.Outbox.Where(m => m.Id == job).Select(m => new { m.Kind, Status = m.Status.ToString(), m.Attempts }).SingleOrDefaultAsync(cancel),
        };
    }
}
