using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Web.Components.Reviews;
using Storefront.Web.Hosting;
using Storefront.Web.Htmx;
using Storefront.Web.Pages.Shared;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Products;

/// <summary>
/// All reviews of a product, in the order that is asked for: <c>?sort=helpful&amp;stars=5&amp;page=2</c>, or one of them: <c>?review={token}</c>. The same for
/// everybody; the product's own page is what search engines are sent to.
/// </summary>
[TakesSameOriginPosts("Helpful")]
public sealed class ReviewsModel(StoreDb db, VoteHelpful vote, IOptions<StoreOptions> store) : PageModel
{
    public ReviewsView View { get; private set; } = null!;

    /// <summary>The answer to a voice, beside the review it was for.</summary>
    public string? News { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? sort, string? stars, [FromQuery(Name = "page")] string? page, string? review, bool thanks)
    {
        if (Question(sort, stars, review) is not { } question || await ReadAsync(slug, question, page) is not { } view)
            return NotFound();

        Response.IsForEverybody();
        if (Request.IsHtmx())
            return Fragment.Of<ReviewList>((nameof(ReviewList.View), view), (nameof(ReviewList.Class), ""));

        (View, News) = (view, thanks ? ReviewWords.HelpfulThanks : null);
        ViewData.SetHead(new PageHead(view.Question.Page == 1 ? ReviewWords.ReviewsOf.With(view.Product) : ReviewWords.PageTitle.With(view.Product, view.Question.Page)));
        return Page();
    }

    public async Task<IActionResult> OnPostHelpfulAsync(string slug, string? token)
    {
        if (!Review.IsToken(token) || await db.Reviews.Published().Where(r => r.Token == token && r.Product.Slug == slug).Select(r => new { r.Token, r.Title, r.Helpful }).SingleOrDefaultAsync(HttpContext.RequestAborted) is not { } review)
            return NotFound();

        var voted = await vote.RunAsync(review.Token, HttpContext.Voter(), HttpContext.RequestAborted);
        if (voted.Refusal is { Kind: RefusalKind.NotFound })
            return NotFound();
        if (!Request.IsHtmx())
            return new SeeOther($"/products/{Uri.EscapeDataString(slug)}/reviews?review={review.Token}{(voted.Succeeded ? "&thanks=true" : "")}");

        var news = voted.Refusal is { } refusal ? refusal.Message : $"{ReviewWords.HelpfulThanks} {ReviewText.Helpful(voted.Value)}";
        return Fragment.Of<HelpfulForm>(
            (nameof(HelpfulForm.Slug), slug), (nameof(HelpfulForm.Token), review.Token), (nameof(HelpfulForm.Title), review.Title), (nameof(HelpfulForm.Voices), review.Helpful), (nameof(HelpfulForm.News), news));
    }

    private async Task<ReviewsView?> ReadAsync(string slug, ReviewQuestion question, string? page)
    {
        var product = await db.Products.Published().Where(p => p.Slug == slug)
            .Select(p => new { p.Id, p.Slug, p.Name, p.RatingCount, p.RatingSum, p.OneStar, p.TwoStars, p.ThreeStars, p.FourStars, p.FiveStars })
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (product is null)
            return null;

        var view = new ReviewsView(
            product.Slug,
            product.Name,
            product.RatingCount,
            product.RatingCount == 0 ? 0 : (double)product.RatingSum / product.RatingCount,
            [product.OneStar, product.TwoStars, product.ThreeStars, product.FourStars, product.FiveStars],
            question,
            [],
            store.Value.Name);
        if (PageNumber.Of(page, view.Pages) is not { } number)
            return null;

        question = question with { Page = number };
        var items = await db.ReadReviewsAsync(product.Id, question, HttpContext.RequestAborted);
        return question.Token is not null && items.Count == 0 ? null : view with { Question = question, Items = items };
    }

    /// <summary>Null for what nobody can ask.</summary>
    private static ReviewQuestion? Question(string? sort, string? stars, string? token)
    {
        if (token is not null)
            return sort is null && stars is null && Review.IsToken(token) ? new ReviewQuestion(Token: token) : null;

        ReviewOrder? order = sort switch { null => ReviewOrder.Newest, "helpful" => ReviewOrder.Helpful, "highest" => ReviewOrder.Highest, "lowest" => ReviewOrder.Lowest, _ => null };
        return order is null || stars is not (null or [>= '1' and <= '5']) ? null : new ReviewQuestion(order.Value, stars is null ? null : stars[0] - '0');
    }
}
