using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Reviews;
using Storefront.Web.Components.Reviews;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Account;

/// <summary>The shopper's reviews, and what they bought and have not written about.</summary>
public sealed class ReviewsModel(StoreDb db, RemoveReview remove, StopAsking stopAsking) : PageModel
{
    private const int MostToReview = 12;

    public OwnReviewsView View { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task OnGetAsync(string? done)
    {
        var reviewer = Reviewer.Of(HttpContext.NeedShopper());
        var news = done switch { "removed" => ReviewWords.Removed, "stopped" => ReviewWords.Stopped, "asking" => ReviewWords.AskingAgain, _ => null };
        var reviews = await db.Reviews.AsNoTracking().Of(reviewer)
            .OrderByDescending(review => review.WrittenAt).ThenBy(review => review.Id)
            .Select(review => new OwnReview(
                review.Product.Slug, review.Product.Name, review.Rating, review.Title, review.Body, review.WrittenAt, review.IsVerified, review.Helpful, review.Reply,
                new KnownReview(review.Token, review.Status, review.RejectedBecause, review.Photos.OrderBy(photo => photo.Id).Select(photo => new ReviewPicture(photo.Name, photo.Width, photo.Height)).ToList())))
            .ToListAsync(Cancel);
        View = new OwnReviewsView(reviews, await ToReviewAsync(reviewer), await db.MayBeAskedAsync(reviewer.Email, Cancel), news, HttpContext.FormToken());
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? token) =>
        Review.IsToken(token) && (await remove.RunAsync(Reviewer.Of(HttpContext.NeedShopper()), token!, Cancel)).Succeeded ? new SeeOther("/account/reviews?done=removed") : NotFound();

    public async Task<IActionResult> OnPostAskAsync(bool stop)
    {
        await stopAsking.RunAsync(HttpContext.NeedShopper().Email, stop, Cancel);
        return new SeeOther($"/account/reviews?done={(stop ? "stopped" : "asking")}");
    }

    private Task<List<BoughtProduct>> ToReviewAsync(Reviewer reviewer)
    {
        var bought = db.ShippedTo(reviewer).Select(line => line.ProductSlug);
        var written = db.Reviews.Of(reviewer).Select(review => review.ProductId);
        return db.Products.Published()
            .Where(p => bought.Contains(p.Slug) && !written.Contains(p.Id))
            .OrderBy(p => p.Name).ThenBy(p => p.Id)
            .Take(MostToReview)
            .Select(p => new BoughtProduct(p.Slug, p.Name))
            .ToListAsync(Cancel);
    }
}
