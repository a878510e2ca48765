using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Jobs;
using Storefront.Core.Pictures;
using Storefront.Core.Shared;

namespace Storefront.Core.Reviews;

/// <summary>
/// How a review is changed: one at a time, and with the stars of its product in the same transaction, so that a verb cannot forget them.
/// </summary>
internal static class ChangeReview
{
    public static Task<Outcome<Review>> ChangeReviewAsync(
        this StoreWrites writes, Expression<Func<Review, bool>> which, Func<StoreDb, Review, Refusal?> change, CancellationToken cancel) => writes.RunAsync<Outcome<Review>>(
        async db =>
        {
            if (await db.HoldAsync(db.Reviews.Where(which), cancel) is not { } review)
                return ReviewRefusals.NoSuchReview;

            var before = review.CountedStars;
            if (change(db, review) is { } refusal)
                return refusal;
            await db.CountStarsAsync(review.ProductId, before, db.Entry(review).State == EntityState.Deleted ? 0 : review.CountedStars, cancel);
            return review;
        },
        cancel);

    /// <summary>The review as it is now, which nobody else changes until this transaction ends: an update that changes nothing makes rivals wait.</summary>
    public static async Task<Review?> HoldAsync(this StoreDb db, IQueryable<Review> one, CancellationToken cancel) =>
        await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Revision, r => r.Revision), cancel) == 0 ? null : await one.Include(r => r.Photos.OrderBy(photo => photo.Id)).SingleOrDefaultAsync(cancel);

    /// <summary>Once this transaction is committed, nobody shows these photos any more.</summary>
    public static void DropPhotos(this StoreDb db, IReadOnlyList<string> names, DateTimeOffset now)
    {
        if (names.Count > 0)
            db.Outbox.Add(OutboxMessage.For(new DropPictures(names), now));
    }

    /// <summary>The product's stars after one review went from some stars to others; 0 stands for not published.</summary>
    public static async Task CountStarsAsync(this StoreDb db, long productId, int before, int after, CancellationToken cancel)
    {
        if (before == after)
            return;

        int By(int stars) => (after == stars ? 1 : 0) - (before == stars ? 1 : 0);
        var (one, two, three, four, five) = (By(1), By(2), By(3), By(4), By(5));
        var (count, sum) = (one + two + three + four + five, after - before);
        var counted = await db.Products
            .Where(p => p.Id == productId && p.OneStar + one >= 0 && p.TwoStars + two >= 0 && p.ThreeStars + three >= 0 && p.FourStars + four >= 0 && p.FiveStars + five >= 0)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(p => p.RatingCount, p => p.RatingCount + count)
                    .SetProperty(p => p.RatingSum, p => p.RatingSum + sum)
                    .SetProperty(p => p.OneStar, p => p.OneStar + one)
                    .SetProperty(p => p.TwoStars, p => p.TwoStars + two)
                    .SetProperty(p => p.ThreeStars, p => p.ThreeStars + three)
                    .SetProperty(p => p.FourStars, p => p.FourStars + four)
                    .SetProperty(p => p.FiveStars, p => p.FiveStars + five),
                cancel);
        if (counted != 1)
            throw new InvalidOperationException($"Product {productId} counts fewer stars than its reviews gave.");
    }
}
