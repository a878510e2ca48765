using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Audit;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin;
using Storefront.Web.Components.Admin.Reviews;
using Storefront.Web.Components.Reviews;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Reviews;

/// <summary>What customers wrote, for staff to read: published, rejected with a reason, and answered here.</summary>
[Needs(Permission.ReviewsRead)]
public sealed class IndexModel(StoreDb db, PublishReview publish, RejectReview reject, ReplyToReview reply, IOptions<StoreOptions> store) : PageModel
{
    private static readonly Dictionary<string, ReviewStatus> Statuses = new()
    {
        ["waiting"] = ReviewStatus.Waiting,
        ["published"] = ReviewStatus.Published,
        ["rejected"] = ReviewStatus.Rejected,
    };

    public ReviewQueueView View { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    private SignedIn Staff => HttpContext.NeedShopper();

    private ListState State => ListState.Of(Request, [.. Statuses.Keys]);

    public Task OnGetAsync(string? done) => ShowAsync(done switch { "published" => ReviewWords.QueuePublished, "rejected" => ReviewWords.QueueRejected, "replied" => ReviewWords.QueueReplied, _ => null }, null);

    [Needs(Permission.ReviewsModerate)]
    public Task<IActionResult> OnPostPublishAsync(string? token, int revision) => ChangeAsync(token, "published", known => publish.RunAsync(known, revision, Staff.Actor(), Cancel));

    [Needs(Permission.ReviewsModerate)]
    public Task<IActionResult> OnPostRejectAsync(string? token, int revision, string? reason) => ChangeAsync(token, "rejected", known => reject.RunAsync(known, revision, reason, Staff.Actor(), Cancel));

    [Needs(Permission.ReviewsModerate)]
    public Task<IActionResult> OnPostReplyAsync(string? token, string? words) => ChangeAsync(token, "replied", known => reply.RunAsync(known, words, Cancel));

    private async Task<IActionResult> ChangeAsync(string? token, string done, Func<string, Task<Outcome<Review>>> change)
    {
        if (!Review.IsToken(token) || await db.Reviews.Where(r => r.Token == token).Select(r => r.Product.Slug).SingleOrDefaultAsync(Cancel) is not { } product)
            return NotFound();

        StaffAct.Current?.About(product);
        if ((await change(token!)).Refusal is not { } refusal)
        {
            var here = State.ToString();
            return new SeeOther($"{here}{(here.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={done}");
        }

        await ShowAsync(null, refusal.Message);
        return new PageResult { StatusCode = refusal.Status() };
    }

    private async Task ShowAsync(string? news, string? failure)
    {
        var state = State;
        var status = Statuses[state.View];
        var reviews = db.Reviews.AsNoTracking().Where(r => r.Status == status);
        if (state.Search.Length > 0)
            reviews = reviews.Where(r => r.Product.Slug == state.Search || r.Product.Name == state.Search || r.Author == state.Search);
        var waiting = await db.Reviews.Where(r => r.Status == ReviewStatus.Waiting).Take(ListTab.CountedTo).CountAsync(Cancel);
        View = new ReviewQueueView(
            await reviews.SliceAsync(state, Rows, row => row.Id, Cancel),
            state,
            [new ListTab("waiting", ReviewWords.StateWaiting, waiting), new ListTab("published", ReviewWords.StatePublished), new ListTab("rejected", ReviewWords.StateRejected)],
            Staff.May(Permission.ReviewsModerate),
            news,
            failure,
            store.Value.Zone,
            HttpContext.FormToken());
    }

    private static IQueryable<QueuedReview> Rows(IQueryable<Review> page) => page.Select(r => new QueuedReview(
        r.Id, r.Token, r.Revision, r.Product.Slug, r.Product.Name, r.Status, r.Author, r.Rating, r.Title, r.Body, r.WrittenAt, r.IsVerified, r.Reply, r.RejectedBecause,
        r.Photos.OrderBy(photo => photo.Id).Select(photo => new ReviewPicture(photo.Name, photo.Width, photo.Height)).ToList()));
}
