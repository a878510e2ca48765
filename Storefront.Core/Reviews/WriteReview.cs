using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storefront.Core.Catalog;
using Storefront.Core.Data;
using Storefront.Core.Identity;
using Storefront.Core.Shared;

namespace Storefront.Core.Reviews;

/// <summary>
/// A customer says something about a product, or says it anew: either waits until staff have read it. Saying the same again changes nothing. Refuses what is
/// incomplete, and more than <see cref="ReviewOptions.PerDay"/>.
/// </summary>
public sealed class WriteReview(StoreWrites writes, IOptions<ReviewOptions> options, TimeProvider time)
{
    public Task<Outcome<Review>> RunAsync(Reviewer reviewer, string productSlug, ReviewDraft draft, CancellationToken cancel = default) => writes.RunAsync<Outcome<Review>>(
        async db =>
        {
            if (draft.Check() is [var fault, ..])
                return ReviewRefusals.Incomplete(fault);
            var products = db.Products.Published().Where(p => p.Slug == productSlug).Select(p => p.Id);
            if (await products.ToListAsync(cancel) is not [var productId])
                return ReviewRefusals.NoSuchProduct;

            // The count is a row of this customer's: whatever else they send at this moment waits at it, so that it finds what is written here.
            var now = time.GetUtcNow();
            var patience = new Patience("review", options.Value.PerDay, Patience.Memory);
            if (!await patience.TakeAsync(db, reviewer.Email, now, cancel))
                return ReviewRefusals.TooMany(options.Value.PerDay);

            if (draft.Added.Count > Review.MaxPhotos)
                return ReviewRefusals.TooManyPhotos;
            var isVerified = await db.HasBoughtAsync(reviewer, productId, cancel);
            return await db.HoldAsync(db.Reviews.Of(reviewer).Where(r => r.ProductId == productId), cancel) is { } review
                ? await ChangeAsync(db, review, reviewer, draft, isVerified, now, cancel)
                : db.Reviews.Add(Review.By(reviewer, productId, draft, isVerified, now)).Entity;
        },
        cancel);

    private static async Task<Outcome<Review>> ChangeAsync(StoreDb db, Review review, Reviewer reviewer, ReviewDraft draft, bool isVerified, DateTimeOffset now, CancellationToken cancel)
    {
        review.BelongTo(reviewer);
        if (review.Says(draft))
            return review;
        if (!review.HasRoomFor(draft))
            return ReviewRefusals.TooManyPhotos;

        db.DropPhotos([.. review.Photos.Select(photo => photo.Name).Where(draft.Dropped.Contains)], now);
        var before = review.CountedStars;
        review.Write(draft, isVerified, now);
        await db.CountStarsAsync(review.ProductId, before, review.CountedStars, cancel);
        return review;
    }
}

/// <summary>The author takes a review back.</summary>
public sealed class RemoveReview(StoreWrites writes, TimeProvider time)
{
    public Task<Outcome<Review>> RunAsync(Reviewer reviewer, string token, CancellationToken cancel = default)
    {
        var (shopper, key) = (reviewer.ShopperId, reviewer.Key);
        return writes.ChangeReviewAsync(
            review => review.Token == token && (review.GuestKey == key || (shopper != null && review.ShopperId == shopper)),
            (db, review) =>
            {
                db.DropPhotos([.. review.Photos.Select(photo => photo.Name)], time.GetUtcNow());
                db.Remove(review);
                return null;
            },
            cancel);
    }
}
