using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Reviews;
using Storefront.Web.Components.Reviews;

namespace Storefront.Web.Pages.Products;

/// <summary>What the pages about reviews ask the database.</summary>
internal static class ReviewPageQueries
{
    public static async Task<IReadOnlyList<CustomerReview>> ReadReviewsAsync(this StoreDb db, long productId, ReviewQuestion question, CancellationToken cancel)
    {
        var asked = db.Reviews.AsNoTracking().Published().Where(review => review.ProductId == productId);
        if (question.Stars is { } stars)
            asked = asked.Where(review => review.Rating == stars);
        if (question.Token is { } token)
            asked = asked.Where(review => review.Token == token);
        return await InOrder(asked, question.Order)
            .Skip((question.Page - 1) * ReviewQuestion.PageSize)
            .Take(ReviewQuestion.PageSize)
            .Select(review => new CustomerReview(
                review.Token, review.Author, review.Rating, review.Title, review.Body, review.WrittenAt, review.IsVerified, review.Helpful, review.Reply,
                review.Photos.OrderBy(photo => photo.Id).Select(photo => new ReviewPicture(photo.Name, photo.Width, photo.Height)).ToList()))
            .ToListAsync(cancel);
    }

    private static IQueryable<Review> InOrder(IQueryable<Review> reviews, ReviewOrder order) => (order switch
    {
        ReviewOrder.Helpful => reviews.OrderByDescending(review => review.Helpful).ThenByDescending(review => review.WrittenAt),
        ReviewOrder.Highest => reviews.OrderByDescending(review => review.Rating).ThenByDescending(review => review.WrittenAt),
        ReviewOrder.Lowest => reviews.OrderBy(review => review.Rating).ThenByDescending(review => review.WrittenAt),
        _ => reviews.OrderByDescending(review => review.WrittenAt),
    }).ThenBy(review => review.Id);
}
