using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Pictures;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Web.Components.Reviews;
using Storefront.Web.Hosting;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Products;

/// <summary>
/// What a customer says about a product: written, changed and taken back here, by a shopper, or with <c>?key=…</c> by whoever was mailed the link about an
/// order and reviews what is in it. Other guests are asked to sign in.
/// </summary>
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ReviewModel(StoreDb db, WriteReview write, RemoveReview remove, ReviewLinks links, TakePhotos take) : PageModel
{
    /// <summary>As many photos as fit, and room for the words.</summary>
    private const long MostBytes = (long)Review.MaxPhotos * TakePicture.MaxBytes + 1024 * 1024;

    public ReviewFormView View { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync(string slug, string? key, string? done)
    {
        if (await CustomerAsync(slug, key) is not { } reviewer)
            return Stranger(key);

        var news = done switch { "sent" => ReviewWords.Sent, "removed" => ReviewWords.Removed, _ => null };
        return await ShowAsync(slug, key, reviewer, null, [], news, StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? key, string? stars, string? title, string? body, string? author, List<IFormFile> photos, List<string> dropped)
    {
        if (await CustomerAsync(slug, key) is not { } reviewer)
            return Stranger(key);

        var draft = ReviewDraft.Tidy(stars, title, body, author) with { Dropped = dropped };
        if (draft.Check() is { Count: > 0 } faults)
            return await ShowAsync(slug, key, reviewer, draft, [.. faults.Select(fault => new FormError(fault.Field.ToString(), fault.Message))], null, StatusCodes.Status422UnprocessableEntity);

        var taken = await take.RunAsync(photos, Cancel);
        if (taken.Refusal is { } no)
            return await ShowAsync(slug, key, reviewer, draft, [new FormError("Photos", no.Message)], null, no.Status());

        var written = await take.KeepIfAsync(taken.Value, () => write.RunAsync(reviewer, slug, draft with { Added = taken.Value }, Cancel));
        return written.Refusal switch
        {
            null => Done(slug, key, "sent"),
            { Kind: RefusalKind.NotFound } => NotFound(),
            var refusal => await ShowAsync(slug, key, reviewer, draft, [new FormError(refusal == ReviewRefusals.TooManyPhotos ? "Photos" : "", refusal.Message)], null, refusal.Status()),
        };
    }

    public async Task<IActionResult> OnPostRemoveAsync(string slug, string? key, string? token)
    {
        if (await CustomerAsync(slug, key) is not { } reviewer)
            return Stranger(key);

        return Review.IsToken(token) && (await remove.RunAsync(reviewer, token!, Cancel)).Succeeded ? Done(slug, key, "removed") : NotFound();
    }

    /// <summary>Whoever holds the link of an order reviews what is in it; else it is whoever is signed in.</summary>
    private async Task<Reviewer?> CustomerAsync(string slug, string? key)
    {
        if (links.Read(key) is { } link && await db.KeptOf(link.OrderNumber).AnyAsync(line => line.ProductSlug == slug, Cancel))
            return await Reviewer.OfOrderAsync(db, link.OrderNumber, Cancel);
        return HttpContext.Shopper() is { } shopper ? Reviewer.Of(shopper) : null;
    }

    /// <summary>A link that opens nothing says so; without one there is an account to sign in to.</summary>
    private ActionResult Stranger(string? key) => key is null ? Challenge() : links.Read(key) is null ? new SeeOther(ReviewLinks.PathWith(key)) : NotFound();

    private static SeeOther Done(string slug, string? key, string what)
    {
        var address = ReviewLinks.PathTo(slug, key);
        return new SeeOther($"{address}{(key is null ? '?' : '&')}done={what}");
    }

    /// <param name="slug">The product.</param>
    /// <param name="key">Of the link that was mailed, where there is one.</param>
    /// <param name="reviewer">Who reviews it.</param>
    /// <param name="typed">What was typed and refused; null shows what is known.</param>
    /// <param name="errors">Why it was refused.</param>
    /// <param name="news">What has just been done.</param>
    /// <param name="status">Of the answer.</param>
    private async Task<IActionResult> ShowAsync(string slug, string? key, Reviewer reviewer, ReviewDraft? typed, IReadOnlyList<FormError> errors, string? news, int status)
    {
        var product = await db.Products.Published().Where(p => p.Slug == slug)
            .Select(p => new { p.Id, p.Name, Picture = p.Images.OrderBy(image => image.Position).Select(image => image.Path).FirstOrDefault() })
            .SingleOrDefaultAsync(Cancel);
        if (product is null)
            return NotFound();

        var known = await db.Reviews.AsNoTracking().Include(review => review.Photos.OrderBy(photo => photo.Id)).Of(reviewer).SingleOrDefaultAsync(review => review.ProductId == product.Id, Cancel);
        View = new ReviewFormView(
            slug,
            product.Name,
            product.Picture,
            ReviewLinks.PathTo(slug, key),
            ReviewLinks.PathTo(slug, key) + (key is null ? "?handler=Remove" : "&handler=Remove"),
            typed ?? (known is null ? new ReviewDraft(0, "", "", reviewer.PublicName) : new ReviewDraft(known.Rating, known.Title, known.Body, known.Author)),
            errors,
            known is null ? null : new KnownReview(known.Token, known.Status, known.RejectedBecause, [.. known.Photos.Select(photo => new ReviewPicture(photo.Name, photo.Width, photo.Height))]),
            news,
            HttpContext.Shopper() is not null,
            HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }
}
