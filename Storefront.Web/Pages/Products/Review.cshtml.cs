using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Web.Components.Reviews;
using Storefront.Web.Hosting;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Products;

/// <summary>What a customer says about a product: written, changed and taken back here. Guests are asked to sign in.</summary>
public sealed class ReviewModel(StoreDb db, WriteReview write, RemoveReview remove) : PageModel
{
    public ReviewFormView View { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync(string slug, string? done)
    {
        if (Customer() is not { } reviewer)
            return Challenge();

        var news = done switch { "sent" => ReviewWords.Sent, "removed" => ReviewWords.Removed, _ => null };
        return await ShowAsync(slug, reviewer, null, [], news, StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? stars, string? title, string? body, string? author)
    {
        if (Customer() is not { } reviewer)
            return Challenge();

        var draft = ReviewDraft.Tidy(stars, title, body, author);
        if (draft.Check() is { Count: > 0 } faults)
            return await ShowAsync(slug, reviewer, draft, [.. faults.Select(fault => new FormError(fault.Field.ToString(), fault.Message))], null, StatusCodes.Status422UnprocessableEntity);

        var written = await write.RunAsync(reviewer, slug, draft, Cancel);
        return written.Refusal switch
        {
            null => new SeeOther(Address(slug) + "?done=sent"),
            { Kind: RefusalKind.NotFound } => NotFound(),
            var refusal => await ShowAsync(slug, reviewer, draft, [new FormError("", refusal.Message)], null, refusal.Status()),
        };
    }

    public async Task<IActionResult> OnPostRemoveAsync(string slug, string? token)
    {
        if (Customer() is not { } reviewer)
            return Challenge();

        return Review.IsToken(token) && (await remove.RunAsync(reviewer, token!, Cancel)).Succeeded ? new SeeOther(Address(slug) + "?done=removed") : NotFound();
    }

    private Reviewer? Customer() => HttpContext.Shopper() is { } shopper ? Reviewer.Of(shopper) : null;

    private static string Address(string slug) => $"/products/{Uri.EscapeDataString(slug)}/review";

    /// <param name="slug">The product.</param>
    /// <param name="reviewer">Who reviews it.</param>
    /// <param name="typed">What was typed and refused; null shows what is known.</param>
    /// <param name="errors">Why it was refused.</param>
    /// <param name="news">What has just been done.</param>
    /// <param name="status">Of the answer.</param>
    private async Task<IActionResult> ShowAsync(string slug, Reviewer reviewer, ReviewDraft? typed, IReadOnlyList<FormError> errors, string? news, int status)
    {
        var product = await db.Products.Published().Where(p => p.Slug == slug)
            .Select(p => new { p.Id, p.Name, Picture = p.Images.OrderBy(image => image.Position).Select(image => image.Path).FirstOrDefault() })
            .SingleOrDefaultAsync(Cancel);
        if (product is null)
            return NotFound();

        var known = await db.Reviews.AsNoTracking().Of(reviewer).SingleOrDefaultAsync(review => review.ProductId == product.Id, Cancel);
        View = new ReviewFormView(
            slug,
            product.Name,
            product.Picture,
            Address(slug),
            Address(slug) + "?handler=Remove",
            typed ?? (known is null ? new ReviewDraft(0, "", "", reviewer.PublicName) : new ReviewDraft(known.Rating, known.Title, known.Body, known.Author)),
            errors,
            known is null ? null : new KnownReview(known.Token, known.Status, known.RejectedBecause),
            news,
            HttpContext.Shopper() is not null,
            HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }
}
