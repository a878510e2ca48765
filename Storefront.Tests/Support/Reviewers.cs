using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Checks;
using Storefront.Core.Identity;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;

namespace Storefront.Tests.Support;

/// <summary>People who say what they think, and staff who read it.</summary>
public static class Reviewers
{
    public static Reviewer Of(Shopper shopper) => new(shopper.Id, shopper.Email!, shopper.Name);

    public static Task<Outcome<Review>> WriteAsync(this Store store, Reviewer who, Product product, int stars) => store.Services.WriteAsync(who, product, stars);

    public static Task<Outcome<Review>> WriteAsync(this IServiceProvider services, Reviewer who, Product product, int stars, string title = "Very good.") =>
        services.RunAsync((WriteReview write) => write.RunAsync(who, product.Slug, new ReviewDraft(stars, title, "It does what it should.", who.PublicName is { Length: > 0 } name ? name : "Somebody")));

    public static Task<Outcome<Review>> PublishAsync(this Store store, Review review) => store.Services.PublishAsync(review);

    public static Task<Outcome<Review>> PublishAsync(this IServiceProvider services, Review review) =>
        services.RunAsync((PublishReview publish) => publish.RunAsync(review.Token, review.Revision, "staff@example.com"));

    public static Task<Outcome<Review>> RejectAsync(this Store store, Review review, string reason) =>
        store.Services.RunAsync((RejectReview reject) => reject.RunAsync(review.Token, review.Revision, reason, "staff@example.com"));

    public static Task<Outcome<Review>> ReplyAsync(this Store store, Review review, string words) => store.Services.ReplyAsync(review, words);

    public static Task<Outcome<Review>> ReplyAsync(this IServiceProvider services, Review review, string words) => services.RunAsync((ReplyToReview reply) => reply.RunAsync(review.Token, words));

    public static Task<Outcome<int>> VoteAsync(this Store store, Review review, Voter voter) => store.Services.RunAsync((VoteHelpful vote) => vote.RunAsync(review.Token, voter));

    public static Task<List<Review>> ReviewsAsync(this Store store, Product product) => store.Database.ReadAsync(db => db.Reviews.AsNoTracking().Where(r => r.ProductId == product.Id).ToListAsync());

    /// <summary>How many reviews the product counts, the sum of their stars, and how many gave one star, two … five.</summary>
    public static async Task<(int Count, int Sum, string Spread)> StarsAsync(this Store store, Product product)
    {
        var now = await store.Database.ReadAsync(db => db.Products.AsNoTracking().SingleAsync(p => p.Id == product.Id));
        return (now.RatingCount, now.RatingSum, $"{now.OneStar} {now.TwoStars} {now.ThreeStars} {now.FourStars} {now.FiveStars}");
    }

    /// <summary>Products and reviews count what there is.</summary>
    public static async Task AssertCountsAsync(this Store store) => Assert.Empty(await store.Services.RunAsync((CheckStore check) => check.RunAsync()));
}
